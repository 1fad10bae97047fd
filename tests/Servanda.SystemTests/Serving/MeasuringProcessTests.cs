using System.Net;
using System.Net.Http.Headers;
using Servanda.Storage;
using Servanda.SystemTests.Assess;
using Servanda.SystemTests.Portal;
using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.Serving;

/// <summary>A portal that measures by itself, and one that takes in what another process measured; against real servers.</summary>
public sealed class MeasuringProcessTests
{
    const string Organisation = "plain", Domain = "plain.test", Kept = "SELECT COUNT(*) FROM assessment",
        Public = "SELECT COUNT(*) FROM assessment WHERE state = 'public'",
        Unconfirmed = "SELECT COUNT(*) FROM assessment WHERE state = 'private' AND held = 'unconfirmed'";

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_another_process_measured_is_private_until_its_notice_has_passed_and_a_second_look_agrees()
    {
        Tools.Require("unbound");
        await using var internet = await RealInternet.StartAsync();
        using var scratch = new Scratch();
        var address = "sqlite:" + scratch.At("portal.db");
        await using var portal = await ServedPortal.StartAsync(scratch, "--database", address, "--measure", "none", "--anchor", internet.Anchor);
        await using var database = await OpenAsync(address);
        var measured = new MeasuredPortal(database);
        await measured.SignAsync(Organisation, Domain);
        var made = await CommandLine.RunAsync("measure", "key", "add", "host in Oslo", "--database", address);
        Assert.True(made.Code == 0, made.Error);
        string key = scratch.Write("submit.key", made.Output), other = scratch.Write("other.key", new string('x', made.Output.Trim().Length) + "\n");
        var list = scratch.Write("organisations.yaml", $"""
            organisations:
              - name: Plain
                id: {Organisation}
                domains: [{Domain}]

            """);
        var refused = await AssessAsync(other);
        Assert.NotEqual(0, refused.Code);
        Assert.Contains("This needs a key", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, await measured.CountAsync("SELECT COUNT(*) FROM submission"));

        var first = await AssessAsync(key);
        Assert.True(first.Code == 0, first.Error);
        Assert.Contains("1 taken in", first.Error, StringComparison.Ordinal);
        Assert.Equal((1, 0), (await measured.CountAsync(Kept), await measured.CountAsync(Public)));
        using var browser = new HttpClient { BaseAddress = portal.Address, Timeout = Patience };
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/api/v1/organisations/{Organisation}/scorecard"));
        // The same bundle again is the submission that is there.
        var bundle = await File.ReadAllBytesAsync(Directory.GetFiles(scratch.At("out/bundles"), "*.zip").Single(), Cancel);
        browser.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", made.Output.Trim());
        using (var again = await SendAsync(bundle))
        {
            Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
            Assert.Contains("\"taken\"", await browser.GetStringAsync(again.Headers.Location, Cancel), StringComparison.Ordinal);
        }
        using (var large = await SendAsync(new byte[(32 << 20) + 1]))
        {
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
            Assert.Contains("octets at the most", await large.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }
        browser.DefaultRequestHeaders.Authorization = null;
        Assert.Equal(1, await measured.CountAsync(Kept));

        // The notice passes, and nobody else has seen yet what is unmet.
        await measured.PassNoticeAsync();
        await measured.CountsAsync(1, Unconfirmed, () => portal.Process.Log);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/api/v1/organisations/{Organisation}/scorecard"));
        var second = await AssessAsync(key);
        Assert.True(second.Code == 0, second.Error);
        await measured.PassNoticeAsync();
        await measured.CountsAsync(2, Public, () => portal.Process.Log);
        await ShownAsync(portal, browser);

        async Task<Ended> AssessAsync(string with) => await CommandLine.RunAsync(internet.Environment,
        [
            "assess", list, "--accord", "cta", "--submit", portal.Address.ToString(), "--submit-key", with, "--key", scratch.At("oslo.key"),
            "--out", scratch.At("out"), .. internet.Options,
        ]);

        async Task<HttpStatusCode> StatusAsync(string path)
        {
            using var answer = await browser.GetAsync(path, Cancel);
            return answer.StatusCode;
        }

        async Task<HttpResponseMessage> SendAsync(byte[] octets)
        {
            using var body = new ByteArrayContent(octets);
            body.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
            return await browser.PostAsync("/api/v1/assessments", body, Cancel);
        }
    }

    [Fact]
    public async Task The_portal_measures_by_itself_and_a_new_failure_is_public_only_after_another_turn()
    {
        Tools.Require("unbound");
        await using var internet = await RealInternet.StartAsync();
        using var scratch = new Scratch();
        var address = "sqlite:" + scratch.At("portal.db");
        // A second look within one turn has a time of its own in serve.
        var way = internet.Options.Take(internet.Options.ToList().IndexOf("--retest-after"));
        await using var portal = await ServedPortal.StartAsync(scratch, ["--database", address, "--measure", "proven", .. way]);
        await using var database = await OpenAsync(address);
        var measured = new MeasuredPortal(database);
        await measured.SignAsync(Organisation, Domain);
        await measured.CountsAsync(1, "SELECT COUNT(*) FROM measurement_turn", () => portal.Process.Log);
        await measured.PassToNextTurnAsync();
        await measured.CountsAsync(1, Kept, () => portal.Process.Log);
        // A week between turns, and a day to what has to be confirmed.
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        Assert.InRange(await measured.CountAsync("SELECT due_at FROM measurement_turn") - now, 60, (long)TimeSpan.FromDays(1.1).TotalSeconds);
        await measured.PassNoticeAsync();
        await measured.CountsAsync(1, Unconfirmed, () => portal.Process.Log);
        await measured.PassToNextTurnAsync();
        await measured.CountsAsync(2, Kept, () => portal.Process.Log);
        await measured.PassNoticeAsync();
        await measured.CountsAsync(2, Public, () => portal.Process.Log);
        // The week now, as nothing has to be confirmed.
        now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        Assert.InRange(await measured.CountAsync("SELECT due_at FROM measurement_turn") - now, (long)TimeSpan.FromDays(6).TotalSeconds, long.MaxValue);
        using var browser = new HttpClient { BaseAddress = portal.Address, Timeout = Patience };
        await ShownAsync(portal, browser);
    }

    /// <summary>What is public is seen within moments, and says that nothing is kept.</summary>
    static async Task ShownAsync(ServedPortal portal, HttpClient browser)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            using var answer = await browser.GetAsync($"/api/v1/organisations/{Organisation}/scorecard", Cancel);
            var said = await answer.Content.ReadAsStringAsync(Cancel);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                Assert.Contains("not-kept", said, StringComparison.Ordinal);
                return;
            }
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, $"{said}\n{portal.Process.Log}");
            await Task.Delay(500, Cancel);
        }
    }

    static Task<Database> OpenAsync(string address) =>
        Database.OpenAsync(DatabaseAddress.Read(address).Value!, TimeProvider.System, Cancel);
}
