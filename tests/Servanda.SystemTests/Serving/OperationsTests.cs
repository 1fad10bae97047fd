using System.Net;
using System.Text.Json;
using Servanda.Storage;
using Servanda.SystemTests.Portal;
using Servanda.SystemTests.Servers;
using Servanda.Transparency.Checkpoints;

namespace Servanda.SystemTests.Serving;

/// <summary>What an operator relies on: health, what is logged, a stop that ends well, and faults that pass.</summary>
public sealed class OperationsTests(Postgres server) : IClassFixture<Postgres>
{
    const string Canary = "canary7f3a";

    static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_alive_and_ready_says_nothing_of_who_asked_for_what_and_stops_when_asked()
    {
        await using var portal = await ServedPortal.StartAsync();
        using var browser = new HttpClient { BaseAddress = portal.Address };
        Assert.Equal("{\"alive\":true}\n", await browser.GetStringAsync("/healthz", Cancel));
        await ReadyAsync(browser, HttpStatusCode.OK);
        browser.DefaultRequestHeaders.UserAgent.ParseAdd($"{Canary}/1.0");
        browser.DefaultRequestHeaders.Add("Cookie", $"name={Canary}");
        foreach (var path in (string[])["/en/organisations?q=", "/fr/nothing/", "/api/v1/organisations/", "/en/account/confirm?code=", "/log/"])
            (await browser.GetAsync(path + Canary, Cancel)).Dispose();
        using var form = new FormUrlEncodedContent([new("Mail", $"{Canary}@example.org"), new("Password", Canary)]);
        (await browser.PostAsync("/en/sign-in", form, Cancel)).Dispose();
        var began = TimeProvider.System.GetTimestamp();
        await portal.KillAsync("-TERM");
        Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromSeconds(30));
        var log = portal.Process.Log;
        Assert.DoesNotContain(Canary, log, StringComparison.Ordinal);
        var lines = log.Split('\n').Where(line => line.StartsWith('{')).ToList();
        Assert.Contains(lines, line => JsonDocument.Parse(line).RootElement.GetProperty("Category").GetString()!.EndsWith("LogbookWorker", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_database_that_goes_away_and_comes_back_loses_nothing()
    {
        using var scratch = new Scratch();
        var address = await server.NewDatabaseAsync();
        await using var database = await Database.OpenAsync(DatabaseAddress.Read(address).Value!, TimeProvider.System, Cancel);
        var load = new OutboxLoad(database);
        await using var portal = await ServedPortal.StartAsync(scratch, "--database", address);
        using var browser = new HttpClient { BaseAddress = portal.Address };
        await ReadyAsync(browser, HttpStatusCode.OK);
        var loading = load.AddForAsync(TimeSpan.FromSeconds(8));
        await Task.Delay(1500, Cancel);
        await server.StopAsync();
        await ReadyAsync(browser, HttpStatusCode.ServiceUnavailable);
        Assert.Equal("{\"alive\":true}\n", await browser.GetStringAsync("/healthz", Cancel));
        // The register is in memory: what needs nothing else is still there, and nothing says 500.
        using (var page = await browser.GetAsync("/en/accords", Cancel))
            Assert.Contains(page.StatusCode, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable]);
        await server.StartAgainAsync();
        await ReadyAsync(browser, HttpStatusCode.OK);
        await loading;
        await load.LoggedAsync();
        await portal.KillAsync("-TERM");
        await load.HoldsAsync(scratch.At("data/log/public"));
    }

    [Fact]
    public async Task A_full_disk_makes_leaves_wait_until_there_is_room()
    {
        using var scratch = new Scratch();
        var address = "sqlite:" + scratch.At("portal.db");
        await using var database = await Database.OpenAsync(DatabaseAddress.Read(address).Value!, TimeProvider.System, Cancel);
        var load = new OutboxLoad(database);
        await using var portal = await ServedPortal.StartAsync(scratch, "--database", address);
        using var browser = new HttpClient { BaseAddress = portal.Address };
        await ReadyAsync(browser, HttpStatusCode.OK);
        await load.LoggedAsync();
        var tree = scratch.At("data/log/public");
        var size = CheckpointNote.Read(await File.ReadAllBytesAsync(Path.Combine(tree, "checkpoint"), Cancel)).Value!.Checkpoint.Size;
        // Whatever batch comes next, one of these is a file of it.
        for (var next = size + 1; next <= size + 3; next++)
            File.CreateSymbolicLink(FormattableString.Invariant($"{tree}/tile/entries/000.p/{next}.new"), "/dev/full");
        await load.AddAsync();
        await portal.Process.SaysAsync("No space left on device", Limit);
        Assert.Contains("\"leavesWaiting\":", await browser.GetStringAsync("/readyz", Cancel), StringComparison.Ordinal);
        for (var next = size + 1; next <= size + 3; next++)
            File.Delete(FormattableString.Invariant($"{tree}/tile/entries/000.p/{next}.new"));
        await load.LoggedAsync();
        await portal.KillAsync("-TERM");
        await load.HoldsAsync(tree);
    }

    static async Task ReadyAsync(HttpClient browser, HttpStatusCode expected)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            using var answer = await browser.GetAsync("/readyz", Cancel);
            if (answer.StatusCode == expected)
                return;
            var said = await answer.Content.ReadAsStringAsync(Cancel);
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Limit, $"/readyz is not {expected}: {said}");
            await Task.Delay(200, Cancel);
        }
    }
}
