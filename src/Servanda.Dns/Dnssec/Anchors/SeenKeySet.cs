using Servanda.Dns.Dnssec.Signatures;
using Servanda.Dns.Records;

namespace Servanda.Dns.Dnssec.Anchors;

/// <summary>A key of a set as it was seen.</summary>
/// <param name="Key">The key, the bit REVOKE as it stood.</param>
/// <param name="HasSigned">True when a signature of its own over the set holds.</param>
public sealed record SeenKey(DnskeyData Key, bool HasSigned)
{
    const ushort Revoke = 0x0080;

    /// <summary>The key as it is without the bit REVOKE, which changes its tag and digest (RFC 5011 §3).</summary>
    public DnskeyData Unrevoked => Key with { Flags = (ushort)(Key.Flags & ~Revoke) };
}

/// <summary>The DNSKEY set of a zone, and which of its keys signed it.</summary>
/// <param name="Keys">The keys.</param>
/// <param name="Ttl">The TTL the signatures vouch for.</param>
/// <param name="SignedFor">How long the first of the signatures that hold still does.</param>
public sealed record SeenKeySet(IReadOnlyList<SeenKey> Keys, TimeSpan Ttl, TimeSpan SignedFor)
{
    /// <summary>Signatures checked at the most; what goes beyond counts as not made.</summary>
    public const int MaxVerifications = ValidationLimits.VerificationsPerZone;

    /// <summary>Sees who signed the set; null when no signature holds. Keys with the bit REVOKE count here, since their
    /// signature is what revokes them (RFC 5011 §2.1).</summary>
    /// <param name="set">The DNSKEY set with its signatures.</param>
    /// <param name="at">The moment.</param>
    public static SeenKeySet? Of(SignedSet set, DateTimeOffset at)
    {
        var (now, work) = (SignatureTime.Of(at), new WorkMeter(MaxVerifications));
        ZoneKey[] keys = [.. set.Read<DnskeyData>().Select(data => new ZoneKey(data))];
        var signed = new HashSet<ZoneKey>();
        var (ttl, end) = (TimeSpan.MaxValue, DateTimeOffset.MaxValue);
        foreach (var signature in set.Signatures)
        {
            if (!signature.Signer.Equals(set.Name) || !SignatureTime.HasBegun(signature, now) || SignatureTime.HasEnded(signature, now))
                continue;
            using var input = new SigningInput(set, signature);
            foreach (var key in keys)
            {
                if (key.Tag != signature.KeyTag || key.Data.Algorithm != signature.Algorithm || signed.Contains(key)
                    || !key.Data.IsZoneKey || !work.TryVerify() || !key.Verifies(input.Octets, signature.Signature.Span))
                {
                    continue;
                }
                signed.Add(key);
                ttl = TimeSpan.FromSeconds(Math.Min(ttl.TotalSeconds, signature.OriginalTtl));
                var ends = SignatureTime.End(signature, at);
                end = ends < end ? ends : end;
            }
        }
        return signed.Count == 0 ? null
            : new([.. keys.Select(key => new SeenKey(key.Data, signed.Contains(key)))], ttl, end - at);
    }
}
