using System.Data.Common;
using Dapper;
using Servanda.Mail.AggregateReports;
using Servanda.Mail.FailureReports;
using Servanda.Mail.TlsReports;

namespace Servanda.Storage.Mail;

/// <summary>The head of a report, as its table holds it.</summary>
sealed record ReportHeadRow
{
    const string Insert = """
        INSERT INTO mail_report (
            kind, report_key, digest, organisation, contact_domain, report_id, name, begins_at, ends_at, first_day, last_day,
            is_period_doubtful, dialect, generator, policy, subdomain_policy, nonexistent_policy, dkim_alignment,
            spf_alignment, percent, is_testing, records, messages, problems, stored_at)
        VALUES (
            @Kind, @ReportKey, '', @Organisation, @ContactDomain, @ReportId, @Name, @BeginsAt, @EndsAt, @FirstDay, @LastDay,
            @IsPeriodDoubtful, @Dialect, @Generator, @Policy, @SubdomainPolicy, @NonexistentPolicy, @DkimAlignment,
            @SpfAlignment, @Percent, @IsTesting, 0, 0, 0, @StoredAt)
        ON CONFLICT DO NOTHING
        RETURNING id
        """;

    public required string Kind { get; init; }

    public required string ReportKey { get; init; }

    public required string Organisation { get; init; }

    public string? ContactDomain { get; init; }

    public required string ReportId { get; init; }

    public required string Name { get; init; }

    public long? BeginsAt { get; init; }

    public long? EndsAt { get; init; }

    public required long FirstDay { get; init; }

    public required long LastDay { get; init; }

    public long IsPeriodDoubtful { get; init; }

    public string? Dialect { get; init; }

    public string? Generator { get; init; }

    public string? Policy { get; init; }

    public string? SubdomainPolicy { get; init; }

    public string? NonexistentPolicy { get; init; }

    public string? DkimAlignment { get; init; }

    public string? SpfAlignment { get; init; }

    public long? Percent { get; init; }

    public long? IsTesting { get; init; }

    public required long StoredAt { get; init; }

    /// <summary>Puts the head in; null when a report with this key is there already.</summary>
    public Task<long?> InsertAsync(DbConnection connection, DbTransaction transaction) =>
        connection.QuerySingleOrDefaultAsync<long?>(Insert, this, transaction);

    public static ReportHeadRow Of(AggregateReport head, ReportPeriod period, DateTimeOffset now) => new()
    {
        Kind = ReportKinds.Aggregate,
        ReportKey = Mail.ReportKey.Of(ReportKinds.Aggregate, head.Organisation.Length > 0 ? head.Organisation : head.Email,
            head.ReportId, head.Policy.Domain, head.Begin, head.End) ?? Mail.ReportKey.Pending(),
        Organisation = OutsideText.WithoutLocalParts(head.Organisation)!,
        ContactDomain = OutsideText.DomainOf(head.Email),
        ReportId = OutsideText.WithoutLocalParts(head.ReportId)!,
        Name = NameKey.Of(head.Policy.Domain),
        BeginsAt = head.Begin?.ToUnixTimeSeconds(),
        EndsAt = head.End?.ToUnixTimeSeconds(),
        FirstDay = period.FirstDay,
        LastDay = period.LastDay,
        IsPeriodDoubtful = period.IsDoubtful ? 1 : 0,
        Dialect = StoreWords.Of(head.Dialect),
        Generator = OutsideText.WithoutLocalParts(head.Generator),
        Policy = head.Policy.Policy is { } p ? StoreWords.Of(p) : null,
        SubdomainPolicy = head.Policy.SubdomainPolicy is { } sp ? StoreWords.Of(sp) : null,
        NonexistentPolicy = head.Policy.NonexistentPolicy is { } np ? StoreWords.Of(np) : null,
        DkimAlignment = head.Policy.DkimAlignment is { } adkim ? StoreWords.Of(adkim) : null,
        SpfAlignment = head.Policy.SpfAlignment is { } aspf ? StoreWords.Of(aspf) : null,
        Percent = head.Policy.Percent,
        IsTesting = head.Policy.IsTesting is { } testing ? testing ? 1 : 0 : null,
        StoredAt = now.ToUnixTimeSeconds(),
    };

    public static ReportHeadRow Of(FailureReport report, ReportPeriod period, ReportEnd end, DateTimeOffset now) => new()
    {
        Kind = ReportKinds.Failure,
        ReportKey = Mail.ReportKey.Of(ReportKinds.Failure, end.Digest),
        Organisation = OutsideText.WithoutLocalParts(report.UserAgent) ?? "",
        ReportId = "",
        Name = NameKey.Of(report.ReportedDomain ?? report.HeaderFrom),
        BeginsAt = report.Arrived?.ToUnixTimeSeconds(),
        EndsAt = report.Arrived?.ToUnixTimeSeconds(),
        FirstDay = period.FirstDay,
        LastDay = period.LastDay,
        IsPeriodDoubtful = period.IsDoubtful ? 1 : 0,
        StoredAt = now.ToUnixTimeSeconds(),
    };

    public static ReportHeadRow Of(TlsReport report, ReportPeriod period, ReportEnd end, DateTimeOffset now) => new()
    {
        Kind = ReportKinds.Tls,
        ReportKey = Mail.ReportKey.Of(ReportKinds.Tls, report.Organisation.Length > 0 ? report.Organisation : report.Contact ?? "",
            report.ReportId, report.Policies.Select(one => one.Domain).FirstOrDefault(), report.Start, report.End)
            ?? Mail.ReportKey.Of(ReportKinds.Tls, end.Digest),
        Organisation = OutsideText.WithoutLocalParts(report.Organisation)!,
        ContactDomain = OutsideText.DomainOf(report.Contact),
        ReportId = OutsideText.WithoutLocalParts(report.ReportId)!,
        Name = NameKey.Of(report.Policies.Select(one => one.Domain).FirstOrDefault()),
        BeginsAt = report.Start?.ToUnixTimeSeconds(),
        EndsAt = report.End?.ToUnixTimeSeconds(),
        FirstDay = period.FirstDay,
        LastDay = period.LastDay,
        IsPeriodDoubtful = period.IsDoubtful ? 1 : 0,
        StoredAt = now.ToUnixTimeSeconds(),
    };
}

/// <summary>The kinds of reports, as tables name them.</summary>
static class ReportKinds
{
    public const string Aggregate = "aggregate";
    public const string Failure = "failure";
    public const string Tls = "tls";
}
