using Servanda.Accords;
using Servanda.Accords.Registers;
using Servanda.Assessment.Planning;
using Servanda.Storage.Register;

namespace Servanda.Cli.Serving.Measuring;

/// <summary>Who is measured, what of them is looked at, and by which accords they are judged: those of the signatures that
/// stand.</summary>
sealed class MeasuredOrganisations(Catalogue catalogue, MeasureScope scope)
{
    /// <summary>Everyone whose turn comes.</summary>
    public IReadOnlyList<string> In(PublicRegister register) =>
        [.. register.Organisations.Where(one => FindPlan(one) is not null).Select(one => one.Id)];

    /// <summary>How an organisation is judged; null where there is nothing to look at, or nothing to judge by.</summary>
    public Plan? FindPlan(RegisteredOrganisation one)
    {
        var assets = one.Assets.Where(asset => asset.Kind == AssetKind.Domain && IsLookedAt(one, asset))
            .Select(asset => new Asset(asset.Kind, asset.Name) { DkimSelectors = asset.DkimSelectors }).ToList();
        var accords = one.Signatures.Where(signature => signature.IsStanding).Select(signature => signature.AccordId)
            .Distinct(StringComparer.Ordinal).Select(catalogue.FindAccord).OfType<Accord>().ToList();
        return assets.Count == 0 || accords.Count == 0 ? null
            : Plan.For(one.ToOrganisation() with { Assets = assets }, catalogue, accords);
    }

    bool IsLookedAt(RegisteredOrganisation one, OrganisationAsset asset) => (scope, asset.Standing) switch
    {
        (_, AssetStanding.Doubtful or AssetStanding.Retired) or (MeasureScope.None, _) => false,
        (_, AssetStanding.Proven) or (MeasureScope.All, AssetStanding.Listed) => true,
        (MeasureScope.Proven, AssetStanding.Listed) => false,
        (MeasureScope.Verified, AssetStanding.Listed) => one.Caution is null &&
            one.Signatures.Any(signature => signature.IsStanding && !signature.Current.IsUnverified),
        _ => false,
    };
}
