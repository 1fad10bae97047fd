using Servanda.Accords;
using Servanda.Accords.Registers;

namespace Servanda.Storage.Register;

/// <summary>What lists say beyond what the register holds, as rows to be added.</summary>
sealed class ImportDifference
{
    readonly ImportedOrganisations _organisations;
    readonly ImportedSignatures _signatures;
    readonly HashSet<(string Accord, string Version, string Language)> _versions;
    readonly List<VersionRow> _newVersions = [];

    public ImportDifference(RegisterSnapshot snapshot)
    {
        var imported = RegisterWords.Id(ChangeKind.Imported);
        // What an import said, the next one may say anew; what anybody else said it may not.
        var byImport = snapshot.Changes.Where(row => row.Kind == imported).Select(row => row.Number).ToHashSet();
        _organisations = new ImportedOrganisations(snapshot, byImport);
        _signatures = new ImportedSignatures(snapshot, byImport);
        _versions = [.. snapshot.Versions.Select(row => (row.Accord, row.Version, row.Language))];
    }

    /// <summary>What was found; the lists are counted by the caller.</summary>
    public ImportResult Result => new(
        0, _organisations.Entered, _signatures.Entered, _organisations.Changed + _signatures.Changed,
        _organisations.Kept + _signatures.Kept, _signatures.Gone);

    /// <summary>The texts of accords, by the year that names them: we hold no text, only its titles. True where one is new.</summary>
    public bool AddVersions(IReadOnlyList<Accord> accords, long change)
    {
        foreach (var accord in accords)
        {
            var version = accord.Year.ToString("D4", System.Globalization.CultureInfo.InvariantCulture);
            foreach (var language in Enum.GetValues<Language>())
            {
                if (_versions.Add((accord.Id, version, Words.Id(language))))
                    _newVersions.Add(new VersionRow
                    {
                        Accord = accord.Id,
                        Version = version,
                        Language = Words.Id(language),
                        Number = 1,
                        Title = accord.Title.In(language),
                        Effective = version,
                        Source = string.Join("; ", accord.Sources),
                        Change = change,
                    });
            }
        }
        return _newVersions.Count > 0;
    }

    public void AddOrganisations(IReadOnlyList<Organisation> organisations, long change)
    {
        foreach (var organisation in organisations)
            _organisations.Add(organisation, change);
    }

    public void AddSignatures(Accords.Registers.Register register, long change) => _signatures.Add(register, change);

    public async Task WriteAsync(StoreTransaction change, CancellationToken cancel)
    {
        await change.LoadAsync(VersionRow.Table, _newVersions, cancel);
        await _organisations.WriteAsync(change, cancel);
        await _signatures.WriteAsync(change, cancel);
    }
}
