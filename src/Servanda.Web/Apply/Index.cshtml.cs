using Servanda.Accords;
using Servanda.Web.Layout;

namespace Servanda.Web.Apply;

/// <summary>Which accord to sign.</summary>
public sealed class IndexModel(Catalogue catalogue) : PublicPage
{
    /// <summary>The accords, by year.</summary>
    public IReadOnlyList<Accord> Accords { get; } = [.. catalogue.Accords.OrderBy(accord => accord.Year).ThenBy(accord => accord.Id, StringComparer.Ordinal)];
}
