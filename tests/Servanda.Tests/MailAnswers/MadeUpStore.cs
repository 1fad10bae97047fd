using System.Net;
using Servanda.Core;
using Servanda.Core.Names;
using Servanda.Mail.AggregateReports;
using Servanda.Mail.Dmarc;
using Servanda.Storage;
using Servanda.Storage.Mail;

namespace Servanda.Tests.MailAnswers;

/// <summary>A store in memory with reports of three receivers about one domain, in March 2026.</summary>
static class MadeUpStore
{
    public static readonly DomainName Example = DomainName.Parse("example.org");

    public static MailScope March { get; } = new(Example, new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31));

    /// <summary>What a stranger could put where a name is expected.</summary>
    public const string Hostile = "<script>alert(1)</script> =HYPERLINK(\"x\")\u202E";

    public static async Task<Database> OpenAsync(CancellationToken cancel)
    {
        var database = await Database.OpenAsync(DatabaseAddress.InMemory(Guid.NewGuid().ToString("N")), TimeProvider.System, cancel);
        await using var writer = await ReportWriter.OpenAsync(database, TimeProvider.System, cancel);
        foreach (var (head, records) in Reports())
            await writer.StoreAsync(head, records, () => new ReportEnd([], Digest.Of([])), cancel);
        return database;
    }

    static IEnumerable<(AggregateReport Head, AggregateRecord[] Records)> Reports()
    {
        for (var day = 1; day <= 28; day++)
        {
            yield return (Head($"big-{day}", "big.example", day, 1),
            [
                Record("192.0.2.10", 900 + 13 * day, "example.org/s1=pass", "example.org=pass", dkim: true, spf: true),
                Record("192.0.2.11", 40, "example.org/s1=pass", "lists.example.net=pass", dkim: true),
                Record("198.51.100.7", 60 + day, "mailer.example/k1=pass", "bounce.mailer.example=pass"),
                Record("203.0.113.99", 5 * (day % 4), "", "example.org=softfail", disposition: Disposition.Quarantine),
            ]);
        }
        yield return (Head("week", "small.example", 9, 7),
        [
            Record("192.0.2.10", 100, "example.org/s1=pass", "example.org=pass", dkim: true, spf: true),
            Record("2001:db8:5::1", 23, "example.org/s2=fail", "") with { HeaderFrom = DomainName.Parse("news.example.org") },
        ]);
        yield return (Head("odd", Hostile, 20, 1),
        [
            Record("203.0.113.5", 7, "", "", disposition: Disposition.Reject),
            Record("203.0.113.6", 3, "", "forward.example=fail") with { Reasons = [new OverrideReason(OverrideKind.Forwarded)] },
        ]);
    }

    static AggregateReport Head(string id, string organisation, int day, int days) => new()
    {
        Organisation = organisation,
        Email = "dmarc@receiver.example",
        ReportId = id,
        Begin = new DateTimeOffset(2026, 3, day, 0, 0, 0, TimeSpan.Zero),
        End = new DateTimeOffset(2026, 3, day, 0, 0, 0, TimeSpan.Zero).AddDays(days),
        Policy = new AggregatePolicy { Domain = Example, Policy = DmarcPolicy.Quarantine, SubdomainPolicy = DmarcPolicy.None },
    };

    static AggregateRecord Record(
        string source, long count, string dkimCheck, string spfCheck, bool dkim = false, bool spf = false,
        Disposition disposition = Disposition.None) => new()
        {
            Count = count,
            Source = IPAddress.Parse(source),
            DkimAligned = dkim,
            SpfAligned = spf,
            HeaderFrom = Example,
            Disposition = disposition,
            Dkim = Dkim(dkimCheck),
            Spf = Spf(spfCheck),
        };

    static IReadOnlyList<DkimOutcome> Dkim(string check) => check.Split('/', '=') is [var domain, var selector, var result]
        ? [new DkimOutcome(DomainName.Parse(domain), selector, Enum.Parse<ReportedResult>(result, ignoreCase: true))]
        : [];

    static IReadOnlyList<SpfOutcome> Spf(string check) => check.Split('=') is [var domain, var result]
        ? [new SpfOutcome(DomainName.Parse(domain), SpfScope.MailFrom, Enum.Parse<ReportedResult>(result, ignoreCase: true))]
        : [];
}
