namespace Servanda.Mail.Dmarc;

/// <summary>What the owner of a domain asks to be done with mail that fails (RFC 9989 §4.7, tags p, sp, np).</summary>
public enum DmarcPolicy
{
    /// <summary>No preference.</summary>
    None,
    /// <summary>Treat as suspicious.</summary>
    Quarantine,
    /// <summary>Refuse.</summary>
    Reject,
}

/// <summary>How two domains are compared (RFC 9989 §3.2.10, tags adkim and aspf).</summary>
public enum DmarcAlignment
{
    /// <summary>The organisational domains are the same; the default.</summary>
    Relaxed,
    /// <summary>The names are identical.</summary>
    Strict,
}

/// <summary>What a record says of its domain's place (RFC 9989 §4.7, tag psd).</summary>
public enum DmarcPublicSuffix
{
    /// <summary>u: the tree walk decides; the default.</summary>
    Unknown,
    /// <summary>y: a public suffix.</summary>
    Yes,
    /// <summary>n: no public suffix, but an organisational domain.</summary>
    No,
}

/// <summary>When failure reports are wanted (RFC 9989 §4.7, tag fo).</summary>
[Flags]
public enum DmarcFailureOptions
{
    /// <summary>Nothing named.</summary>
    None = 0,
    /// <summary>0: when no mechanism gives an aligned pass; the default.</summary>
    AllFailed = 1,
    /// <summary>1: when any mechanism gives no aligned pass.</summary>
    AnyFailed = 2,
    /// <summary>d: when a DKIM signature failed, aligned or not.</summary>
    Dkim = 4,
    /// <summary>s: when SPF failed, aligned or not.</summary>
    Spf = 8,
}

/// <summary>What a receiver makes of a record whose policy tags are missing or wrong (RFC 9989 §4.10.1).</summary>
public enum DmarcStanding
{
    /// <summary>The policies are taken as published.</summary>
    AsPublished,
    /// <summary>A policy tag is unusable, but there is an address for reports: the record counts as p=none.</summary>
    AsNone,
    /// <summary>A policy tag is unusable and nobody wants reports: DMARC is not applied.</summary>
    NotApplied,
}

/// <summary>A DMARC policy record (RFC 9989 §4.7): unknown and retired tags left out, defaults filled in.</summary>
public sealed record DmarcRecord
{
    /// <summary>p as published; null when missing or wrong.</summary>
    public DmarcPolicy? Published { get; init; }

    /// <summary>sp as published; null when absent or wrong.</summary>
    public DmarcPolicy? PublishedForSubdomains { get; init; }

    /// <summary>np as published; null when absent or wrong.</summary>
    public DmarcPolicy? PublishedForNonexistent { get; init; }

    /// <summary>What a receiver makes of the policy tags.</summary>
    public required DmarcStanding Standing { get; init; }

    /// <summary>adkim.</summary>
    public DmarcAlignment DkimAlignment { get; init; }

    /// <summary>aspf.</summary>
    public DmarcAlignment SpfAlignment { get; init; }

    /// <summary>fo.</summary>
    public DmarcFailureOptions FailureOptions { get; init; } = DmarcFailureOptions.AllFailed;

    /// <summary>psd.</summary>
    public DmarcPublicSuffix PublicSuffix { get; init; }

    /// <summary>t=y: the owner asks for one level less than the policy says.</summary>
    public bool IsTesting { get; init; }

    /// <summary>rua: where aggregate reports are to go; wrong entries are left out.</summary>
    public IReadOnlyList<ReportUri> AggregateReports { get; init; } = [];

    /// <summary>ruf: where failure reports are to go; wrong entries are left out.</summary>
    public IReadOnlyList<ReportUri> FailureReports { get; init; } = [];

    /// <summary>The policy for the domain of the record itself; null when DMARC is not applied.</summary>
    public DmarcPolicy? Policy => OrNone(Published);

    /// <summary>The policy for subdomains that exist: sp, else p; null when DMARC is not applied.</summary>
    public DmarcPolicy? SubdomainPolicy => OrNone(PublishedForSubdomains ?? Published);

    /// <summary>The policy for names that do not exist (NXDOMAIN): np, else sp, else p; null when DMARC is not
    /// applied.</summary>
    public DmarcPolicy? NonexistentPolicy => OrNone(PublishedForNonexistent ?? PublishedForSubdomains ?? Published);

    /// <summary>The policy with test mode taken into account: one level lower where t=y (§4.7).</summary>
    public DmarcPolicy? Applied(DmarcPolicy? policy) => IsTesting && policy is DmarcPolicy.Quarantine or DmarcPolicy.Reject
        ? policy - 1
        : policy;

    DmarcPolicy? OrNone(DmarcPolicy? policy) => Standing switch
    {
        DmarcStanding.AsPublished => policy,
        DmarcStanding.AsNone => DmarcPolicy.None,
        DmarcStanding.NotApplied => null,
    };
}
