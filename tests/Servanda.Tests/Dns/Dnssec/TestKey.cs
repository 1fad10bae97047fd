using System.Security.Cryptography;
using Servanda.Core.Cryptography;
using Servanda.Core.Names;
using Servanda.Dns.Dnssec;
using Servanda.Dns.Dnssec.Signatures;
using Servanda.Dns.Records;
using Servanda.Dns.Wire;

namespace Servanda.Tests.Dns.Dnssec;

/// <summary>A key of a zone made for a test, with its private part.</summary>
sealed class TestKey
{
    readonly Func<byte[], byte[]> _sign;

    public TestKey(byte algorithm = 13, ushort flags = 257)
    {
        (var key, _sign) = Make(algorithm);
        Data = new DnskeyData(flags, 3, algorithm, key);
    }

    TestKey(DnskeyData data, Func<byte[], byte[]> sign) => (Data, _sign) = (data, sign);

    public DnskeyData Data { get; }

    /// <summary>The same private key under other fields.</summary>
    public TestKey As(DnskeyData data) => new(data, _sign);

    public DsData Ds(DomainName zone, byte digestType = 2)
    {
        var buffer = new byte[4096];
        var writer = new WireWriter(buffer, default);
        writer.WriteName(zone);
        Data.Write(ref writer);
        return new DsData(Data.KeyTag, Data.Algorithm, digestType, Algorithms.Digest(digestType, buffer.AsSpan(0, writer.Position)));
    }

    /// <summary>Signs a set; fields can be changed before.</summary>
    public RrsigData Sign(SignedSet set, DomainName zone, DateTimeOffset at, Func<RrsigData, RrsigData>? change = null)
    {
        var signature = new RrsigData(set.Type, Data.Algorithm, (byte)CanonicalNames.SignedLabels(set.Name), set.Ttl,
            (uint)at.AddDays(14).ToUnixTimeSeconds(), (uint)at.AddDays(-1).ToUnixTimeSeconds(), Data.KeyTag, zone, default);
        signature = change?.Invoke(signature) ?? signature;
        using var input = new SigningInput(set, signature);
        return signature with { Signature = _sign(input.Octets.ToArray()) };
    }

    static (byte[] Key, Func<byte[], byte[]> Sign) Make(byte algorithm)
    {
        switch (algorithm)
        {
            case 8 or 10 or 5 or 7:
                var rsa = RSA.Create(1024);
                var parts = rsa.ExportParameters(false);
                var hash = algorithm switch { 8 => HashAlgorithmName.SHA256, 10 => HashAlgorithmName.SHA512, _ => HashAlgorithmName.SHA1 };
                return ([(byte)parts.Exponent!.Length, .. parts.Exponent, .. parts.Modulus!],
                    data => rsa.SignData(data, hash, RSASignaturePadding.Pkcs1));
            case 13 or 14:
                var ecdsa = ECDsa.Create(algorithm == 13 ? ECCurve.NamedCurves.nistP256 : ECCurve.NamedCurves.nistP384);
                var point = ecdsa.ExportParameters(false).Q;
                var curveHash = algorithm == 13 ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA384;
                return ([.. point.X!, .. point.Y!], data => ecdsa.SignData(data, curveHash));
            case 15:
                var seed = Ed25519PrivateKey.Generate();
                return (seed.PublicKey.Octets.ToArray(), data => seed.Sign(data));
            default:
                // An algorithm nobody knows.
                return (new byte[40], data => SHA256.HashData(data));
        }
    }
}
