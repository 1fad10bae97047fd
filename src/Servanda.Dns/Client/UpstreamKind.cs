namespace Servanda.Dns.Client;

/// <summary>The ways to a resolver.</summary>
public enum UpstreamKind
{
    /// <summary>UDP, and TCP when the answer is long (RFC 1035 §4.2, RFC 7766).</summary>
    Udp,
    /// <summary>TCP only (RFC 7766).</summary>
    Tcp,
    /// <summary>DNS over TLS (RFC 7858), the certificate checked.</summary>
    Tls,
    /// <summary>DNS over HTTPS (RFC 8484).</summary>
    Https,
}
