using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Servanda.Accords;

namespace Servanda.Web.Layout;

/// <summary>The language as the first part of a path, and the same page in the other one.</summary>
public static class LanguagePath
{
    /// <summary>The route constraint, as in <c>/{lang:lang}/accords</c>.</summary>
    public const string Constraint = "lang";

    /// <summary>Both languages, in the order they are offered.</summary>
    public static IReadOnlyList<Language> All { get; } = [Language.English, Language.French];

    /// <summary>The language of a request; English where its path names none.</summary>
    public static Language Of(HttpContext context) => Read(context.Request.Path) ?? Language.English;

    /// <summary>The language a path begins with; null for none.</summary>
    public static Language? Read(PathString path)
    {
        var text = path.Value ?? "";
        return text.Length >= 3 && text[0] == '/' && (text.Length == 3 || text[3] == '/') ? ReadWord(text.AsSpan(1, 2)) : null;
    }

    /// <summary>The path of the same page in a language; a path without one stays as it is.</summary>
    public static string In(Language language, PathString path) =>
        Read(path) is null ? path.Value ?? "/" : $"/{Words.Id(language)}{path.Value![3..]}";

    /// <summary>The language a reader's browser asks for (RFC 9110 section 12.5.4): French where it comes before English,
    /// else English.</summary>
    public static Language Preferred(HttpRequest request)
    {
        double english = 0, french = 0;
        foreach (var wish in request.GetTypedHeaders().AcceptLanguage)
        {
            var quality = wish.Quality ?? 1;
            if (wish.Value.StartsWith("fr", StringComparison.OrdinalIgnoreCase))
                french = Math.Max(french, quality);
            else if (wish.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase))
                english = Math.Max(english, quality);
        }
        return french > english ? Language.French : Language.English;
    }

    static Language? ReadWord(ReadOnlySpan<char> word) => word switch
    {
        "en" => Language.English,
        "fr" => Language.French,
        _ => null,
    };

    internal sealed class RouteConstraint : IRouteConstraint
    {
        public bool Match(
            HttpContext? httpContext, IRouter? route, string routeKey, RouteValueDictionary values, RouteDirection routeDirection) =>
            values.TryGetValue(routeKey, out var value) && value is string word && ReadWord(word) is not null;
    }
}
