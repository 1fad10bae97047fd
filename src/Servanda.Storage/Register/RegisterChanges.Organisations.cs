using Servanda.Accords;
using Servanda.Accords.Registers;
using Servanda.Core.Names;

namespace Servanda.Storage.Register;

public sealed partial class RegisterChanges
{
    const string OnRequest = "register";

    /// <summary>Enters an organisation.</summary>
    /// <returns>Done with its id.</returns>
    public async Task<RegisterOutcome> EnterAsync(
        StoreTransaction change, NewOrganisation organisation, ChangeBy by, CancellationToken cancel)
    {
        var work = await RegisterWork.BeginAsync(change, clock, by, cancel);
        if (RegisterText.ReadName(organisation.Name).Value is not { } name || !RegisterWork.HasSoundReason(by) ||
            RegisterText.ReadReason(organisation.Source).Value is not { } source ||
            organisation.NamesByLanguage.Any(one => RegisterText.ReadName(one.Name).Value is null) ||
            organisation.Identifiers.Any(one => RegisterText.ReadName(one.Value).Value is null))
            return Refuse(RegisterRefusal.BadText);
        if (organisation.Country is { } country && !Countries.IsAlpha3(country))
            return Refuse(RegisterRefusal.BadForm, country);
        if (organisation.Identifiers.FirstOrDefault(one => !RegisterId.IsOne(one.Scheme)) is { Scheme: { } scheme })
            return Refuse(RegisterRefusal.BadForm, scheme);
        if (organisation.Assets.FirstOrDefault(asset => !IsSound(asset)) is { } bad)
            return Refuse(RegisterRefusal.BadForm, bad.Name);
        var taken = (await change.QueryAsync<string>("SELECT id FROM organisation", null, cancel)).ToHashSet(StringComparer.Ordinal);
        var id = organisation.Id ?? RegisterId.For(name, taken.Contains);
        if (!RegisterId.IsOne(id))
            return Refuse(RegisterRefusal.BadForm, id);
        if (taken.Contains(id))
            return Refuse(RegisterRefusal.AlreadyThere, id);

        await change.ExecuteAsync("INSERT INTO organisation (id, change) VALUES (@id, @Number)", new { id, work.Number }, cancel);
        await change.ExecuteAsync(ProfileRow.Insert,
            new ProfileRow { Organisation = id, Number = 1, Country = organisation.Country, Change = work.Number }, cancel);
        var facts = new OrganisationFacts(work, id);
        await facts.AddNameAsync(name, null, NameKind.Official, null, null, cancel);
        foreach (var (language, other) in organisation.NamesByLanguage)
            await facts.AddNameAsync(RegisterText.ReadName(other).Value!, language, NameKind.Official, null, null, cancel);
        foreach (var asset in organisation.Assets)
            await facts.AddAssetAsync(asset, null, cancel);
        foreach (var (one, value) in organisation.Identifiers)
            await facts.AddIdentifierAsync(one, RegisterText.ReadName(value).Value!, false, null, cancel);
        return await work.EndAsync(ChangeKind.Entered, id, null, null, await facts.LogAsync(source, cancel), cancel);
    }

