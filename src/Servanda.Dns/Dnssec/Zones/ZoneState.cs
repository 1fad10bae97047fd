using Servanda.Core.Names;
using Servanda.Dns.Dnssec.Signatures;

namespace Servanda.Dns.Dnssec.Zones;

/// <summary>What is known of a name as a zone: a closed family.</summary>
/// <param name="Zone">The name.</param>
/// <param name="From">Not to be used for moments before.</param>
/// <param name="Until">Not to be used for moments after.</param>
abstract record ZoneState(DomainName Zone, DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>A signed zone with its keys.</summary>
    /// <param name="Zone">The zone.</param>
    /// <param name="Keys">All its keys.</param>
    /// <param name="Dnskey">The set of them, with the signature that holds.</param>
    /// <param name="Ds">The set at the parent that names one of them; null for a zone with a trust anchor.</param>
    /// <param name="Parent">The zone that signed <paramref name="Ds"/>.</param>
    /// <param name="RestsOnSha1">True when the way from the anchor passes a DS record with SHA-1.</param>
    /// <param name="Ends">When the first signature on the way ends.</param>
    /// <param name="From">When the last signature on the way begins.</param>
    /// <param name="Until">When the first of them ends, or the first record is too old.</param>
    public sealed record Secure(
        DomainName Zone, IReadOnlyList<ZoneKey> Keys, SignedSet Dnskey, SignedSet? Ds, Secure? Parent, bool RestsOnSha1,
        DateTimeOffset Ends, DateTimeOffset From, DateTimeOffset Until) : ZoneState(Zone, From, Until);

    /// <summary>A zone that provably needs no signatures, or one below such a zone.</summary>
    /// <param name="Zone">The zone.</param>
    /// <param name="Ruling">Why.</param>
    /// <param name="Proof">The sets that say so.</param>
    /// <param name="Parent">The zone that signed them.</param>
    /// <param name="From">As above.</param>
    /// <param name="Until">As above.</param>
    public sealed record Insecure(
        DomainName Zone, Ruling Ruling, IReadOnlyList<SignedSet> Proof, Secure Parent, DateTimeOffset From,
        DateTimeOffset Until) : ZoneState(Zone, From, Until);

    /// <summary>No zone begins here, or it is not shown that one does.</summary>
    /// <param name="Zone">The name.</param>
    /// <param name="IsNothing">True when there is no such name, and so nothing below it (RFC 8020).</param>
    /// <param name="Ruling">What is said of data that claims to be signed by it.</param>
    /// <param name="From">As above.</param>
    /// <param name="Until">As above.</param>
    public sealed record NoCut(DomainName Zone, bool IsNothing, Ruling Ruling, DateTimeOffset From, DateTimeOffset Until)
        : ZoneState(Zone, From, Until);

    /// <summary>A zone whose keys cannot be trusted or had.</summary>
    /// <param name="Zone">The zone.</param>
    /// <param name="Ruling">Bogus or indeterminate.</param>
    /// <param name="From">As above.</param>
    /// <param name="Until">As above.</param>
    public sealed record Broken(DomainName Zone, Ruling Ruling, DateTimeOffset From, DateTimeOffset Until)
        : ZoneState(Zone, From, Until);
}
