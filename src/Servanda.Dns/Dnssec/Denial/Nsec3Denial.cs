using System.Globalization;
using Servanda.Core.Names;
using Servanda.Dns.Dnssec.Signatures;

namespace Servanda.Dns.Dnssec.Denial;

/// <summary>Denial by NSEC3 records (RFC 5155 §8), all with the parameters of the first.</summary>
sealed class Nsec3Denial(List<Nsec3Entry> entries, DomainName zone, WorkMeter work)
{
    readonly Dictionary<DomainName, byte[]> _hashes = [];

    /// <summary>The nearest ancestor that exists, and what shows that the name one label longer does not.</summary>
    readonly record struct Enclosed(DomainName Encloser, Nsec3Entry Match, Nsec3Entry Cover);

    /// <summary>The proof; null for none.</summary>
    public DenialProof? Find(in DenialClaim claim)
    {
        var first = entries[0];
        if (first.Data.Iterations > ValidationLimits.Nsec3Iterations)
        {
            return new(Ruling.Insecure(string.Create(CultureInfo.InvariantCulture,
                $"{zone} asks for {first.Data.Iterations} iterations of NSEC3 (RFC 9276 §3.2)"), Ruling.UnsupportedIterations),
                [first.Set], true);
        }
        return claim.Kind switch
        {
            DenialKind.NoName => NoName(claim.Name),
            DenialKind.NoData => NoData(claim.Name, claim.Type),
            DenialKind.NoCloser => NoCloser(claim.Name, claim.Labels),
        };
    }

    DenialProof? NoName(DomainName name)
    {
        if (Enclose(name) is not { } enclosed)
            return null;
        if (enclosed.Cover.IsOptOut)
            return OptedOut(enclosed);
        return enclosed.Encloser.Under(CanonicalNames.Wildcard) is { } wildcard && Cover(wildcard) is { } noWildcard
            ? DenialProof.Proven(enclosed.Match.Set, enclosed.Cover.Set, noWildcard.Set)
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
        if (Enclose(name) is not { } enclosed)
            return null;
        if (enclosed.Cover.IsOptOut)
            return OptedOut(enclosed);
        return enclosed.Encloser.Under(CanonicalNames.Wildcard) is { } wildcard && Match(wildcard) is { } other &&
            other.Types.Denies(type, false)
            ? DenialProof.Proven(enclosed.Match.Set, enclosed.Cover.Set, other.Set)
            : null;
    }

    DenialProof? NoCloser(DomainName name, int labels)
    {
        if (Cover(CanonicalNames.Last(name, labels + 1)) is not { } cover)
            return null;
        return cover.IsOptOut ? DenialProof.OptedOut(zone, cover.Set) : DenialProof.Proven(cover.Set);
    }

    /// <summary>An unsigned delegation, or a name that is there only for one below it, may have no record of its own
    /// (RFC 5155 §8.6, §9.2, erratum 3441). What else the response shows does not matter then.</summary>
    DenialProof OptedOut(in Enclosed enclosed) =>
        DenialProof.OptedOut(zone, enclosed.Match.Set, enclosed.Cover.Set) with { IsDelegation = true };

    /// <summary>The closest encloser proof (RFC 5155 §8.3).</summary>
    Enclosed? Enclose(DomainName name)
    {
        var nextCloser = name;
        for (var encloser = name.Parent; encloser is not null && encloser.IsAtOrUnder(zone); encloser = encloser.Parent)
        {
            if (Match(encloser) is { } match)
                return !match.Types.HidesBelow && Cover(nextCloser) is { } cover ? new(encloser, match, cover) : null;
            nextCloser = encloser;
        }
        return null;
    }

    Nsec3Entry? Match(DomainName name)
    {
        if (Hash(name) is not { } hash)
            return null;
        foreach (var entry in entries)
        {
            if (entry.Matches(hash) && entry.HasParametersOf(entries[0]))
                return entry;
        }
        return null;
    }

    Nsec3Entry? Cover(DomainName name)
    {
        if (Hash(name) is not { } hash)
            return null;
        foreach (var entry in entries)
        {
            if (entry.Covers(hash) && entry.HasParametersOf(entries[0]))
                return entry;
        }
        return null;
    }

    /// <summary>Null when no more is to be hashed.</summary>
    byte[]? Hash(DomainName name)
    {
        var data = entries[0].Data;
        if (_hashes.TryGetValue(name, out var known))
            return known;
        return work.TryHash(data.Iterations) ? _hashes[name] = Nsec3Hash.Of(name, data.Salt.Span, data.Iterations) : null;
    }
}
