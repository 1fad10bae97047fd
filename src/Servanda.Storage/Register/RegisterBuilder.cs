using Servanda.Accords;
using Servanda.Accords.Registers;
using Servanda.Core;

namespace Servanda.Storage.Register;

/// <summary>Makes the public register of its rows.</summary>
sealed class RegisterBuilder
{
    readonly RegisterSnapshot _rows;
    readonly Dictionary<string, ProfileRow> _profiles = new(StringComparer.Ordinal);
    readonly ILookup<string, NameRow> _names;
    readonly ILookup<string, IdentifierRow> _identifiers;
    readonly ILookup<string, AssetRow> _assets;
    readonly ILookup<string, RegisteredSignature> _signatures;
    readonly ILookup<string, Succession> _successions;
    readonly Dictionary<string, long> _lastChanges = new(StringComparer.Ordinal);

    RegisterBuilder(RegisterSnapshot rows)
    {
        _rows = rows;
        foreach (var row in rows.Profiles)
            _profiles[row.Organisation] = row;
        _names = Standing(rows.Names, row => (row.Organisation, row.Number), row => row.Replaces)
            .ToLookup(row => row.Organisation, StringComparer.Ordinal);
        _identifiers = Standing(rows.Identifiers, row => (row.Organisation, row.Number), row => row.Replaces)
            .Where(row => row.IsDropped == 0).ToLookup(row => row.Organisation, StringComparer.Ordinal);
        _assets = Standing(rows.Assets, row => (row.Organisation, row.Number), row => row.Replaces)
            .ToLookup(row => row.Organisation, StringComparer.Ordinal);
        _signatures = Signatures(rows).ToLookup(one => one.OrganisationId, StringComparer.Ordinal);
        _successions = rows.Successions.Select(Read)
            .SelectMany(one => new[] { (one.Predecessor, one), (one.Successor, one) })
            .ToLookup(pair => pair.Item1, pair => pair.one, StringComparer.Ordinal);
        foreach (var row in rows.Changes.Where(row => row.Organisation is not null))
            _lastChanges[row.Organisation!] = row.Number;
    }

    public static PublicRegister Build(RegisterSnapshot rows)
    {
        var builder = new RegisterBuilder(rows);
        return new PublicRegister(
            [.. rows.Changes.Select(Read)], [.. rows.Organisations.Select(builder.Read)],
            [.. rows.Versions.GroupBy(row => (row.Accord, row.Version, row.Language)).Select(group => Read(group.Last()))],
            [.. rows.Baselines.Select(Read)]);
    }

    /// <summary>The rows that no other replaces.</summary>
    static List<T> Standing<T>(IReadOnlyList<T> rows, Func<T, (string, long)> key, Func<T, long?> replaces)
    {
        var replaced = rows.Where(row => replaces(row) is not null)
            .Select(row => (key(row).Item1, replaces(row).GetValueOrDefault())).ToHashSet();
        return [.. rows.Where(row => !replaced.Contains(key(row)))];
    }

    static IEnumerable<RegisteredSignature> Signatures(RegisterSnapshot rows)
    {
        var states = rows.States.ToLookup(row => row.Signature, StringComparer.Ordinal);
        return rows.Signatures.Select(row => new RegisteredSignature
        {
            Id = row.Id,
            AccordId = row.Accord,
            OrganisationId = row.Organisation,
            History = [.. states[row.Id].OrderBy(state => state.Number).Select(Read)],
        });
    }

