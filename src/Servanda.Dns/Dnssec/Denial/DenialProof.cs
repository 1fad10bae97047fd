using Servanda.Core.Names;

namespace Servanda.Dns.Dnssec.Denial;

/// <summary>The records of a response that prove a claim, their signatures not yet checked.</summary>
/// <param name="Ruling">Secure when they do; insecure when they leave room for unsigned delegations, or hash more than is
/// accepted; bogus when they do not.</param>
/// <param name="Sets">Those needed.</param>
/// <param name="IsDelegation">For a denial of DS: true when there is, or may be, a zone without it.</param>
readonly record struct DenialProof(Ruling Ruling, IReadOnlyList<SignedSet> Sets, bool IsDelegation = false)
{
    /// <summary>Finds the proof in records that say they are signed by this zone.</summary>
    public static DenialProof Find(MessageSets sets, DomainName zone, in DenialClaim claim, WorkMeter work)
    {
        var nsec = new List<NsecEntry>();
        var nsec3 = new List<Nsec3Entry>();
        foreach (var set in sets.All)
        {
            if (set.Type == DnsType.Nsec && IsBy(set, zone) && NsecEntry.TryRead(set, out var one))
                nsec.Add(one);
            else if (set.Type == DnsType.Nsec3 && IsBy(set, zone) && Nsec3Entry.TryRead(set, zone, out var hashed))
                nsec3.Add(hashed);
        }
        return (nsec.Count > 0 ? new NsecDenial(nsec, zone).Find(claim) : null)
            ?? (nsec3.Count > 0 ? new Nsec3Denial(nsec3, zone, work).Find(claim) : null)
            ?? new(Ruling.Bogus(Ruling.DenialMissing, work.IsExhausted
                ? $"more names are to be hashed than are, to prove that {claim}"
                : $"the denial does not prove that {claim}"), []);
    }

    public static DenialProof Proven(params ReadOnlySpan<SignedSet> sets) => new(Ruling.Secure, Distinct(sets));

    public static DenialProof OptedOut(DomainName zone, params ReadOnlySpan<SignedSet> sets) =>
        new(Ruling.Insecure($"{zone} does not say which names it delegates unsigned (opt-out)"), Distinct(sets));

    static bool IsBy(SignedSet set, DomainName zone)
    {
        foreach (var signature in set.Signatures)
        {
            if (signature.Signer.Equals(zone))
                return set.Name.IsAtOrUnder(zone);
        }
        return false;
    }

    /// <summary>One record may serve twice.</summary>
    static SignedSet[] Distinct(ReadOnlySpan<SignedSet> sets)
    {
        var distinct = new List<SignedSet>(sets.Length);
        foreach (var set in sets)
        {
            if (!distinct.Contains(set))
                distinct.Add(set);
        }
        return [.. distinct];
    }
}
