using System.Globalization;
using Servanda.Core;
using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.MailReports;

/// <summary>Reports as evidence: <c>assess --reports</c>, and the bundle that repeats it.</summary>
public sealed class EvidenceTests
{
    [Fact]
    public async Task Reports_of_a_store_become_evidence_that_a_bundle_repeats()
    {
        using var scratch = new Scratch();
        var zone = scratch.Write("good.test.zone", """
            $ORIGIN good.test.
            @ 60 SOA ns hostmaster 1 60 60 60 60
            @ 60 NS ns
            ns 60 A 127.0.0.1
            @ 60 MX 10 mx
            mx 60 A 127.0.0.1
            _dmarc 60 TXT "v=DMARC1; p=reject; rua=mailto:dmarc@good.test"

            """);
        await using var nsd = await Nsd.StartAsync(scratch, [("good.test", zone)]);
        var report = ReportFiles.Aggregate(1, "good.test", new DateTimeOffset(TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(-1), TimeSpan.Zero));
        File.WriteAllBytes(scratch.At("1.xml"), report);
        var database = $"sqlite:{scratch.At("mail.db")}";
        await new MailCli(database).RunAsync(0, "ingest", scratch.At("1.xml"));

        var run = await CommandLine.RunAsync("assess", "good.test", "--control", "mail.dmarc", "--accord", "cta",
            "--resolver", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{nsd.Port}"),
            "--reports", database, "--format", "json", "--out", scratch.At("out"), "--key", scratch.At("key"));
        Assert.Contains("13 messages in 1 reports of 1 receivers; 76.9% aligned, 23.0% held, 0.0% delivered", run.Output, StringComparison.Ordinal);

        var bundle = scratch.At("out/bundles/good.test.zip");
        var bytes = File.ReadAllText(bundle, System.Text.Encoding.Latin1);
        Assert.Contains(Digest.Of(report).ToString(), bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("198.51.100.7", bytes, StringComparison.Ordinal);
        var verified = await CommandLine.RunAsync("verify", bundle);
        Assert.True(verified.Code == 0, verified.Output + verified.Error);
    }
}
