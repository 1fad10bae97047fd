using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Servanda.Lab.Keys;

/// <summary>A certificate with its key, and the ones that are sent after it.</summary>
sealed class ServerCertificate(X509Certificate2 own, X509Certificate2Collection others) : IDisposable
{
    readonly Lazy<SslStreamCertificateContext> _context =
        new(() => SslStreamCertificateContext.Create(own, others, offline: true));

    /// <summary>As a TLS server takes it.</summary>
    public SslStreamCertificateContext Context => _context.Value;

    /// <summary>SHA-256 of the public key: the data of a TLSA record 3 1 1 (RFC 6698 §2.1).</summary>
    public byte[] KeyDigest() => SHA256.HashData(own.PublicKey.ExportSubjectPublicKeyInfo());

    /// <summary>SHA-512 of the same: the data of 3 1 2.</summary>
    public byte[] LongKeyDigest() => SHA512.HashData(own.PublicKey.ExportSubjectPublicKeyInfo());

    /// <summary>SHA-256 of the certificate above it: the data of 2 0 1.</summary>
    public byte[] IssuerDigest() => SHA256.HashData(others[0].RawDataMemory.Span);

    public void Dispose() => own.Dispose();
}
