namespace Servanda.Dns.Client;

/// <summary>Why there is no answer.</summary>
public enum DnsFailure
{
    /// <summary>Nobody answered in time.</summary>
    TimedOut,
    /// <summary>The network said there is nobody there, or no way to them.</summary>
    Unreachable,
    /// <summary>A connection was lost before the answer came.</summary>
    ConnectionLost,
    /// <summary>The upstream could not prove who it is (TLS).</summary>
    Untrusted,
    /// <summary>What came was no DNS answer: an HTTP error, another content type, octets without a header.</summary>
    Malformed,
    /// <summary>The address is one that must not be asked.</summary>
    Forbidden,
}
