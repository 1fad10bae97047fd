using Servanda.Core.Names;
using Servanda.Dns.Dnssec.Signatures;
using Servanda.Dns.Records;

namespace Servanda.Dns.Dnssec.Zones;

/// <summary>A DS set that holds.</summary>
/// <param name="Set">The set.</param>
/// <param name="Parent">The zone that signed it.</param>
/// <param name="Until">When it is too old.</param>
readonly record struct Delegation(SignedSet Set, ZoneState.Secure Parent, DateTimeOffset Until);

/// <summary>Judges the keys of a zone: one that is trusted must have signed all (RFC 4035 §5.2).</summary>
static class ZoneKeyJudge
{
    const byte Sha1 = Algorithms.DigestSha1;

    public static ZoneState Anchored(
        DomainName zone, IEnumerable<TrustAnchor> anchors, Evidence evidence, DateTimeOffset at, WorkMeter work)
    {
        if (evidence.Sets is null)
        {
            return new ZoneState.Broken(zone, Ruling.Indeterminate(
                Ruling.Unreachable, $"the DNSKEY of {zone} could not be had: {evidence.Failure}"), at, at);
        }
        var trusted = anchors.ToList();
        return Judge(zone, key => trusted.Exists(anchor => anchor.IsKey(key, work)), "trust anchor", null, false, evidence, at, work);
    }

    public static ZoneState Delegated(
        DomainName zone, List<DsData> usable, Delegation delegation, Evidence evidence, DateTimeOffset at, WorkMeter work) =>
        Judge(zone, key => usable.Exists(ds => key.IsNamedBy(ds, zone, work)), "DS record", delegation,
            usable.Exists(ds => ds.DigestType == Sha1), evidence, at, work);

    static ZoneState Judge(
        DomainName zone, Func<ZoneKey, bool> isTrusted, string by, Delegation? delegation, bool isSha1, Evidence evidence,
        DateTimeOffset at, WorkMeter work)
    {
        if (evidence.Sets!.Find(zone, DnsType.Dnskey) is not { } set)
            return Broken(Ruling.Bogus(Ruling.KeyMissing, $"{zone} has no keys, though a {by} names one"));
        var keys = set.Read<DnskeyData>().Select(data => new ZoneKey(data)).ToList();
        if (!keys.Exists(key => key.MaySign))
            return Broken(Ruling.Bogus(Ruling.NoZoneKey, $"no key of {zone} may sign it"));
        var trusted = keys.FindAll(key => isTrusted(key));
        if (trusted.Count == 0)
            return Broken(Ruling.Bogus(Ruling.KeyMissing, $"no key of {zone} is one that a {by} names"));
        var (ruling, signature) = SetVerifier.Verify(set, zone, trusted, at, work);
        if (signature is null || signature.Labels != zone.LabelCount)
            return Broken(signature is null ? ruling : Ruling.Bogus(Ruling.Forged, $"the keys of {zone} were made from a wildcard"));
        DateTimeOffset ends = SignatureTime.End(signature, at), from = SignatureTime.Begin(signature, at);
        var until = Earlier(ends, evidence.At.AddSeconds(set.Ttl));
        if (delegation is var (ds, parent, dsUntil))
        {
            var link = ds.Signatures[0];
            ends = Earlier(Earlier(ends, parent.Ends), SignatureTime.End(link, at));
            from = Later(Later(from, parent.From), SignatureTime.Begin(link, at));
            until = Earlier(Earlier(until, ends), Earlier(dsUntil, parent.Until));
        }
        return new ZoneState.Secure(zone, keys, set.With(signature), delegation?.Set, delegation?.Parent,
            isSha1 || delegation is { Parent.RestsOnSha1: true }, ends, from, until);

        ZoneState.Broken Broken(Ruling broken) => new(zone, broken, at, at);
    }

    static DateTimeOffset Earlier(DateTimeOffset left, DateTimeOffset right) => left < right ? left : right;

    static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;
}
