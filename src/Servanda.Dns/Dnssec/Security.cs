namespace Servanda.Dns.Dnssec;

/// <summary>How far data can be trusted (RFC 4033 §5, RFC 4035 §4.3).</summary>
public enum Security
{
    /// <summary>A chain of signatures leads to it from a trust anchor.</summary>
    Secure,
    /// <summary>It is proven that no such chain need lead to it: the zone is unsigned, or signed in a way not known here.
    /// </summary>
    Insecure,
    /// <summary>A chain should lead to it and does not.</summary>
    Bogus,
    /// <summary>It cannot be told: no trust anchor is above it, or a part of the chain could not be had.</summary>
    Indeterminate,
}
