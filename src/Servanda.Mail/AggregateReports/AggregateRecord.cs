using System.Net;
using Servanda.Core.Names;

namespace Servanda.Mail.AggregateReports;

/// <summary>What a receiver did with messages (RFC 9990 §3.1.1.9).</summary>
public enum Disposition
{
    /// <summary>Nothing on account of DMARC.</summary>
    None,
    /// <summary>Nothing, since DMARC passed under an enforcing policy (RFC 9990 only; older reports say none).</summary>
    Pass,
    /// <summary>Marked as suspicious.</summary>
    Quarantine,
    /// <summary>Refused.</summary>
    Reject,
}

/// <summary>
/// One row of an aggregate report: messages of one source with the same identifiers and results (RFC 9990 §3.1.1.7).
/// A value that the reporter left out or that cannot be read is null, and its problem stands with the report.
/// </summary>
public sealed record AggregateRecord
{
    /// <summary>How many messages, 1 to <see cref="AggregateLimits.MaxCount"/>; 0 when the count is missing or no positive
    /// number.</summary>
    public required long Count { get; init; }

    /// <summary>source_ip: who connected; null when it is no address (some reporters send a host name).</summary>
    public IPAddress? Source { get; init; }

    /// <summary>What was done with the messages.</summary>
    public Disposition? Disposition { get; init; }

    /// <summary>True when an aligned DKIM signature passed.</summary>
    public bool? DkimAligned { get; init; }

    /// <summary>True when SPF passed, aligned.</summary>
    public bool? SpfAligned { get; init; }

    /// <summary>Why something else was done than the policy asks.</summary>
    public IReadOnlyList<OverrideReason> Reasons { get; init; } = [];

    /// <summary>The domain of the From field; null when missing or no domain name.</summary>
    public DomainName? HeaderFrom { get; init; }

    /// <summary>The domain of the SMTP sender; null when absent, empty (bounces) or no domain name.</summary>
    public DomainName? EnvelopeFrom { get; init; }

    /// <summary>The domain of the SMTP recipient; null when absent or no domain name.</summary>
    public DomainName? EnvelopeTo { get; init; }

    /// <summary>Every DKIM signature looked at, aligned or not.</summary>
    public IReadOnlyList<DkimOutcome> Dkim { get; init; } = [];

    /// <summary>SPF results, aligned or not; RFC 9990 has one at the most.</summary>
    public IReadOnlyList<SpfOutcome> Spf { get; init; } = [];

    /// <summary>True when DMARC passed: an aligned pass of DKIM or SPF.</summary>
    public bool IsAligned => DkimAligned is true || SpfAligned is true;
}
