using Servanda.Core.Names;
using Servanda.Dns.Dnssec.Denial;
using Servanda.Dns.Dnssec.Signatures;

namespace Servanda.Dns.Dnssec.Zones;

/// <summary>Judges proofs that there is nothing: chooses the records that make one, and checks only those.</summary>
sealed class DenialJudge(ZoneFinder zones)
{
    readonly Dictionary<(MessageSets, DenialClaim), Judged> _judged = [];

    /// <summary>What is found; null while something is wanted first.</summary>
    /// <param name="sets">The response.</param>
    /// <param name="claim">What it must prove.</param>
    /// <param name="work">What may be spent.</param>
    public Judged? Judge(MessageSets sets, in DenialClaim claim, WorkMeter work)
    {
        if (_judged.TryGetValue((sets, claim), out var judged))
            return judged;
        judged = JudgeAnew(sets, claim, work);
        if (judged is not null)
            _judged.Add((sets, claim), judged);
        return judged;
    }

    Judged? JudgeAnew(MessageSets sets, in DenialClaim claim, WorkMeter work)
    {
        if (Signer(sets, claim) is not { } signer)
            return Unsigned(claim, Ruling.Bogus(Ruling.DenialMissing, $"nothing proves that {claim}"));
        return zones.Find(signer) switch
        {
            null => null,
            ZoneState.Secure zone => Prove(sets, claim, zone, work),
            ZoneState.Insecure zone => new Judged(zone.Ruling, [], zone),
            ZoneState.Broken broken => Judged.Failed(broken.Ruling),
            var other => Judged.Failed(Ruling.Bogus(Ruling.DenialMissing, $"{other.Zone} signed the denial and is no zone")),
        };
    }

    Judged? Prove(MessageSets sets, in DenialClaim claim, ZoneState.Secure zone, WorkMeter work)
    {
        var proof = DenialProof.Find(sets, zone.Zone, claim, work);
        if (proof.Ruling.Security == Security.Bogus)
            return Unproven(claim, proof.Ruling);
        var trimmed = new SignedSet[proof.Sets.Count];
        for (var i = 0; i < trimmed.Length; i++)
        {
            var set = proof.Sets[i];
            var (ruling, by) = SetVerifier.Verify(set, zone.Zone, zone.Keys, zones.At, work);
            if (by is null)
                return Unproven(claim, ruling);
            // A denial made from a wildcard would speak of names it does not know.
            if (by.Labels != CanonicalNames.SignedLabels(set.Name))
                return Unproven(claim, Ruling.Bogus(Ruling.Forged, $"{set.Name} {set.Type} was made from a wildcard"));
            trimmed[i] = set.With(by);
        }
        return new Judged(proof.Ruling, trimmed, zone) { IsDelegation = proof.IsDelegation };
    }

    /// <summary>What is signed by a zone above proves nothing: the end, unless those are parts of a chain that prove the zone
    /// in between to be unsigned.</summary>
    Judged? Unproven(in DenialClaim claim, Ruling ruling) =>
        zones.IsOfChain ? Unsigned(claim, ruling) : Judged.Failed(ruling);

    /// <summary>Without signatures the answer may still be from a zone that needs none.</summary>
    Judged? Unsigned(in DenialClaim claim, Ruling ruling) => zones.Nearest(SetJudge.Home(claim.Name, claim.Type)) switch
    {
        null => null,
        ZoneState.Insecure zone => new Judged(zone.Ruling, [], zone),
        ZoneState.Broken broken => Judged.Failed(broken.Ruling),
        _ => Judged.Failed(ruling),
    };

    static DomainName? Signer(MessageSets sets, in DenialClaim claim)
    {
        DomainName? lowest = null;
        var home = SetJudge.Home(claim.Name, claim.Type);
        foreach (var set in sets.All)
        {
            if (set.Type != DnsType.Nsec && set.Type != DnsType.Nsec3)
                continue;
            foreach (var signature in set.Signatures)
            {
                if (home.IsAtOrUnder(signature.Signer) && (lowest is null || signature.Signer.IsAtOrUnder(lowest)))
                    lowest = signature.Signer;
            }
        }
        return lowest;
    }
}
