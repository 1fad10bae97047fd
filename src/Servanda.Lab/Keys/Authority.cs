using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Servanda.Lab.Keys;

/// <summary>The lab's certificate authority: a root, an intermediate, and whatever a story orders from it. Made anew at
/// every start; its keys are written nowhere.</summary>
sealed class Authority : IDisposable
{
    static readonly TimeSpan Life = TimeSpan.FromDays(3650);
    static readonly TimeSpan Age = TimeSpan.FromDays(400);
    static readonly TimeSpan LeafLife = TimeSpan.FromDays(90);
    static readonly TimeSpan LeafAge = TimeSpan.FromDays(20);

    readonly DateTimeOffset _now;
    readonly X509Certificate2 _root, _intermediate;
    readonly List<IDisposable> _issued = [];

    public Authority(TimeProvider clock)
    {
        _now = clock.GetUtcNow();
        using var rootKey = NewKey();
        var root = Request("CN=Servanda Lab Root", rootKey);
        AddAuthority(root);
        _root = root.CreateSelfSigned(_now - Age, _now + Life);
        using var key = NewKey();
        var intermediate = Request("CN=Servanda Lab Intermediate", key);
        AddAuthority(intermediate);
        using var signed = intermediate.Create(_root, _now - Age, _now + Life / 2, NewSerial());
        _intermediate = signed.CopyWithPrivateKey(key);
    }

    /// <summary>The root without its key.</summary>
    public X509Certificate2Collection Roots => [X509CertificateLoader.LoadCertificate(_root.RawData)];

    /// <summary>An ordinary certificate for these names.</summary>
    public ServerCertificate Issue(params IReadOnlyList<string> names) => Issue(names, _now - LeafAge);

    /// <summary>A certificate that has run out.</summary>
    public ServerCertificate IssueExpired(params IReadOnlyList<string> names) =>
        Issue(names, _now - LeafLife - LeafAge);

    /// <summary>A certificate that nobody vouches for but its owner.</summary>
    public ServerCertificate SelfSigned(params IReadOnlyList<string> names)
    {
        using var key = NewKey();
        return Keep(new ServerCertificate(Leaf(names, key).CreateSelfSigned(_now - LeafAge, _now + LeafLife), []));
    }

    public void Dispose()
    {
        foreach (var one in _issued)
            one.Dispose();
        _intermediate.Dispose();
        _root.Dispose();
    }

    ServerCertificate Issue(IReadOnlyList<string> names, DateTimeOffset from)
    {
        using var key = NewKey();
        using var signed = Leaf(names, key).Create(_intermediate, from, from + LeafLife, NewSerial());
        return Keep(new ServerCertificate(
            signed.CopyWithPrivateKey(key), [X509CertificateLoader.LoadCertificate(_intermediate.RawData)]));
    }

    ServerCertificate Keep(ServerCertificate certificate)
    {
        _issued.Add(certificate);
        return certificate;
    }

    static CertificateRequest Leaf(IReadOnlyList<string> names, ECDsa key)
    {
        var request = Request($"CN={names[0]}", key);
        var alternatives = new SubjectAlternativeNameBuilder();
        foreach (var name in names)
            alternatives.AddDnsName(name);
        request.CertificateExtensions.Add(alternatives.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        return request;
    }

    static void AddAuthority(CertificateRequest request)
    {
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
    }

    static CertificateRequest Request(string subject, ECDsa key)
    {
        var request = new CertificateRequest(subject, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request;
    }

    static ECDsa NewKey() => ECDsa.Create(ECCurve.NamedCurves.nistP256);

    static byte[] NewSerial()
    {
        const int Octets = 16;
        var serial = RandomNumberGenerator.GetBytes(Octets);
        // Positive (RFC 5280 §4.1.2.2).
        serial[0] &= 0x7F;
        return serial;
    }
}
