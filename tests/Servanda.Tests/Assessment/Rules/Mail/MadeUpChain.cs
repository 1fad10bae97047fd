using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Servanda.Tests.Assessment.Rules.Mail;

/// <summary>A server's certificate with the two above it, of keys made for the test.</summary>
static class MadeUpChain
{
    /// <summary>The server's own (RSA-signed), the one between (by ECDSA on P-384), and the root.</summary>
    public static (byte[] Own, byte[] Middle, byte[] Root) Of(string host)
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var middleKey = RSA.Create(2048);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (from, to) = (World.Now.AddDays(-30), World.Now.AddDays(60));
        using var root = Authority(new CertificateRequest($"CN=Root of {host}", rootKey, HashAlgorithmName.SHA384))
            .CreateSelfSigned(from, to);
        using var middle = Authority(new CertificateRequest(
                $"CN=Middle of {host}", middleKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
            .Create(root.SubjectName, X509SignatureGenerator.CreateForECDsa(rootKey), from, to, [1]);
        var own = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        own.CertificateExtensions.Add(names.Build());
        using var made = own.Create(middle.SubjectName,
            X509SignatureGenerator.CreateForRSA(middleKey, RSASignaturePadding.Pkcs1), from, to, [2]);
        return (made.RawData, middle.RawData, root.RawData);
    }

    /// <summary>The SubjectPublicKeyInfo of a certificate.</summary>
    public static byte[] KeyOf(byte[] certificate)
    {
        using var read = X509CertificateLoader.LoadCertificate(certificate);
        return read.PublicKey.ExportSubjectPublicKeyInfo();
    }

    static CertificateRequest Authority(CertificateRequest request)
    {
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request;
    }
}
