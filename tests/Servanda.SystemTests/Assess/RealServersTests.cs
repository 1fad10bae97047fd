using System.Text.Json;
using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.Assess;

/// <summary>The whole program against nsd, unbound, nginx and postfix.</summary>
public sealed class RealServersTests
{
    /// <summary>Organisation, control, status: the verdicts expected.</summary>
    static readonly (string Domain, string Control, string Status)[] Expected =
    [
        ("good.test", "mail.spf", "met"),
        ("good.test", "mail.dkim", "met"),
        ("good.test", "mail.dmarc", "met"),
        ("good.test", "mail.mta-sts", "met"),
        ("good.test", "mail.tls-rpt", "met"),
        ("good.test", "mail.starttls", "met"),
        ("good.test", "mail.dane", "unmet"),
        ("good.test", "mail.parked", "not-applicable"),
        ("good.test", "dns.dnssec", "met"),
        ("good.test", "dns.caa", "met"),
        ("good.test", "dns.redundancy", "met"),
        ("good.test", "net.ipv6", "partly-met"),
        ("good.test", "web.https", "met"),
        ("good.test", "web.tls", "met"),
        ("good.test", "web.hsts", "met"),
        ("good.test", "disclosure.security-txt", "met"),
        ("good.test", "disclosure.policy", "met"),
        ("good.test", "disclosure.csaf", "unmet"),
        ("plain.test", "mail.spf", "unmet"),
        ("plain.test", "mail.dkim", "unknown"),
        ("plain.test", "mail.dmarc", "unmet"),
        ("plain.test", "mail.starttls", "unknown"),
        ("plain.test", "dns.dnssec", "unmet"),
        ("plain.test", "dns.caa", "unmet"),
        ("plain.test", "dns.redundancy", "unmet"),
        ("plain.test", "net.ipv6", "unmet"),
        ("plain.test", "web.https", "unmet"),
        ("bogus.test", "dns.dnssec", "unmet"),
        ("bogus.test", "mail.spf", "unknown"),
        ("bogus.test", "web.https", "unknown"),
    ];

    [Fact]
    public async Task Real_servers_give_the_expected_verdicts_and_bundles_that_verify()
    {
        Tools.Require("unbound");
        await using var internet = await RealInternet.StartAsync();
        var file = internet.Scratch.Write("organisations.csv", """
            name,domain,accords,selectors
            Good,good.test,cta pc,mail2026
            Plain,plain.test,cta pc,
            Bogus,bogus.test,cta,
            """);
        var run = await CommandLine.RunAsync(internet.Environment,
        [
            "assess", file, "--format", "json", "--out", internet.Scratch.At("out"),
            "--key", internet.Scratch.At("test.key"), .. internet.Options,
        ]);
        Assert.True(run.Code == 0, $"{run.Code}: {run.Error}");

        using var document = JsonDocument.Parse(run.Output);
        var seen = Judged(document);
        var wrong = Expected
            .Where(one => !seen.TryGetValue((one.Domain, one.Control), out var asset)
                || asset.GetProperty("status").GetString() != one.Status)
            .Select(one => $"{one} but {seen.GetValueOrDefault((one.Domain, one.Control))}");
        Assert.True(!wrong.Any(), string.Join('\n', wrong));

        var bundles = Directory.GetFiles(internet.Scratch.At("out/bundles"), "*.zip");
        Assert.Equal(3, bundles.Length);
        var verified = await CommandLine.RunAsync(["verify", "--anchor", internet.Anchor, .. bundles]);
        Assert.True(verified.Code == 0, verified.Output);
        Assert.Contains("answers proven from the root’s key", verified.Output, StringComparison.Ordinal);
        Assert.Contains("\"evidence\": \"proven\"", run.Output.Replace("\":\"", "\": \"", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_resolver_that_cannot_be_reached_measures_nothing_and_says_so_with_3()
    {
        var run = await CommandLine.RunAsync(
            "assess", "good.test", "--resolver", $"127.0.0.1:{Ports.Free()}", "--control", "mail.spf", "--format", "json");
        Assert.True(run.Code == 3, $"{run.Code}: {run.Error}");
    }

    /// <summary>Every asset that was judged, by its name and the control.</summary>
    static Dictionary<(string, string), JsonElement> Judged(JsonDocument document) => (
        from organisation in document.RootElement.GetProperty("organisations").EnumerateArray()
        from accord in organisation.GetProperty("accords").EnumerateArray()
        from commitment in accord.GetProperty("commitments").EnumerateArray()
        from control in commitment.GetProperty("controls").EnumerateArray()
        from asset in control.GetProperty("assets").EnumerateArray()
        select (Key: (asset.GetProperty("asset").GetString()!, control.GetProperty("id").GetString()!), Asset: asset))
        .DistinctBy(one => one.Key)
        .ToDictionary(one => one.Key, one => one.Asset);
}
