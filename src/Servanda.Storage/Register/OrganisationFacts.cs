using Servanda.Accords;
using Servanda.Accords.Leaves;
using Servanda.Core.Json;

namespace Servanda.Storage.Register;

/// <summary>What the register says of one organisation while it is changed, and the leaf about that.</summary>
sealed class OrganisationFacts(RegisterWork work, string organisation)
{
    /// <summary>Rows of names that no other replaces.</summary>
    public async Task<IReadOnlyList<NameRow>> NamesAsync(CancellationToken cancel)
    {
        var rows = (await work.Change.QueryAsync<NameRow>(NameRow.SelectOne, new { organisation }, cancel)).ToList();
        var replaced = rows.Select(row => row.Replaces).ToHashSet();
        return [.. rows.Where(row => !replaced.Contains(row.Number))];
    }

    /// <summary>Rows of assets that no other replaces.</summary>
    public async Task<IReadOnlyList<AssetRow>> AssetsAsync(CancellationToken cancel)
    {
        var rows = (await work.Change.QueryAsync<AssetRow>(AssetRow.SelectOne, new { organisation }, cancel)).ToList();
        var replaced = rows.Select(row => row.Replaces).ToHashSet();
        return [.. rows.Where(row => !replaced.Contains(row.Number))];
    }

    /// <summary>The last description; null when there is none.</summary>
    public async Task<ProfileRow?> ProfileAsync(CancellationToken cancel) =>
        (await work.Change.QueryAsync<ProfileRow>(ProfileRow.SelectOne, new { organisation }, cancel)).LastOrDefault();

    public async Task AddNameAsync(
        string name, Language? language, NameKind kind, string? since, long? replaces, CancellationToken cancel) =>
        await work.Change.ExecuteAsync(NameRow.Insert, new NameRow
        {
            Organisation = organisation,
            Number = await NextAsync("organisation_name", cancel),
            Replaces = replaces,
            Name = name,
            Language = language is { } one ? Words.Id(one) : null,
            Kind = RegisterWords.Id(kind),
            Since = since,
            Change = work.Number,
        }, cancel);

    public async Task AddAssetAsync(NewAsset asset, long? replaces, CancellationToken cancel) =>
        await work.Change.ExecuteAsync(AssetRow.Insert, new AssetRow
        {
            Organisation = organisation,
            Number = await NextAsync("organisation_asset", cancel),
            Replaces = replaces,
            Kind = Words.Id(asset.Kind),
            Name = asset.Name,
            Selectors = asset.DkimSelectors.Count == 0 ? null : string.Join(' ', asset.DkimSelectors),
            Standing = RegisterWords.Id(asset.Standing),
            Change = work.Number,
        }, cancel);

    public async Task AddIdentifierAsync(string scheme, string value, bool isDropped, long? replaces, CancellationToken cancel) =>
        await work.Change.ExecuteAsync(IdentifierRow.Insert, new IdentifierRow
        {
            Organisation = organisation,
            Number = await NextAsync("organisation_identifier", cancel),
            Replaces = replaces,
            Scheme = scheme,
            Value = value,
            IsDropped = isDropped ? 1 : 0,
            Change = work.Number,
        }, cancel);

    /// <summary>Logs who the organisation is now. The values stand hidden in the leaf: a name may be a person's.</summary>
    public async Task<long> LogAsync(string source, CancellationToken cancel)
    {
        var names = await NamesAsync(cancel);
        var official = RegisterWords.Id(NameKind.Official);
        var profile = await ProfileAsync(cancel);
        var identity = CommitmentOpening.New(LeafKind.OrganisationIdentity, "identity", Text(JsonItem.Of(
            ("name", names.FirstOrDefault(row => row.Kind == official)?.Name ?? organisation),
            ("country", profile?.Country is { } country ? (JsonItem)country : null), ("source", source))));
        var assets = (await AssetsAsync(cancel)).Where(row => RegisterWords.Standing(row.Standing) is AssetStanding.Listed or AssetStanding.Proven)
            .Select(row => (JsonItem)$"{row.Kind} {row.Name}").ToList();
        var opening = assets.Count == 0 ? null
            : CommitmentOpening.New(LeafKind.OrganisationIdentity, "assets", Text(JsonItem.List(assets)));
        return await work.LogAsync(organisation, new LeafBody.OrganisationIdentity(identity.Commitment, opening?.Commitment), [],
            opening is null ? [identity] : [identity, opening], cancel);
    }

    // The names of tables are ours.
    Task<long> NextAsync(string table, CancellationToken cancel) => work.Change.FindAsync<long>(
        $"SELECT COALESCE(MAX(number), 0) + 1 FROM {table} WHERE organisation = @organisation", new { organisation }, cancel);

    static string Text(JsonItem item) => System.Text.Encoding.UTF8.GetString(CanonicalJson.WriteHashed(item));
}
