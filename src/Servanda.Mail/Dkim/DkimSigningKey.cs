using System.Security.Cryptography;
using Servanda.Core;
using Servanda.Core.Cryptography;

namespace Servanda.Mail.Dkim;

/// <summary>A private key to sign with: RSA of 1024 bits at least (RFC 8301 §3.2, which recommends 2048), or Ed25519
/// (RFC 8463). Safe for several threads.</summary>
public sealed class DkimSigningKey : IDisposable
{
    const int MinRsaBits = 1024, MaxPem = 32 * 1024;

    readonly Lock _lock = new();
    readonly RSA? _rsa;
    readonly Ed25519PrivateKey? _ed25519;

    /// <summary>Signs with RSA; the key is disposed with this one.</summary>
    /// <exception cref="ArgumentException">A key under 1024 bits.</exception>
    public DkimSigningKey(RSA rsa)
    {
        ArgumentNullException.ThrowIfNull(rsa);
        _rsa = rsa.KeySize >= MinRsaBits ? rsa : throw new ArgumentException("An RSA key needs 1024 bits at least.", nameof(rsa));
    }

    /// <summary>Signs with Ed25519; the key is disposed with this one.</summary>
    public DkimSigningKey(Ed25519PrivateKey ed25519) => _ed25519 = ed25519;

    /// <summary>rsa-sha256 or ed25519-sha256.</summary>
    public DkimAlgorithm Algorithm => _rsa is null ? DkimAlgorithm.Ed25519Sha256 : DkimAlgorithm.RsaSha256;

    /// <summary>Reads a key in PEM: PKCS #8 (RFC 5958), or PKCS #1 for RSA.</summary>
    public static Parsed<DkimSigningKey> ReadPem(ReadOnlySpan<char> pem)
    {
        if (pem.Length > MaxPem)
            return new(null, [new Problem("key.length", 0, "reader limit")]);
        if (Ed25519.CanSign && Ed25519PrivateKey.ReadPem(pem).Value is { } ed25519)
            return new(new(ed25519), []);
        var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(pem);
            if (rsa.KeySize >= MinRsaBits)
                return new(new(rsa), []);
            rsa.Dispose();
            return new(null, [new Problem(DkimProblems.KeyShort.Code, 0, DkimProblems.KeyShort.Clause)]);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            rsa.Dispose();
            return new(null, [new Problem("key.pem", 0, "RFC 7468 §10")]);
        }
    }

    /// <summary>The text of the TXT record for the selector (RFC 6376 §3.6.1).</summary>
    public string WriteRecord() => _rsa is null
        ? "v=DKIM1; k=ed25519; p=" + Convert.ToBase64String(_ed25519!.PublicKey.Octets)
        : "v=DKIM1; k=rsa; p=" + Convert.ToBase64String(_rsa.ExportSubjectPublicKeyInfo());

    /// <summary>Forgets the secret.</summary>
    public void Dispose()
    {
        _rsa?.Dispose();
        _ed25519?.Dispose();
    }

    internal byte[] Sign(byte[] hash)
    {
        if (_rsa is null)
            return _ed25519!.Sign(hash);
        lock (_lock)
            return _rsa.SignHash(hash, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }
}
