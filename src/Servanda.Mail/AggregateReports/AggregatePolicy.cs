using Servanda.Core.Names;
using Servanda.Mail.Dmarc;

namespace Servanda.Mail.AggregateReports;

/// <summary>How a reporter found the policy record (RFC 9990 §3.1.1.5).</summary>
public enum PolicyDiscovery
{
    /// <summary>psl: the list of public suffixes, as RFC 7489 had it.</summary>
    PublicSuffixList,
    /// <summary>treewalk: RFC 9989.</summary>
    TreeWalk,
}

/// <summary>policy_published: the DMARC record that a reporter found (RFC 9990 §3.1.1.5). What it leaves out is null.</summary>
public sealed record AggregatePolicy
{
    /// <summary>The domain whose record applied; null when missing or no domain name.</summary>
    public DomainName? Domain { get; init; }

    /// <summary>p.</summary>
    public DmarcPolicy? Policy { get; init; }

    /// <summary>sp, for subdomains.</summary>
    public DmarcPolicy? SubdomainPolicy { get; init; }

    /// <summary>np, for subdomains that do not exist.</summary>
    public DmarcPolicy? NonexistentPolicy { get; init; }

    /// <summary>adkim.</summary>
    public DmarcAlignment? DkimAlignment { get; init; }

    /// <summary>aspf.</summary>
    public DmarcAlignment? SpfAlignment { get; init; }

    /// <summary>pct, 0 to 100: the share of messages that the policy applied to (RFC 7489 only).</summary>
    public int? Percent { get; init; }

    /// <summary>testing: true when the record said t=y (RFC 9990).</summary>
    public bool? IsTesting { get; init; }

    /// <summary>fo, as reported.</summary>
    public string? FailureOptions { get; init; }

    /// <summary>How the record was found (RFC 9990).</summary>
    public PolicyDiscovery? Discovery { get; init; }
}
