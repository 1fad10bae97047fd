using Servanda.Accords;
using Servanda.Core;
using Servanda.Disclosure.Csaf;
using Servanda.Disclosure.SecurityTxt;

namespace Servanda.Assessment.Rules.Disclosure;

/// <summary>What the problems met by the readers of disclosure files mean, for people.</summary>
static class DisclosureProblemWords
{
    /// <summary>Problems of one file that are named.</summary>
    const int MaxNamed = 5;

    static readonly Dictionary<string, Text> ByCode = new(StringComparer.Ordinal)
    {
        [SecurityTxtProblems.Length.Code] = new("too long to be a security.txt", "trop long pour un security.txt"),
        [SecurityTxtProblems.Html.Code] = new("a web page instead of the file", "une page web à la place du fichier"),
        [SecurityTxtProblems.Empty.Code] = new("no field at all", "aucun champ"),
        [SecurityTxtProblems.Utf8.Code] = new("not UTF-8", "pas en UTF-8"),
        [SecurityTxtProblems.Bom.Code] = new("a byte order mark", "une marque d’ordre des octets"),
        [SecurityTxtProblems.Character.Code] = new("a control character", "un caractère de commande"),
        [SecurityTxtProblems.LineUnterminated.Code] = new("the last line does not end",
            "la dernière ligne n’est pas terminée"),
        [SecurityTxtProblems.Line.Code] = new("a line that is no field", "une ligne qui n’est pas un champ"),
        [SecurityTxtProblems.FieldName.Code] = new("not the name of a field", "pas un nom de champ"),
        [SecurityTxtProblems.FieldBlank.Code] = new("a blank before the colon", "une espace avant le deux-points"),
        [SecurityTxtProblems.FieldSpace.Code] = new("no space after the colon", "pas d’espace après le deux-points"),
        [SecurityTxtProblems.FieldEmpty.Code] = new("a field without a value", "un champ sans valeur"),
        [SecurityTxtProblems.FieldUri.Code] = new("not a URI", "pas un URI"),
        [SecurityTxtProblems.UriHttp.Code] = new("http instead of https", "http au lieu de https"),
        [SecurityTxtProblems.ContactMailto.Code] = new("not a mail address", "pas une adresse de courrier"),
        [SecurityTxtProblems.ContactMissing.Code] = new("no Contact", "pas de Contact"),
        [SecurityTxtProblems.ExpiresMissing.Code] = new("no Expires", "pas d’Expires"),
        [SecurityTxtProblems.Expires.Code] = new("Expires is not a date and time",
            "Expires n’est pas une date et heure"),
        [SecurityTxtProblems.ExpiresRepeated.Code] = new("Expires more than once", "Expires plus d’une fois"),
        [SecurityTxtProblems.LanguagesRepeated.Code] = new("Preferred-Languages more than once",
            "Preferred-Languages plus d’une fois"),
        [SecurityTxtProblems.Languages.Code] = new("not a language tag", "pas une étiquette de langue"),
        [SecurityTxtProblems.Csaf.Code] = new(
            "CSAF does not end in provider-metadata.json", "CSAF ne finit pas par provider-metadata.json"),
        [SecurityTxtProblems.SignaturePreamble.Code] = new("something before the signed text",
            "du texte avant la partie signée"),
        [SecurityTxtProblems.SignatureFraming.Code] = new("the signature is not framed as it should be",
            "la signature est mal encadrée"),
        [SecurityTxtProblems.SignatureDash.Code] = new("a dash that is not escaped", "un tiret non protégé"),
        [SecurityTxtProblems.SignatureTrailing.Code] = new("something after the signature",
            "du texte après la signature"),
        [SecurityTxtProblems.SignatureCanonical.Code] = new("signed without Canonical", "signé sans Canonical"),
        [CsafProblems.Html.Code] = new("a web page instead of the document", "une page web à la place du document"),
        [CsafProblems.Json.Code] = new("not JSON", "pas du JSON"),
        [CsafProblems.JsonInterop.Code] = new("JSON that programs read differently",
            "du JSON que les programmes lisent diversement"),
        [CsafProblems.Missing.Code] = new("missing", "manque"),
        [CsafProblems.Type.Code] = new("of another type", "d’un autre type"),
        [CsafProblems.Value.Code] = new("not an allowed value", "pas une valeur permise"),
        [CsafProblems.Empty.Code] = new("empty", "vide"),
        [CsafProblems.Repeated.Code] = new("given twice", "donné deux fois"),
        [CsafProblems.Unknown.Code] = new("not known to the schema", "inconnu du schéma"),
        [CsafProblems.Url.Code] = new("not a URL", "pas une URL"),
        [CsafProblems.UrlHttp.Code] = new("http instead of https", "http au lieu de https"),
        [CsafProblems.UrlName.Code] = new("does not end as it must", "ne finit pas comme il faut"),
        [CsafProblems.Date.Code] = new("not a date and time", "pas une date et heure"),
        [CsafProblems.Fingerprint.Code] = new("not a fingerprint", "pas une empreinte"),
        [CsafProblems.KeyMissing.Code] = new("a trusted provider needs a key",
            "il faut une clé à un fournisseur de confiance"),
    };

    /// <summary>The codes there are words for.</summary>
    public static IReadOnlyCollection<string> Codes => ByCode.Keys;

    /// <summary>The problems, each with the piece at fault; of many the first few.</summary>
    public static Text All(IReadOnlyList<Problem> problems)
    {
        var more = problems.Count > MaxNamed ? $" (+{problems.Count - MaxNamed})" : "";
        return new(
            string.Join("; ", problems.Take(MaxNamed).Select(problem => Of(problem).En)) + more,
            string.Join(" ; ", problems.Take(MaxNamed).Select(problem => Of(problem).Fr)) + more);
    }

    static Text Of(Problem problem)
    {
        var words = ByCode.GetValueOrDefault(problem.Code, Text.Same(problem.Code));
        return problem.Detail is { Length: > 0 } detail
            ? new($"{words.En} ({Shown.Of(detail)})", $"{words.Fr} ({Shown.Of(detail)})")
            : words;
    }
}
