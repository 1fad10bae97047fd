using System.Buffers.Binary;
using System.Security.Cryptography;
using Servanda.Core.Names;
using Servanda.Dns.Records;

namespace Servanda.Lab.Zones;

/// <summary>Gives zones keys, and their parents the DS records that go with them. The lab's resolver says of itself what
/// validates, so that there are keys and no signatures.</summary>
static class Signing
{
    const ushort EntryPoint = 257;
    const byte Protocol = 3, EcdsaP256Sha256 = 13, Sha256 = 2;

    /// <summary>Signs a zone: DNSKEY in it (RFC 4034 §2, RFC 6605 §4) and DS above it (RFC 4034 §5).</summary>
    public static void Sign(Zone zone, Zone? parent)
    {
        var key = NewKey();
        zone.Add("", key);
        zone.Health = ZoneHealth.Signed;
        parent?.Add(LabelIn(zone, parent), Signer(zone.Apex, key));
    }

    /// <summary>Takes the signature away again: neither DS nor keys.</summary>
    public static void Unsign(Zone zone, Zone parent)
    {
        zone.Without("", Dns.DnsType.Dnskey).Health = ZoneHealth.Unsigned;
        parent.Without(LabelIn(zone, parent), Dns.DnsType.Ds);
    }

    static string LabelIn(Zone zone, Zone parent) =>
        string.Join('.', zone.Apex.Labels.Take(zone.Apex.LabelCount - parent.Apex.LabelCount));

    static DnskeyData NewKey()
    {
        using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = pair.ExportParameters(includePrivateParameters: false).Q;
        return new DnskeyData(EntryPoint, Protocol, EcdsaP256Sha256, (byte[])[.. point.X!, .. point.Y!]);
    }

    /// <summary>The digest over owner and key (RFC 4034 §5.1.4).</summary>
    static DsData Signer(DomainName owner, DnskeyData key)
    {
        var name = new byte[DomainName.MaxWireOctets];
        Span<byte> flags = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(flags, key.Flags);
        byte[] hashed = [.. name.AsSpan(0, owner.WriteWire(name)), .. flags, key.Protocol, key.Algorithm, .. key.PublicKey.Span];
        return new DsData(key.KeyTag, key.Algorithm, Sha256, SHA256.HashData(hashed));
    }
}
