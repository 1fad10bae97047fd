using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Servanda.SystemTests.Servers;

/// <summary>A certificate authority for one test; its keys are made as it runs.</summary>
sealed class TestAuthority : IDisposable
{
    readonly X509Certificate2 _root;

    public TestAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        var now = TimeProvider.System.GetUtcNow();
        _root = request.CreateSelfSigned(now.AddDays(-2), now.AddYears(1));
    }

    /// <summary>The authority's own certificate, PEM.</summary>
    public string RootPem => _root.ExportCertificatePem();

    /// <summary>Issues a certificate for the names, and writes certificate and key as PEM files.</summary>
    public (string Certificate, string Key) Issue(Scratch scratch, string name, int days, params string[] hosts)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={hosts[0]}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in hosts)
            names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.Create(
            _root, now.AddDays(-1), now.AddDays(days), RandomNumberGenerator.GetBytes(16));
        return (scratch.Write($"{name}.pem", certificate.ExportCertificatePem() + "\n" + RootPem),
            scratch.Write($"{name}.key", key.ExportPkcs8PrivateKeyPem()));
    }

    public void Dispose() => _root.Dispose();
}
