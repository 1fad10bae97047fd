namespace Servanda.Dns.Client;

/// <summary>How one question is to be asked.</summary>
public readonly record struct LookupOptions
{
    /// <summary>True to ask afresh, whatever is cached or under way.</summary>
    public bool BypassCache { get; init; }

    /// <summary>True for the answer as it is, validated or not (CD, RFC 4035 §3.2.2).</summary>
    public bool CheckingDisabled { get; init; }

    /// <summary>True to get the DNSSEC records too (DO, RFC 3225). AD is reported either way (RFC 6840 §5.7).</summary>
    public bool DnssecOk { get; init; }

    /// <summary>An <see cref="DnsResult.Answered.Upstream"/> not to be asked when there is another; null for any. Asks
    /// afresh.</summary>
    public string? Avoid { get; init; }
}