    /// <summary>Gives an organisation another official name; the one before it becomes a former one.</summary>
    /// <param name="change">The transaction.</param>
    /// <param name="organisation">Its id, which stays.</param>
    /// <param name="name">The name.</param>
    /// <param name="language">Its language; null for the name it is known by in all.</param>
    /// <param name="since">Since when; null when nobody says.</param>
    /// <param name="by">Who, and why.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<RegisterOutcome> RenameAsync(
        StoreTransaction change, string organisation, string name, Language? language, PartialDate? since, ChangeBy by,
        CancellationToken cancel)
    {
        var work = await RegisterWork.BeginAsync(change, clock, by, cancel);
        if (await NameOfAsync(change, organisation, cancel) is null)
            return Refuse(RegisterRefusal.UnknownOrganisation, organisation);
        if (RegisterText.ReadName(name).Value is not { } sound || !RegisterWork.HasSoundReason(by))
            return Refuse(RegisterRefusal.BadText);
        var facts = new OrganisationFacts(work, organisation);
        var (official, word) = (RegisterWords.Id(NameKind.Official), language is { } one ? Words.Id(one) : null);
        var old = (await facts.NamesAsync(cancel)).FirstOrDefault(row => row.Kind == official && row.Language == word);
        if (old?.Name == sound)
            return Refuse(RegisterRefusal.Nothing, organisation);
        await facts.AddNameAsync(sound, language, NameKind.Official, since?.ToString(), null, cancel);
        if (old is not null)
            await facts.AddNameAsync(old.Name, language, NameKind.Former, old.Since, old.Number, cancel);
        return await work.EndAsync(ChangeKind.Renamed, organisation, null, null, await facts.LogAsync(OnRequest, cancel), cancel);
    }

    /// <summary>Says an organisation's country and caution otherwise; both are set as given.</summary>
    public async Task<RegisterOutcome> DescribeAsync(
        StoreTransaction change, string organisation, string? country, Text? caution, ChangeBy by, CancellationToken cancel)
    {
        var work = await RegisterWork.BeginAsync(change, clock, by, cancel);
        if (await NameOfAsync(change, organisation, cancel) is null)
            return Refuse(RegisterRefusal.UnknownOrganisation, organisation);
        if (country is not null && !Countries.IsAlpha3(country))
            return Refuse(RegisterRefusal.BadForm, country);
        if (caution is not null && (RegisterText.ReadReason(caution.En).Value is null || RegisterText.ReadReason(caution.Fr).Value is null) ||
            !RegisterWork.HasSoundReason(by))
            return Refuse(RegisterRefusal.BadText);
        var facts = new OrganisationFacts(work, organisation);
        var old = await facts.ProfileAsync(cancel);
        if (old is not null && (old.Country, old.CautionEn, old.CautionFr) == (country, caution?.En, caution?.Fr))
            return Refuse(RegisterRefusal.Nothing, organisation);
        await change.ExecuteAsync(ProfileRow.Insert, new ProfileRow
        {
            Organisation = organisation,
            Number = (old?.Number ?? 0) + 1,
            Country = country,
            CautionEn = caution?.En,
            CautionFr = caution?.Fr,
            Change = work.Number,
        }, cancel);
        return await work.EndAsync(ChangeKind.Described, organisation, null, null, await facts.LogAsync(OnRequest, cancel), cancel);
    }

    /// <summary>Adds an asset, or says of one that is there that it is proven, or listed again.</summary>
    public async Task<RegisterOutcome> AddAssetAsync(
        StoreTransaction change, string organisation, NewAsset asset, ChangeBy by, CancellationToken cancel)
    {
        var work = await RegisterWork.BeginAsync(change, clock, by, cancel);
        if (await NameOfAsync(change, organisation, cancel) is null)
            return Refuse(RegisterRefusal.UnknownOrganisation, organisation);
        if (!IsSound(asset))
            return Refuse(RegisterRefusal.BadForm, asset.Name);
        if (!RegisterWork.HasSoundReason(by))
            return Refuse(RegisterRefusal.BadText);
        var facts = new OrganisationFacts(work, organisation);
        var old = (await facts.AssetsAsync(cancel)).FirstOrDefault(row => row.Kind == Words.Id(asset.Kind) && row.Name == asset.Name);
        if (old?.Standing == RegisterWords.Id(asset.Standing))
            return Refuse(RegisterRefusal.AlreadyThere, asset.Name);
        await facts.AddAssetAsync(asset, old?.Number, cancel);
        return await work.EndAsync(ChangeKind.AssetAdded, organisation, null, null, await facts.LogAsync(OnRequest, cancel), cancel);
    }

    /// <summary>Says of an asset that it is the organisation's no longer.</summary>
    public async Task<RegisterOutcome> RetireAssetAsync(
        StoreTransaction change, string organisation, AssetKind kind, string name, ChangeBy by, CancellationToken cancel)
    {
        var work = await RegisterWork.BeginAsync(change, clock, by, cancel);
        if (await NameOfAsync(change, organisation, cancel) is null)
            return Refuse(RegisterRefusal.UnknownOrganisation, organisation);
        if (!RegisterWork.HasSoundReason(by))
            return Refuse(RegisterRefusal.BadText);
        var facts = new OrganisationFacts(work, organisation);
        var old = (await facts.AssetsAsync(cancel)).FirstOrDefault(row => row.Kind == Words.Id(kind) && row.Name == name);
        if (old is null || old.Standing == RegisterWords.Id(AssetStanding.Retired))
            return Refuse(RegisterRefusal.UnknownFact, name);
        await facts.AddAssetAsync(new NewAsset(kind, name, AssetStanding.Retired)
        {
            DkimSelectors = old.Selectors?.Split(' ') ?? [],
        }, old.Number, cancel);
        return await work.EndAsync(ChangeKind.AssetRetired, organisation, null, null, await facts.LogAsync(OnRequest, cancel), cancel);
    }

    /// <summary>Adds an identifier of another register, or puts it in the place of the one of that scheme.</summary>
    public async Task<RegisterOutcome> IdentifyAsync(
        StoreTransaction change, string organisation, string scheme, string value, ChangeBy by, CancellationToken cancel)
    {
        var work = await RegisterWork.BeginAsync(change, clock, by, cancel);
        if (await NameOfAsync(change, organisation, cancel) is null)
            return Refuse(RegisterRefusal.UnknownOrganisation, organisation);
        if (!RegisterId.IsOne(scheme))
            return Refuse(RegisterRefusal.BadForm, scheme);
        if (RegisterText.ReadName(value).Value is not { } sound || !RegisterWork.HasSoundReason(by))
            return Refuse(RegisterRefusal.BadText);
        var rows = (await change.QueryAsync<IdentifierRow>(IdentifierRow.SelectOne, new { organisation }, cancel)).ToList();
        var replaced = rows.Select(row => row.Replaces).ToHashSet();
        var old = rows.LastOrDefault(row => row.Scheme == scheme && !replaced.Contains(row.Number));
        if (old is { IsDropped: 0 } && old.Value == sound)
            return Refuse(RegisterRefusal.AlreadyThere, scheme);
        var facts = new OrganisationFacts(work, organisation);
        await facts.AddIdentifierAsync(scheme, sound, false, old?.Number, cancel);
        return await work.EndAsync(ChangeKind.Described, organisation, null, null, null, cancel);
    }

    static bool IsSound(NewAsset asset) =>
        asset.Standing is AssetStanding.Listed or AssetStanding.Proven &&
        RegisterText.ReadName(asset.Name).Value == asset.Name &&
        (asset.Kind != AssetKind.Domain || DomainName.Read(asset.Name).Value is { IsRoot: false } domain && domain.ToString() == asset.Name) &&
        asset.DkimSelectors.All(selector => selector.Length is > 0 and <= 63 && !selector.Contains(' '));

    /// <summary>The name it is known by; null for an organisation there is not.</summary>
    static async Task<string?> NameOfAsync(StoreTransaction change, string organisation, CancellationToken cancel)
    {
        if (await change.FindAsync<string>("SELECT id FROM organisation WHERE id = @organisation", new { organisation }, cancel) is null)
            return null;
        return (await change.QueryAsync<string>("""
            SELECT n.name FROM organisation_name n
            WHERE n.organisation = @organisation AND n.kind = 'official' AND n.language IS NULL AND NOT EXISTS (
                SELECT 1 FROM organisation_name r WHERE r.organisation = n.organisation AND r.replaces = n.number)
            ORDER BY n.number DESC LIMIT 1
            """, new { organisation }, cancel)).FirstOrDefault() ?? organisation;
    }
}
