using Servanda.Assessment.Judging;
using Servanda.Core.Names;
using Servanda.Mail.Dkim;

namespace Servanda.Assessment.Rules.Mail;

/// <summary>The selectors looked at and where their keys would stand, worked out once for a domain.</summary>
/// <param name="All">Those the operator named first. A selector that gives no name has none.</param>
sealed record DkimPlaces(IReadOnlyList<(string Selector, DomainName? Name, bool IsNamed)> All)
{
    /// <summary>Selectors of the operator that are looked at.</summary>
    const int MaxNamed = 20;

    public static DkimPlaces Of(View view)
    {
        var named = view.Asset.DkimSelectors.Take(MaxNamed).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var places = new List<(string, DomainName?, bool)>(named.Count + WellKnownSelectors.All.Count);
        foreach (var selector in named)
            places.Add((selector, Place(view, selector), true));
        foreach (var selector in WellKnownSelectors.All)
        {
            if (!named.Contains(selector, StringComparer.OrdinalIgnoreCase))
                places.Add((selector, Place(view, selector), false));
        }
        return new DkimPlaces(places);
    }

    static DomainName? Place(View view, string selector) =>
        (WellKnownSelectors.Places.GetValueOrDefault(selector) ?? DkimKeyRecord.PlaceOf(selector)) is { } place
            ? view.Domain.Under(place)
            : null;
}
