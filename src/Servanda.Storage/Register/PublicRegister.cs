using Servanda.Accords.Registers;

namespace Servanda.Storage.Register;

/// <summary>The whole register as it was after one change, indexed for reading. Immutable: made once, shared by all.</summary>
public sealed class PublicRegister
{
    /// <summary>Characters of a search that count; what is longer is cut.</summary>
    public const int MaxSearch = 100;

    readonly Dictionary<string, RegisteredOrganisation> _organisations;
    readonly Dictionary<string, RegisteredOrganisation> _names = new(StringComparer.Ordinal);
    readonly Dictionary<string, RegisteredSignature> _signatures;
    readonly Dictionary<string, AccordRegister> _accords;
    readonly Dictionary<string, IReadOnlyList<RegisteredOrganisation>> _countries;
    readonly ILookup<string, RegisterChange> _changesOfOrganisation;
    readonly ILookup<string, RegisterChange> _changesOfAccord;

    internal PublicRegister(
        IReadOnlyList<RegisterChange> changes, IReadOnlyList<RegisteredOrganisation> organisations,
        IReadOnlyList<AccordVersion> versions, IReadOnlyList<RegisterBaseline> baselines)
    {
        Changes = [.. changes.Reverse()];
        Number = changes.Count == 0 ? 0 : changes[^1].Number;
        Organisations =
        [
            .. organisations.Where(IsPublic)
                .OrderBy(one => one.SearchKey, StringComparer.Ordinal).ThenBy(one => one.Id, StringComparer.Ordinal),
        ];
        Baselines = baselines;
        _organisations = organisations.ToDictionary(one => one.Id, StringComparer.Ordinal);
        foreach (var (organisation, name) in Organisations.SelectMany(one => one.Names.Select(name => (one, name))))
            _names.TryAdd(NameKey.Of(name.Name), organisation);
        var signatories = Organisations
            .SelectMany(one => one.Signatures.Select(signature => new Signatory(signature, one))).ToList();
        _signatures = organisations.SelectMany(one => one.Signatures).ToDictionary(one => one.Id, StringComparer.Ordinal);
        var byAccord = signatories.ToLookup(one => one.Signature.AccordId, StringComparer.Ordinal);
        var versionsOf = versions.ToLookup(one => one.AccordId, StringComparer.Ordinal);
        var baselinesOf = baselines.ToLookup(one => one.AccordId ?? "", StringComparer.Ordinal);
        Accords =
        [
            .. byAccord.Select(group => group.Key).Union(versionsOf.Select(group => group.Key)).Order(StringComparer.Ordinal)
                .Select(id => new AccordRegister(id, [.. byAccord[id]], [.. versionsOf[id]], [.. baselinesOf[id]])),
        ];
        _accords = Accords.ToDictionary(one => one.AccordId, StringComparer.Ordinal);
        _countries = Organisations.Where(one => one.Country is not null).GroupBy(one => one.Country!, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<RegisteredOrganisation>)[.. group], StringComparer.Ordinal);
        _changesOfOrganisation = Changes.Where(one => one.OrganisationId is not null)
            .ToLookup(one => one.OrganisationId!, StringComparer.Ordinal);
        _changesOfAccord = Changes.Where(one => one.AccordId is not null).ToLookup(one => one.AccordId!, StringComparer.Ordinal);
    }

    /// <summary>The last change there was; 0 for none. It names this state of the register.</summary>
    public long Number { get; }

    /// <summary>When that was; null for an empty register.</summary>
    public DateTimeOffset? ChangedAt => Changes.Count == 0 ? null : Changes[0].At;

    /// <summary>Everyone who signed something, or who took the place of another or was replaced by one, by name.</summary>
    public IReadOnlyList<RegisteredOrganisation> Organisations { get; }

    /// <summary>Every accord that has a version or a signature, by id.</summary>
    public IReadOnlyList<AccordRegister> Accords { get; }

    /// <summary>Every list that was imported, the first one first.</summary>
    public IReadOnlyList<RegisterBaseline> Baselines { get; }

    /// <summary>Every change, the last one first.</summary>
    public IReadOnlyList<RegisterChange> Changes { get; }

    /// <summary>Codes of the countries that organisations are of, in order.</summary>
    public IReadOnlyList<string> Countries => [.. _countries.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The organisation with this id, though all it signed be void; null when there is none.</summary>
    public RegisteredOrganisation? FindOrganisation(string id) => _organisations.GetValueOrDefault(id);

    /// <summary>The organisation known under this name, case, accents and punctuation aside; null when there is none.</summary>
    public RegisteredOrganisation? FindByName(string name) => _names.GetValueOrDefault(NameKey.Of(name));

    /// <summary>The signature with this id, void or not; null when there is none.</summary>
    public RegisteredSignature? FindSignature(string id) => _signatures.GetValueOrDefault(id);

    /// <summary>What the register has of an accord; empty when that is nothing.</summary>
    public AccordRegister In(string accordId) => _accords.GetValueOrDefault(accordId) ?? new AccordRegister(accordId, [], [], []);

    /// <summary>Everyone of a country, by name; empty when nobody is.</summary>
    public IReadOnlyList<RegisteredOrganisation> OfCountry(string country) => _countries.GetValueOrDefault(country) ?? [];

    /// <summary>Everyone with these letters in a name, case, accents and punctuation aside; everyone for a text without any.
    /// Those a name of whom begins so stand first.</summary>
    public IReadOnlyList<RegisteredOrganisation> Search(string text)
    {
        var key = SearchText.Key(text);
        return key.Length == 0 ? Organisations
            : [.. Organisations.Where(one => SearchText.Has(one.SearchKey, key)).OrderBy(one => !SearchText.Begins(one.SearchKey, key))];
    }

    /// <summary>What changed about an organisation, the last change first.</summary>
    public IEnumerable<RegisterChange> ChangesOfOrganisation(string id) => _changesOfOrganisation[id];

    /// <summary>What changed about an accord, the last change first.</summary>
    public IEnumerable<RegisterChange> ChangesOfAccord(string id) => _changesOfAccord[id];

    static bool IsPublic(RegisteredOrganisation one) =>
        one.Successions.Count > 0 || one.Signatures.Any(signature => signature.Status != SignatureStatus.Void);

    /// <summary>Reads the register as it stands.</summary>
    /// <exception cref="StorageException">The database was changed by hand.</exception>
    public static async Task<PublicRegister> ReadAsync(Database database, CancellationToken cancel) =>
        RegisterBuilder.Build(await RegisterSnapshot.ReadAsync(database, cancel));
}
