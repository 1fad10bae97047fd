using Servanda.Accords;
using Servanda.Core;

namespace Servanda.Assessment.Rules.Web;

/// <summary>What the problems met by the readers here mean, for people.</summary>
static class WebProblemWords
{
    static readonly Dictionary<string, Text> ByCode = new(StringComparer.Ordinal)
    {
        ["hsts.too-long"] = new("too long", "trop long"),
        ["hsts.directive"] = new("not a directive", "pas une directive"),
        ["hsts.repeated"] = new("a directive is given twice", "une directive est donnée deux fois"),
        ["hsts.max-age.missing"] = new("max-age is missing", "max-age manque"),
        ["hsts.max-age.value"] = new("max-age is not a number of seconds", "max-age n’est pas un nombre de secondes"),
        ["hsts.include-sub-domains"] = new("includeSubDomains takes no value", "includeSubDomains n’a pas de valeur"),
        ["certificate.too-long"] = new("the certificate is too long", "le certificat est trop long"),
        ["certificate.malformed"] = new("the certificate cannot be read", "le certificat est illisible"),
        ["caa.issue.too-long"] = new("too long", "trop long"),
        ["caa.issue.domain"] = new("not a domain name", "pas un nom de domaine"),
        ["caa.issue.parameter"] = new("not a parameter (tag=value)", "pas un paramètre (étiquette=valeur)"),
    };

    /// <summary>The codes there are words for.</summary>
    public static IReadOnlyCollection<string> Codes => ByCode.Keys;

    /// <summary>One problem, with the piece at fault.</summary>
    public static Text Of(Problem problem)
    {
        var words = ByCode.GetValueOrDefault(problem.Code, Text.Same(problem.Code));
        return problem.Detail is { Length: > 0 } detail
            ? new($"{words.En} ({Shown.Of(detail)})", $"{words.Fr} ({Shown.Of(detail)})")
            : words;
    }

    /// <summary>All of them.</summary>
    public static Text All(IReadOnlyList<Problem> problems) => new(
        string.Join("; ", problems.Select(problem => Of(problem).En)),
        string.Join(" ; ", problems.Select(problem => Of(problem).Fr)));
}
