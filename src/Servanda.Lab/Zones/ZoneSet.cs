using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Records;

namespace Servanda.Lab.Zones;

/// <summary>Every zone of the lab; the root comes first.</summary>
sealed class ZoneSet : IDisposable
{
    readonly Dictionary<DomainName, Zone> _zones = [];

    /// <summary>Adds a zone, delegated by the one above it and not signed yet.</summary>
    public Zone Add(string apex)
    {
        var zone = new Zone(apex);
        if (_zones.Count > 0)
            Above(zone.Apex).Delegate(zone.Apex);
        _zones.Add(zone.Apex, zone);
        return zone;
    }

    /// <summary>What names the root's key.</summary>
    /// <exception cref="InvalidOperationException">The root is not signed.</exception>
    public DsData Anchor => _zones[DomainName.Root].Signer?.Signer ?? throw new InvalidOperationException("There is no key.");

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

    /// <summary>Forgets every key.</summary>
    public void Dispose()
    {
        foreach (var zone in _zones.Values)
            zone.Signer?.Dispose();
    }

    Zone Around(DomainName name)
    {
        var at = name;
        while (!_zones.ContainsKey(at))
            at = at.Parent ?? DomainName.Root;
        return _zones[at];
    }
}
