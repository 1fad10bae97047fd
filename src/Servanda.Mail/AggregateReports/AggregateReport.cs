namespace Servanda.Mail.AggregateReports;

/// <summary>Which schema a DMARC aggregate report follows.</summary>
public enum AggregateDialect
{
    /// <summary>No namespace and no word on the version: what most receivers sent before 2025.</summary>
    Unstated,
    /// <summary>RFC 7489 appendix C, by its namespace <c>http://dmarc.org/dmarc-xml/0.1</c> or version 1.0 without a
    /// namespace.</summary>
    Rfc7489,
    /// <summary>RFC 9990, by its namespace <c>urn:ietf:params:xml:ns:dmarc-2.0</c>, or by elements that only it has.</summary>
    Rfc9990,
}

/// <summary>
/// The head of a DMARC aggregate report (RFC 9990 §3.1.1, RFC 7489 §7.2): who reports, about which period, and the policy
/// seen. Its records are pulled one at a time from the reader, so that a report of any size takes the same memory.
/// What the reporter wrote is kept as text where it only names the reporter.
/// </summary>
public sealed record AggregateReport
{
    /// <summary>org_name; empty when the report has none.</summary>
    public required string Organisation { get; init; }

    /// <summary>email, the reporter's contact; empty when the report has none.</summary>
    public required string Email { get; init; }

    /// <summary>extra_contact_info; null when absent or empty.</summary>
    public string? Contact { get; init; }

    /// <summary>report_id; empty when the report has none.</summary>
    public required string ReportId { get; init; }

    /// <summary>Start of the period; null when it is missing or no time from 1970 to
    /// <see cref="AggregateLimits.MaxSeconds"/>.</summary>
    public DateTimeOffset? Begin { get; init; }

    /// <summary>End of the period, as reported: the last second of it, or for many reporters the first after it. Null when
    /// missing, no such time, before the start, or more than <see cref="AggregateLimits.MaxPeriod"/> after it.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>What went wrong at the reporter when it looked for the policy.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>The software that wrote the report; null when it does not say.</summary>
    public string? Generator { get; init; }

    /// <summary>version, as written; null when absent.</summary>
    public string? Version { get; init; }

    /// <summary>Which schema it follows.</summary>
    public AggregateDialect Dialect { get; init; }

    /// <summary>The policy that the reporter found.</summary>
    public required AggregatePolicy Policy { get; init; }
}
