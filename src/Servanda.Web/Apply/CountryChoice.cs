using Servanda.Accords;
using Servanda.Accords.Registers;

namespace Servanda.Web.Apply;

/// <summary>The countries as a form offers them, sorted by their names in each language.</summary>
static class CountryChoice
{
    static readonly IReadOnlyList<(string, string)> English = Of(Language.English, "Choose a country"), French = Of(Language.French, "Choisissez un pays");

    public static IReadOnlyList<(string, string)> In(Language language) => language switch
    {
        Language.English => English,
        Language.French => French,
    };

    static List<(string, string)> Of(Language language, string first) =>
    [
        ("", first),
        .. Countries.All.Select(code => (code, CountryNames.Of(code).In(language)))
            .OrderBy(one => NameKey.Of(one.Item2), StringComparer.Ordinal),
    ];
}
