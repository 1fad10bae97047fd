using Servanda.Core.Names;
using Servanda.Dns.Records;
using Servanda.Dns.Wire;

namespace Servanda.Dns.Dnssec.Signatures;

/// <summary>A key of a zone, made ready for checking when it is first used.</summary>
sealed class ZoneKey(DnskeyData data)
{
    const byte Dnssec = 3;

    readonly Lazy<SignatureCheck?> _check = new(() => Algorithms.Create(data));

    readonly SignaturesSeen _seen = new();

    public DnskeyData Data => data;

    public ushort Tag { get; } = data.KeyTag;

    /// <summary>Whether it may sign the zone at all (RFC 4034 §2.1; RFC 5011 §2.1 for a key revoked).</summary>
    public bool MaySign => data.IsZoneKey && data.Protocol == Dnssec && !data.IsRevoked;

    public bool Fits(RrsigData signature) => Tag == signature.KeyTag && data.Algorithm == signature.Algorithm && MaySign;

    public bool Verifies(ReadOnlySpan<byte> octets, ReadOnlySpan<byte> signature) =>
        _check.Value is { } check && check(octets, signature);

    /// <summary>The same for a set that comes in many answers: what held once is remembered.</summary>
    public bool VerifiesAgain(ReadOnlySpan<byte> octets, ReadOnlySpan<byte> signature)
    {
        var name = SignaturesSeen.Name(octets, signature);
        if (_seen.Has(name))
            return true;
        var holds = Verifies(octets, signature);
        if (holds)
            _seen.Add(name);
        return holds;
    }

    /// <summary>Whether a DS record at this zone names the key (RFC 4034 §5.1.4, §5.2).</summary>
    public bool IsNamedBy(DsData ds, DomainName zone, WorkMeter work)
    {
        if (Tag != ds.KeyTag || data.Algorithm != ds.Algorithm || !MaySign || !work.TryDigest())
            return false;
        var buffer = new byte[DomainName.MaxWireOctets + 4 + data.PublicKey.Length];
        var writer = new WireWriter(buffer, default);
        writer.WriteName(zone);
        data.Write(ref writer);
        return Algorithms.Digest(ds.DigestType, buffer.AsSpan(0, writer.Position)).AsSpan().SequenceEqual(ds.Digest.Span);
    }
}
