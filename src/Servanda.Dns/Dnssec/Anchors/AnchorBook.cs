using Servanda.Core.Names;
using Servanda.Dns.Dnssec.Signatures;
using Servanda.Dns.Records;
using Servanda.Dns.Wire;

namespace Servanda.Dns.Dnssec.Anchors;

/// <summary>
/// The keys of one zone that are trusted, were, or will be, kept up to date by what the zone itself publishes
/// (RFC 5011).
/// </summary>
public sealed record AnchorBook
{
    /// <summary>Keys a book holds at the most; a new one that would go beyond is not taken up.</summary>
    public const int MaxKeys = 64;

    /// <summary>The zone, in practice the root.</summary>
    public required DomainName Zone { get; init; }

    /// <summary>The keys in the order they were first seen.</summary>
    public required IReadOnlyList<AnchorKey> Keys { get; init; }

    /// <summary>When its keys were last seen and vouched for; null for a new book.</summary>
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>When to look again (RFC 5011 §2.3).</summary>
    public required DateTimeOffset NextLook { get; init; }

    /// <summary>What to validate with; empty when every key was revoked, and then somebody has to bring a new one.</summary>
    public TrustAnchors Trusted => new([.. Keys.Where(key => key.IsTrusted).Select(key => new TrustAnchor(Zone, key.Ds))]);

    /// <summary>A new book of the keys one was given by hand, due at once.</summary>
    /// <exception cref="ArgumentException">There is no anchor of this zone.</exception>
    public static AnchorBook Of(TrustAnchors anchors, DomainName zone, DateTimeOffset now)
    {
        AnchorKey[] keys = [.. anchors.At(zone).Take(MaxKeys).Select(anchor =>
            new AnchorKey(anchor.Data as DsData ?? Name((DnskeyData)anchor.Data, zone), AnchorStatus.Valid, now))];
        if (keys.Length == 0)
            throw new ArgumentException($"There is no anchor of {zone} to begin with.", nameof(anchors));
        return new AnchorBook { Zone = zone, Keys = keys, NextLook = now };
    }

    /// <summary>The DS record, with SHA-256, that names a key (RFC 4034 §5.1.4, RFC 4509).</summary>
    internal static DsData Name(DnskeyData key, DomainName zone)
    {
        const byte Sha256 = 2;
        var buffer = new byte[DomainName.MaxWireOctets + 4 + key.PublicKey.Length];
        var writer = new WireWriter(buffer, default);
        writer.WriteName(zone);
        key.Write(ref writer);
        return new DsData(key.KeyTag, key.Algorithm, Sha256, Algorithms.Digest(Sha256, buffer.AsSpan(0, writer.Position)));
    }
}
