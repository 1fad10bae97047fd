using System.Buffers.Binary;
using System.Security.Cryptography;
using Servanda.Core.Names;
using Servanda.Dns.Records;

namespace Servanda.Lab.Zones;

/// <summary>A key of a zone, ECDSA on P-256 (RFC 6605), made for this lab only and written nowhere.</summary>
sealed class ZoneKey : IDisposable
{
    const byte Protocol = 3, EcdsaP256Sha256 = 13, Sha256 = 2;

    readonly ECDsa _pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public ZoneKey(KeyUse use)
    {
        var point = _pair.ExportParameters(includePrivateParameters: false).Q;
        Record = new DnskeyData((ushort)use, Protocol, EcdsaP256Sha256, (byte[])[.. point.X!, .. point.Y!]);
    }

    /// <summary>As it stands in the zone (RFC 4034 §2).</summary>
    public DnskeyData Record { get; }

    /// <summary>As it stands in the parent zone: the digest over owner and key (RFC 4034 §5.1.4).</summary>
    public DsData SignerOf(DomainName zone)
    {
        var name = new byte[DomainName.MaxWireOctets];
        Span<byte> flags = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(flags, Record.Flags);
        byte[] hashed =
            [.. name.AsSpan(0, zone.WriteWire(name)), .. flags, Protocol, EcdsaP256Sha256, .. Record.PublicKey.Span];
        return new DsData(Record.KeyTag, EcdsaP256Sha256, Sha256, SHA256.HashData(hashed));
    }

    /// <summary>The two numbers of the signature, 32 octets each (RFC 6605 §4). One thread at a time.</summary>
    public byte[] Sign(ReadOnlySpan<byte> octets) => _pair.SignData(octets, HashAlgorithmName.SHA256);

    public void Dispose() => _pair.Dispose();
}

/// <summary>What a key is for, as its flags say (RFC 4034 §2.1.1).</summary>
enum KeyUse
{
    /// <summary>Signs the zone.</summary>
    Zone = 256,
    /// <summary>Is named by the parent, and signs the keys; or everything, where there is no other.</summary>
    EntryPoint = 257,
}
