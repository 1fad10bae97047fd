using Servanda.Accords;
using Servanda.Accords.Registers;
using Servanda.Storage.Register;

namespace Servanda.Web.Accords;

/// <summary>An accord in a few numbers.</summary>
/// <param name="Accord">The accord.</param>
/// <param name="Organisations">Everyone whose signature stands.</param>
/// <param name="IsComplete">True when the list we hold names everyone; null where we hold none.</param>
/// <param name="Measured">How many of them have a public assessment.</param>
public sealed record AccordGlance(Accord Accord, int Organisations, bool? IsComplete, int Measured)
{
    /// <summary>All accords in the order of their titles in a language.</summary>
    public static IReadOnlyList<AccordGlance> All(Catalogue catalogue, PublicRegister register, Evidence evidence, Language language) =>
    [
        .. catalogue.Accords.OrderBy(accord => NameKey.Of(accord.Title.In(language)), StringComparer.Ordinal).Select(accord =>
        {
            var list = register.In(accord.Id);
            return new AccordGlance(accord, list.Organisations, list.Baseline?.IsComplete,
                evidence.Measured.Count == 0 ? 0
                    : list.Standing.Select(one => one.Organisation.Id).Distinct().Count(evidence.Measured.ContainsKey));
        }),
    ];
}
