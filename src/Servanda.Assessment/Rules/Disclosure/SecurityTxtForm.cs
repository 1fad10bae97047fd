using Servanda.Accords;
using Servanda.Assessment.Judging;
using Servanda.Core;
using Servanda.Disclosure.SecurityTxt;

namespace Servanda.Assessment.Rules.Disclosure;

/// <summary>How a security.txt is sent and written, whatever it says.</summary>
static class SecurityTxtForm
{
    const string Charset = "charset=";

    /// <summary>What has a rule of its own.</summary>
    static readonly ProblemKind[] JudgedElsewhere =
    [
        SecurityTxtProblems.ContactMissing, SecurityTxtProblems.ExpiresMissing, SecurityTxtProblems.Expires,
    ];

    public static Outcome ContentType(View view, SecurityTxtPlace.Found found)
    {
        var sent = found.Page.Last.Field("content-type") ?? "";
        var parts = sent.Split(';', StringSplitOptions.TrimEntries);
        var charset = Array.Find(parts, part => part.StartsWith(Charset, StringComparison.OrdinalIgnoreCase));
        var remedy = Text.Same("Content-Type: text/plain; charset=utf-8");
        if (!parts[0].Equals("text/plain", StringComparison.OrdinalIgnoreCase))
        {
            return Outcome.Warn(sent.Length == 0
                ? new("sent without a Content-Type", "envoyé sans Content-Type")
                : new($"sent as {Shown.Of(sent)}", $"envoyé comme {Shown.Of(sent)}"), remedy);
        }
        return charset switch
        {
            // The file must be UTF-8 and nearly every one is ASCII: without the word nothing is misread.
            null => Outcome.Pass(new("text/plain, charset=utf-8 not said", "text/plain, sans charset=utf-8")),
            _ when charset[Charset.Length..].Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase) =>
                Outcome.Pass(Text.Same(Shown.Of(sent))),
            _ => Outcome.Warn(new($"sent as {Shown.Of(sent)}", $"envoyé comme {Shown.Of(sent)}"), remedy),
        };
    }

    public static Outcome Syntax(View view, SecurityTxtPlace.Found found)
    {
        var problems = found.Problems
            .Where(problem => !Array.Exists(JudgedElsewhere, kind => kind.Code == problem.Code)).ToList();
        return problems.Count == 0
            ? Outcome.Pass(new("well formed", "bien formé"))
            : Outcome.Warn(
                DisclosureProblemWords.All(problems),
                new("Write each field on a line of its own as  Name: value , in UTF-8, with https in every web address",
                    "Écrivez chaque champ sur sa ligne sous la forme  Nom: valeur , en UTF-8, avec https dans toute adresse"
                    + " web"));
    }

    public static Outcome Signature(View view, SecurityTxtPlace.Found found)
    {
        var remedy = new Text(
            "Sign the file with OpenPGP in the clear:  gpg --clearsign security.txt",
            "Signez le fichier en clair avec OpenPGP :  gpg --clearsign security.txt");
        return found.File.Signature switch
        {
            SecurityTxtSignature.Unverified => Outcome.Pass(
                new("signed; by whom was not checked", "signé ; par qui n’a pas été vérifié")),
            SecurityTxtSignature.None => Outcome.Warn(new("not signed", "pas signé"), remedy),
            SecurityTxtSignature.Malformed => Outcome.Warn(
                new("signed in a way that no program can check",
                    "signé d’une manière qu’aucun programme ne peut vérifier"), remedy),
        };
    }
}