    RegisteredOrganisation Read(OrganisationRow row)
    {
        List<OrganisationName> names =
        [
            .. _names[row.Id].Select(Read).Where(name => name.Kind != NameKind.Dropped)
                .OrderBy(name => name.Kind).ThenBy(name => name.Language is not null),
        ];
        var profile = _profiles.GetValueOrDefault(row.Id);
        var name = names.Count > 0 ? names[0].Name : row.Id;
        var last = _signatures[row.Id].SelectMany(one => one.History).Select(state => state.Change)
            .Append(_lastChanges.GetValueOrDefault(row.Id, row.Change)).Max();
        return new RegisteredOrganisation
        {
            Id = row.Id,
            Name = name,
            Names = names,
            Country = profile?.Country,
            Caution = Both(profile?.CautionEn, profile?.CautionFr),
            Identifiers = [.. _identifiers[row.Id].Select(one => new OrganisationIdentifier(one.Scheme, one.Value, one.Change))],
            Assets = [.. _assets[row.Id].Select(Read).OrderBy(asset => asset.Standing == AssetStanding.Retired)],
            Successions = [.. _successions[row.Id]],
            Signatures =
            [
                .. _signatures[row.Id].OrderBy(one => one.Status == SignatureStatus.Void)
                    .ThenBy(one => one.AccordId, StringComparer.Ordinal).ThenBy(one => one.Id, StringComparer.Ordinal),
            ],
            SearchKey = SearchText.Lines([name, .. names.Select(one => one.Name)]),
            Change = row.Change,
            LastChange = last,
        };
    }

    static OrganisationName Read(NameRow row) => new(
        row.Name, row.Language is null ? null : RegisterWords.Language(row.Language), RegisterWords.Name(row.Kind),
        Date(row.Since), row.Change);

    static OrganisationAsset Read(AssetRow row) => new(
        RegisterWords.Asset(row.Kind), row.Name, RegisterWords.Standing(row.Standing),
        row.Selectors?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [], row.Change);

    static Succession Read(SuccessionRow row) => new(
        row.Predecessor, row.Successor, RegisterWords.Succession(row.Kind), Date(row.HappenedOn), row.Change);

    internal static RegisterChange Read(ChangeRow row) => new()
    {
        Number = row.Number,
        At = DateTimeOffset.FromUnixTimeSeconds(row.MadeAt),
        Kind = RegisterWords.Change(row.Kind),
        OrganisationId = row.Organisation,
        AccordId = row.Accord,
        SignatureId = row.Signature,
        Reason = row.Reason,
        Corrects = row.Corrects,
        Leaf = row.Leaf,
    };

    internal static SignatureState Read(StateRow row) => new()
    {
        Number = (int)row.Number,
        Status = RegisterWords.Status(row.Status),
        Name = row.Name,
        Category = row.Category,
        SignedOn = Date(row.SignedOn),
        Since = Date(row.Since),
        Version = row.Version,
        Successor = row.Successor,
        Source = row.Source,
        Basis = RegisterWords.Basis(row.Basis),
        IsUnverified = row.IsUnverified != 0,
        Change = row.Change,
    };

    static AccordVersion Read(VersionRow row) => new()
    {
        AccordId = row.Accord,
        Version = row.Version,
        Language = RegisterWords.Language(row.Language),
        Title = row.Title,
        Text = row.Text is null ? null : Named(row.Text),
        Effective = Date(row.Effective),
        Source = row.Source,
        Change = row.Change,
    };

    static RegisterBaseline Read(BaselineRow row) => new()
    {
        RegisterId = row.Register,
        List = Named(row.List),
        AccordId = row.Accord,
        Rows = row.Entries,
        IsComplete = row.IsComplete != 0,
        Title = new Text(row.TitleEn, row.TitleFr),
        Caution = Both(row.CautionEn, row.CautionFr),
        Sources = row.Sources.Split('\n', StringSplitOptions.RemoveEmptyEntries),
        Change = row.Change,
    };

    static Text? Both(string? en, string? fr) => en is null || fr is null ? null : new Text(en, fr);

    static PartialDate? Date(string? text) =>
        text is null ? null
        : PartialDate.TryRead(text, out var date) ? date
        : throw new StorageException($"The register holds the date '{text}', which is none; the database was changed by hand.");

    static Digest Named(string text) =>
        Digest.TryRead(text, out var digest) ? digest
            : throw new StorageException("The register holds a digest that is none; the database was changed by hand.");
}
