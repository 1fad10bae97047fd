namespace Servanda.Dns;

/// <summary>What a response says about the question.</summary>
public enum AnswerKind
{
    /// <summary>There are records of the type asked for.</summary>
    Records,
    /// <summary>The name is there, without records of that type (NODATA, RFC 2308 §2.2).</summary>
    NoData,
    /// <summary>The name, or the one its aliases lead to, is not there (NXDOMAIN, RFC 2308 §2.1, RFC 6604 §3).</summary>
    NoSuchName,
    /// <summary>A server that does not resolve for others points elsewhere: a referral (RFC 1034 §4.3.2), or an alias
    /// whose target is not its own.</summary>
    Elsewhere,
    /// <summary>The aliases go in a circle, or on for longer than is followed.</summary>
    AliasLoop,
    /// <summary>Not everything fitted (TC); nothing can be said about what is missing (RFC 2181 §9).</summary>
    Truncated,
    /// <summary>The server did not answer the question; the response code says how.</summary>
    Failed,
}
