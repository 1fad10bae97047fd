using Servanda.Core.Names;
using Servanda.Dns.Dnssec.Signatures;

namespace Servanda.Dns.Dnssec.Denial;

/// <summary>Denial by NSEC records (RFC 4035 §5.4, RFC 6840 §4).</summary>
sealed class NsecDenial(List<NsecEntry> entries, DomainName zone)
{
    /// <summary>The proof; null for none.</summary>
    public DenialProof? Find(in DenialClaim claim) => claim.Kind switch
    {
        DenialKind.NoName => NoName(claim.Name),
        DenialKind.NoData => NoData(claim.Name, claim.Type),
        DenialKind.NoCloser => NoCloser(claim.Name, claim.Labels),
    };

    DenialProof? NoName(DomainName name)
    {
        // A name with others below it exists, if only for them.
        if (Cover(name) is not { } cover || cover.Next.IsAtOrUnder(name))
            return null;
        return cover.Encloser(name).Under(CanonicalNames.Wildcard) is { } wildcard && Cover(wildcard) is { } noWildcard
            ? DenialProof.Proven(cover.Set, noWildcard.Set)
            : null;
    }

    DenialProof? NoData(DomainName name, DnsType type)
    {
        if (Match(name) is { } match)
        {
            return match.Types.Denies(type, name.IsRoot)
                ? DenialProof.Proven(match.Set) with { IsDelegation = match.Types.IsDelegation }
                : null;
        }
        if (Cover(name) is not { } cover)
            return null;
        if (cover.Next.IsAtOrUnder(name))
            return DenialProof.Proven(cover.Set);
        return cover.Encloser(name).Under(CanonicalNames.Wildcard) is { } wildcard && Match(wildcard) is { } other &&
            other.Types.Denies(type, false)
            ? DenialProof.Proven(cover.Set, other.Set)
            : null;
    }

    DenialProof? NoCloser(DomainName name, int labels) =>
        Cover(name) is { } cover && !cover.Next.IsAtOrUnder(name) && cover.Encloser(name).LabelCount == labels
            ? DenialProof.Proven(cover.Set)
            : null;

    NsecEntry? Match(DomainName name)
    {
        foreach (var entry in entries)
        {
            if (entry.Owner.Equals(name))
                return entry;
        }
        return null;
    }

    NsecEntry? Cover(DomainName name)
    {
        foreach (var entry in entries)
        {
            if (entry.Covers(name, zone))
                return entry;
        }
        return null;
    }
}
