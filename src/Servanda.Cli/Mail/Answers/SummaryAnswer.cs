using Servanda.Accords;
using Servanda.Mail.Dmarc;
using Servanda.Storage;
using Servanda.Storage.Mail;

namespace Servanda.Cli.Mail.Answers;

/// <summary>Everything about a domain in a period, on one page.</summary>
static class SummaryAnswer
{
    /// <summary>Of reporters and names fewer are of interest than of sources.</summary>
    const int FewerRows = 20;

    public static async Task<Answer> ReadAsync(Database database, MailScope scope, int limit, CancellationToken cancel)
    {
        var queries = new ReportQueries(database);
        var overview = await StoreOverview.ReadAsync(database, scope, cancel);
        var days = await queries.ByDayAsync(scope, cancel);
        var whole = days.Aggregate(Volume.None, (sum, day) => sum + day.Volume);
        var next = overview.Policy switch
        {
            "quarantine" or "reject" => DmarcPolicy.Reject,
            _ => DmarcPolicy.Quarantine,
        };
        var domain = scope.Domain.ToString();
        var found = await WhatIf.ReadAsync(next, domain, UnalignedChecks.ReadAsync(database, scope, cancel), cancel);
        var few = Math.Min(limit, FewerRows);
        return new Answer
        {
            Question = "summary",
            Title = new Text("Mail in this name", "Le courrier sous ce nom"),
            Lead = AnswerWords.About(scope),
            Scope = scope,
            Facts = Facts(overview, whole),
            Tables =
            [
                VolumeTables.OverTime(scope, days),
                await SourcesAsync(SourceKind.Network, limit),
                WhatIfAnswer.Table(found, domain, whole.Messages, few),
                SourcesAnswer.New(await queries.NewSourcesAsync(scope, scope.From, few + 1, cancel), scope.From, few),
                await SourcesAsync(SourceKind.Name, few),
                await SourcesAsync(SourceKind.Reporter, few),
            ],
            Notes = [.. Notes(overview, whole)],
            IsEmpty = days.Count == 0,
        };

        async Task<AnswerTable> SourcesAsync(SourceKind kind, int rows) => VolumeTables.Sources(
            Id(kind), SourcesAnswer.Title(kind), SourcesAnswer.Head(kind),
            await queries.BySourceAsync(scope, kind, rows + 1, cancel), rows);
    }

    static IReadOnlyList<Fact> Facts(StoreOverview overview, Volume whole) =>
    [
        new("messages", AnswerWords.Messages, Cell.Of(whole.Messages)),
        Share("aligned", AnswerWords.Aligned, whole.Aligned, whole),
        Share("dkim", AnswerWords.ByDkim, whole.ByDkim, whole),
        Share("spf", AnswerWords.BySpf, whole.BySpf, whole),
        Share("unaligned", AnswerWords.Unaligned, whole.Unaligned, whole),
        Share("delivered", AnswerWords.Delivered, whole.UnalignedDelivered, whole),
        Share("quarantined", AnswerWords.Quarantined, whole.UnalignedQuarantined, whole),
        Share("rejected", AnswerWords.Rejected, whole.UnalignedRejected, whole),
        Share("alignedHeld", new Text("Aligned, held all the same", "Alignés, retenus quand même"), whole.AlignedHeld, whole),
        new("policy", new Text("Policy, as last reported", "Politique, selon le dernier rapport"),
            VolumeTables.Name(overview.Policy ?? "")),
        new("reports", new Text("Reports", "Rapports"), Cell.Of(overview.Reports)),
        new("reporters", AnswerWords.Reporters, Cell.Of(overview.Reporters)),
        new("failures", new Text("Failures reported one by one", "Échecs rapportés un à un"), Cell.Of(overview.Failures)),
        new("tlsSessions", new Text("TLS sessions reported", "Sessions TLS rapportées"),
            Cell.Of(overview.TlsSuccessful + overview.TlsFailed)),
        new("tlsFailed", new Text("TLS sessions that failed", "Sessions TLS en échec"), Cell.Of(overview.TlsFailed),
            Cell.Share(overview.TlsFailed, overview.TlsSuccessful + overview.TlsFailed)),
    ];

    static IEnumerable<Text> Notes(StoreOverview overview, Volume whole)
    {
        yield return AnswerWords.WhatAligned;
        yield return AnswerWords.WhatFirstSeen;
        if (whole.Spread > 0)
            yield return AnswerWords.Spread(whole.Spread);
        if (overview.DoubtfulReports > 0)
            yield return AnswerWords.Doubtful(overview.DoubtfulReports);
        if (overview.Problems > 0)
            yield return AnswerWords.Problems(overview.Problems);
    }

    static Fact Share(string id, Text label, long part, Volume whole) =>
        new(id, label, Cell.Of(part), Cell.Share(part, whole.Messages));

    static string Id(SourceKind kind) => kind switch
    {
        SourceKind.Network => "sources",
        SourceKind.Address => "addresses",
        SourceKind.Reporter => "reporters",
        SourceKind.Name => "names",
        SourceKind.Envelope => "returnPaths",
    };
}
