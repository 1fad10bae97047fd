using Servanda.Core.Names;
using Servanda.Dns.Dnssec.Signatures;

namespace Servanda.Dns.Dnssec.Zones;

/// <summary>Judges record sets: signed by a zone with trusted keys, or in a zone that needs no signatures.</summary>
sealed class SetJudge(ZoneFinder zones)
{
    readonly Dictionary<SignedSet, Judged> _judged = new(ReferenceEqualityComparer.Instance);

    /// <summary>What is found; null while something is wanted first.</summary>
    public Judged? Judge(SignedSet set, WorkMeter work)
    {
        if (_judged.TryGetValue(set, out var judged))
            return judged;
        judged = JudgeAnew(set, work);
        if (judged is not null)
            _judged.Add(set, judged);
        return judged;
    }

    Judged? JudgeAnew(SignedSet set, WorkMeter work) => Signer(set) is not { } signer ? Unsigned(set)
        : zones.Find(signer) switch
        {
            null => null,
            ZoneState.Secure zone => Verified(set, zone, work),
            ZoneState.Insecure zone => new Judged(zone.Ruling, [set.Bare()], zone),
            ZoneState.NoCut none => Judged.Failed(none.Ruling),
            ZoneState.Broken broken => Judged.Failed(broken.Ruling),
            _ => Judged.Failed(Ruling.Indeterminate(Ruling.UnknownSecurity, $"nothing is known of {signer}")),
        };

    Judged Verified(SignedSet set, ZoneState.Secure zone, WorkMeter work)
    {
        var (ruling, by) = SetVerifier.Verify(set, zone.Zone, zone.Keys, zones.At, work);
        return by is null ? Judged.Failed(ruling) : new Judged(ruling, [set.With(by)], zone) { By = by };
    }

    Judged? Unsigned(SignedSet set) => zones.Nearest(Home(set.Name, set.Type)) switch
    {
        null => null,
        ZoneState.Insecure zone => new Judged(zone.Ruling, [set.Bare()], zone),
        ZoneState.Broken broken => Judged.Failed(broken.Ruling),
        var zone => Judged.Failed(
            Ruling.Bogus(Ruling.SignatureMissing, $"{set.Name} {set.Type} has no signature, though {zone.Zone} is signed")),
    };

    /// <summary>The lowest of the zones that could be home to the set and say that they signed it.</summary>
    static DomainName? Signer(SignedSet set)
    {
        DomainName? lowest = null;
        var home = set.Signatures.Count > 0 ? Home(set.Name, set.Type) : set.Name;
        foreach (var signature in set.Signatures)
        {
            if (home.IsAtOrUnder(signature.Signer) && (lowest is null || signature.Signer.IsAtOrUnder(lowest)))
                lowest = signature.Signer;
        }
        return lowest;
    }

    /// <summary>Where to look for the zone: a DS set stands on the parent's side (RFC 4035 §3.1.4.1).</summary>
    public static DomainName Home(DomainName name, DnsType type) => type == DnsType.Ds ? name.Parent ?? name : name;
}
