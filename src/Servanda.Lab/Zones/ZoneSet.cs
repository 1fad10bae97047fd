using Servanda.Core.Names;
using Servanda.Dns;

namespace Servanda.Lab.Zones;

/// <summary>Every zone of the lab, the root included.</summary>
sealed class ZoneSet
{
    readonly Dictionary<DomainName, Zone> _zones = [];

    /// <summary>Adds a zone, not signed and not delegated yet.</summary>
    public Zone Add(string apex)
    {
        var zone = new Zone(apex);
        _zones.Add(zone.Apex, zone);
        return zone;
    }

    /// <summary>The zone that answers a question: the one nearest above the name; for DS the one above the cut
    /// (RFC 4035 §3.1.4.1).</summary>
    public Zone For(DnsQuestion question) =>
        question.Type == DnsType.Ds && !question.Name.IsRoot && _zones.ContainsKey(question.Name)
            ? Above(question.Name)
            : Around(question.Name);

    /// <summary>The zone with this apex; null when there is none.</summary>
    public Zone? Find(DomainName apex) => _zones.GetValueOrDefault(apex);

    /// <summary>The parent of a zone.</summary>
    public Zone Above(DomainName apex) => Around(apex.Parent ?? DomainName.Root);

    Zone Around(DomainName name)
    {
        var at = name;
        while (!_zones.ContainsKey(at))
            at = at.Parent ?? DomainName.Root;
        return _zones[at];
    }
}
