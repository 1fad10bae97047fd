using Servanda.Core.Names;

namespace Servanda.Accords.Registers;

/// <summary>Finds organisations of a catalogue by name or domain, and who signed what. Built once, safe to share.</summary>
public sealed class OrganisationIndex
{
    readonly Dictionary<string, Organisation> _byId = new(StringComparer.Ordinal);
    readonly Dictionary<string, Organisation> _byName = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<Organisation>> _byDomain = new(StringComparer.Ordinal);
    readonly Dictionary<string, List<Signature>> _signatures = new(StringComparer.Ordinal);
    readonly Dictionary<string, IReadOnlyList<Organisation>> _byRegister = new(StringComparer.Ordinal);

    /// <summary>Indexes a catalogue.</summary>
    public OrganisationIndex(Catalogue catalogue)
    {
        foreach (var organisation in catalogue.Organisations)
        {
            _byId.TryAdd(organisation.Id, organisation);
            foreach (var name in organisation.OtherNames.Prepend(organisation.Name))
                _byName.TryAdd(NameKey.Of(name), organisation);
            foreach (var asset in organisation.Assets.Where(asset => asset.Kind == AssetKind.Domain))
                Add(_byDomain, asset.Name, organisation);
        }
        foreach (var register in catalogue.Registers)
        {
            foreach (var signature in register.Signatures)
                Add(_signatures, signature.OrganisationId, signature);
            _byRegister[register.Id] =
                [.. register.Signatures.Select(row => row.OrganisationId).Distinct().Select(Find).OfType<Organisation>()];
        }
    }

    /// <summary>The organisation with this id; null when there is none.</summary>
    public Organisation? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The organisation known under this name, case, accents and punctuation aside; null when there is none.</summary>
    public Organisation? FindByName(string name) => _byName.GetValueOrDefault(NameKey.Of(name));

    /// <summary>Everyone with this very domain; sources give some domains to more than one. Empty when nobody has it.</summary>
    public IReadOnlyList<Organisation> FindByDomain(DomainName domain) =>
        _byDomain.TryGetValue(domain.ToString(), out var found) ? found : [];

    /// <summary>Everyone named by a register, once each, in its order; empty when there is no such register.</summary>
    public IReadOnlyList<Organisation> In(string registerId) => _byRegister.GetValueOrDefault(registerId) ?? [];

    /// <summary>Every signature of an organisation, over all registers.</summary>
    public IReadOnlyList<Signature> Signatures(string organisationId) =>
        _signatures.TryGetValue(organisationId, out var found) ? found : [];

    /// <summary>The accords an organisation signed, once each; empty when it is in no register.</summary>
    public IReadOnlyList<string> Accords(string organisationId) =>
        [.. Signatures(organisationId).Select(signature => signature.AccordId).Distinct()];

    static void Add<T>(Dictionary<string, List<T>> index, string key, T value)
    {
        if (index.TryGetValue(key, out var values))
            values.Add(value);
        else
            index.Add(key, [value]);
    }
}
