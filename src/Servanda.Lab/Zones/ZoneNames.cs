using Servanda.Core.Names;
using Servanda.Dns;

namespace Servanda.Lab.Zones;

/// <summary>The names of a zone, and what stands at each.</summary>
sealed class ZoneNames
{
    readonly Dictionary<DomainName, SortedSet<ushort>> _types = [];
    readonly DomainName _apex;

    /// <param name="apex">The name of the zone.</param>
    /// <param name="there">Every name that has something, with its type.</param>
    public ZoneNames(DomainName apex, IEnumerable<(DomainName Name, DnsType Type)> there)
    {
        _apex = apex;
        foreach (var (name, type) in there)
        {
            for (var up = name; up.IsAtOrUnder(apex) && _types.TryAdd(up, []) && up.Parent is { } parent;)
                up = parent;
            _types[name].Add(type.Value);
        }
    }

    /// <summary>Every name with its types, ascending; a name with none only has others below it.</summary>
    public IEnumerable<(DomainName Name, IReadOnlyList<DnsType> Types)> All =>
        _types.Select(one => (one.Key, (IReadOnlyList<DnsType>)[.. one.Value.Select(type => new DnsType(type))]));

    /// <summary>True for a name that has records, or lies above one that has (RFC 8020 §2).</summary>
    public bool Has(DomainName name) => _types.ContainsKey(name);

    /// <summary>True where another zone begins: the parent vouches for the DS there, not for the NS (RFC 4035 §2.2).</summary>
    public bool IsCut(DomainName name) =>
        !name.Equals(_apex) && _types.TryGetValue(name, out var types) && types.Contains(DnsType.Ns.Value);

    /// <summary>The nearest name upwards that is there, and the name below it on the way (RFC 5155 §1.3).</summary>
    public (DomainName Encloser, DomainName Next) Around(DomainName name)
    {
        var (encloser, next) = (name, name);
        while (!Has(encloser))
            (encloser, next) = (encloser.Parent ?? _apex, encloser);
        return (encloser, next);
    }
}
