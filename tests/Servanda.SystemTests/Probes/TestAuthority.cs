using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Servanda.SystemTests.Probes;

/// <summary>A certificate authority for one test.</summary>
sealed class TestAuthority : IDisposable
{
    static readonly TimeSpan Validity = TimeSpan.FromDays(30);

    readonly X509Certificate2 _root;

    public TestAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN=Test Authority {Guid.NewGuid()}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        _root = request.CreateSelfSigned(now - Validity, now + Validity);
    }

    public X509Certificate2Collection Roots => [_root];

    /// <summary>A certificate for a host.</summary>
    /// <param name="host">The host.</param>
    /// <param name="isExpired">True for one that was valid until yesterday.</param>
    /// <param name="pointers">A URL it says its issuer, its status and its revocation list are to be had at.</param>
    public X509Certificate2 Issue(string host, bool isExpired = false, string? pointers = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = Request(host, key);
        if (pointers is not null)
        {
            request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension([pointers], [pointers]));
            request.CertificateExtensions.Add(CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([pointers]));
        }
        var now = TimeProvider.System.GetUtcNow();
        var until = isExpired ? now.AddDays(-1) : now.AddDays(20);
        using var issued = request.Create(_root, now.AddDays(-20), until, RandomNumberGenerator.GetBytes(8));
        return Usable(issued.CopyWithPrivateKey(key));
    }

    /// <summary>A certificate nobody vouches for.</summary>
    public static X509Certificate2 SelfSigned(string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        return Usable(Request(host, key).CreateSelfSigned(now - Validity, now + Validity));
    }

    public void Dispose() => _root.Dispose();

    static CertificateRequest Request(string host, ECDsa key)
    {
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        return request;
    }

    static X509Certificate2 Usable(X509Certificate2 certificate)
    {
        using (certificate)
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }
}
