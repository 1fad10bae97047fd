using Servanda.Accords;
using Servanda.Accords.Registers;

namespace Servanda.Storage.Register;

/// <summary>What a list says of organisations beyond what the register holds.</summary>
sealed class ImportedOrganisations(RegisterSnapshot snapshot, HashSet<long> byImport)
{
    readonly HashSet<string> _known = [.. snapshot.Organisations.Select(row => row.Id)];
    readonly Dictionary<string, ProfileRow> _profiles = snapshot.Profiles.GroupBy(row => row.Organisation).ToDictionary(g => g.Key, g => g.Last());
    readonly ILookup<string, NameRow> _names = snapshot.Names.ToLookup(row => row.Organisation);
    readonly ILookup<string, AssetRow> _assets = snapshot.Assets.ToLookup(row => row.Organisation);
    readonly List<OrganisationRow> _newOrganisations = [];
    readonly List<ProfileRow> _newProfiles = [];
    readonly List<NameRow> _newNames = [];
    readonly List<AssetRow> _newAssets = [];

    /// <summary>Organisations that are new.</summary>
    public int Entered => _newOrganisations.Count;

    /// <summary>Facts that the list says otherwise now.</summary>
    public int Changed { get; private set; }

    /// <summary>Facts that the list says otherwise and somebody set here.</summary>
    public int Kept { get; private set; }

    public void Add(Organisation organisation, long change)
    {
        var isNew = _known.Add(organisation.Id);
        if (isNew)
            _newOrganisations.Add(new OrganisationRow { Id = organisation.Id, Change = change });
        AddProfile(organisation, change);
        AddNames(organisation, isNew, change);
        AddAssets(organisation, isNew, change);
    }

    public async Task WriteAsync(StoreTransaction change, CancellationToken cancel)
    {
        await change.LoadAsync(OrganisationRow.Table, _newOrganisations, cancel);
        await change.LoadAsync(ProfileRow.Table, _newProfiles, cancel);
        await change.LoadAsync(NameRow.Table, [.. _newNames.Where(row => row.Replaces is null)], cancel);
        await change.LoadAsync(AssetRow.Table, [.. _newAssets.Where(row => row.Replaces is null)], cancel);
        foreach (var row in _newNames.Where(row => row.Replaces is not null))
            await change.ExecuteAsync(NameRow.Insert, row, cancel);
        foreach (var row in _newAssets.Where(row => row.Replaces is not null))
            await change.ExecuteAsync(AssetRow.Insert, row, cancel);
    }

    void AddProfile(Organisation organisation, long change)
    {
        var old = _profiles.GetValueOrDefault(organisation.Id);
        if (old is not null && (old.Country, old.CautionEn, old.CautionFr) ==
            (organisation.Country, organisation.Caution?.En, organisation.Caution?.Fr))
            return;
        if (Refuses(old?.Change))
            return;
        _newProfiles.Add(new ProfileRow
        {
            Organisation = organisation.Id,
            Number = (old?.Number ?? 0) + 1,
            Country = organisation.Country,
            CautionEn = organisation.Caution?.En,
            CautionFr = organisation.Caution?.Fr,
            Change = change,
        });
    }

    void AddNames(Organisation organisation, bool isNew, long change)
    {
        var rows = _names[organisation.Id].ToList();
        var standing = Standing(rows, row => row.Number, row => row.Replaces);
        var next = rows.Count == 0 ? 1 : rows.Max(row => row.Number) + 1;
        var official = standing.FirstOrDefault(row => row.Kind == RegisterWords.Id(NameKind.Official));
        var isRenamed = official?.Name != organisation.Name && !Refuses(official?.Change);
        if (isRenamed)
        {
            Add(organisation.Name, NameKind.Official, null);
            if (official is not null)
                Add(official.Name, NameKind.Former, official.Number);
        }
        foreach (var name in organisation.OtherNames.Where(name => rows.All(row => row.Name != name)).Distinct())
        {
            Add(name, NameKind.Other, null);
            Changed += isNew ? 0 : 1;
        }

        void Add(string name, NameKind kind, long? replaces) => _newNames.Add(new NameRow
        {
            Organisation = organisation.Id,
            Number = next++,
            Replaces = replaces,
            Name = name,
            Kind = RegisterWords.Id(kind),
            Change = change,
        });
    }

    void AddAssets(Organisation organisation, bool isNew, long change)
    {
        var rows = _assets[organisation.Id].ToList();
        var standing = Standing(rows, row => row.Number, row => row.Replaces);
        var next = rows.Count == 0 ? 1 : rows.Max(row => row.Number) + 1;
        List<(string Kind, string Name, string? Selectors, AssetStanding Standing)> listed =
        [
            .. organisation.Assets.Select(asset => (Words.Id(asset.Kind), asset.Name,
                asset.DkimSelectors.Count == 0 ? null : string.Join(' ', asset.DkimSelectors), AssetStanding.Listed)),
            .. organisation.DoubtfulDomains.Select(name => (Words.Id(AssetKind.Domain), name, (string?)null, AssetStanding.Doubtful)),
        ];
        foreach (var (kind, name, selectors, says) in listed)
        {
            var old = standing.FirstOrDefault(row => row.Kind == kind && row.Name == name);
            if (old is not null && (old.Standing == RegisterWords.Id(says) && old.Selectors == selectors || Refuses(old.Change)))
                continue;
            Changed += isNew || old is not null ? 0 : 1;
            Add(kind, name, selectors, says, old?.Number);
        }
        var retired = RegisterWords.Id(AssetStanding.Retired);
        foreach (var old in standing.Where(row => row.Standing != retired && byImport.Contains(row.Change)))
        {
            if (listed.Any(one => one.Kind == old.Kind && one.Name == old.Name))
                continue;
            Changed++;
            Add(old.Kind, old.Name, old.Selectors, AssetStanding.Retired, old.Number);
        }

        void Add(string kind, string name, string? selectors, AssetStanding says, long? replaces) => _newAssets.Add(new AssetRow
        {
            Organisation = organisation.Id,
            Number = next++,
            Replaces = replaces,
            Kind = kind,
            Name = name,
            Selectors = selectors,
            Standing = RegisterWords.Id(says),
            Change = change,
        });
    }

    /// <summary>True, and counted, where somebody else than an import said it last.</summary>
    bool Refuses(long? change)
    {
        if (change is null)
            return false;
        var isKept = !byImport.Contains(change.GetValueOrDefault());
        (Changed, Kept) = isKept ? (Changed, Kept + 1) : (Changed + 1, Kept);
        return isKept;
    }

    static List<T> Standing<T>(List<T> rows, Func<T, long> number, Func<T, long?> replaces)
    {
        var replaced = rows.Select(replaces).ToHashSet();
        return [.. rows.Where(row => !replaced.Contains(number(row)))];
    }
}
