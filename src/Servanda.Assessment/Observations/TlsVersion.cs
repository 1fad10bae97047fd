namespace Servanda.Assessment.Observations;

/// <summary>The versions of TLS that are still met (RFC 8446, RFC 5246, RFC 8996).</summary>
public enum TlsVersion
{
    /// <summary>TLS 1.0, not to be used (RFC 8996).</summary>
    Tls10 = 0x0301,
    /// <summary>TLS 1.1, not to be used (RFC 8996).</summary>
    Tls11 = 0x0302,
    /// <summary>TLS 1.2.</summary>
    Tls12 = 0x0303,
    /// <summary>TLS 1.3.</summary>
    Tls13 = 0x0304,
}

/// <summary>How versions are written.</summary>
public static class TlsVersions
{
    /// <summary>Every version, oldest first.</summary>
    public static IReadOnlyList<TlsVersion> All { get; } =
        [TlsVersion.Tls10, TlsVersion.Tls11, TlsVersion.Tls12, TlsVersion.Tls13];

    /// <summary><c>1.0</c> to <c>1.3</c>.</summary>
    public static string Number(this TlsVersion version) => version switch
    {
        TlsVersion.Tls10 => "1.0",
        TlsVersion.Tls11 => "1.1",
        TlsVersion.Tls12 => "1.2",
        TlsVersion.Tls13 => "1.3",
    };
}
