using Servanda.Core.Names;
using Servanda.Dns.Dnssec.Signatures;
using Servanda.Dns.Records;

namespace Servanda.Dns.Dnssec.Denial;

/// <summary>An NSEC record (RFC 4034 §4).</summary>
readonly struct NsecEntry
{
    NsecEntry(SignedSet set, NsecData data) => (Set, Next, Types) = (set, data.Next, new TypesPresent(data.Types));

    public SignedSet Set { get; }

    public DomainName Owner => Set.Name;

    public DomainName Next { get; }

    public TypesPresent Types { get; }

    /// <summary>A set of more than one is none.</summary>
    public static bool TryRead(SignedSet set, out NsecEntry entry)
    {
        entry = set.Data.Length == 1 && set.Read<NsecData>().FirstOrDefault() is { } data ? new(set, data) : default;
        return entry.Set is not null;
    }

    /// <summary>Whether the name falls between this and the next, and this may speak of it.</summary>
    public bool Covers(DomainName name, DomainName zone)
    {
        if (CanonicalNames.Compare(Owner, name) >= 0 || (name.IsAtOrUnder(Owner) && Types.HidesBelow))
            return false;
        // The last one leads back to the first.
        return CanonicalNames.Compare(Owner, Next) < 0 ? CanonicalNames.Compare(name, Next) < 0 : Next.Equals(zone);
    }

    /// <summary>The nearest ancestor that exists of a name this covers: whatever is before or behind it shows it.</summary>
    public DomainName Encloser(DomainName name)
    {
        var before = CanonicalNames.Common(name, Owner);
        var behind = CanonicalNames.Common(name, Next);
        return before.LabelCount > behind.LabelCount ? before : behind;
    }
}
