using Servanda.Accords;
using Servanda.Assessment.Judging;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Rules.Web;
using Servanda.Assessment.Transcripts;
using Servanda.Core;
using Servanda.Core.Names;
using Servanda.Disclosure.SecurityTxt;

namespace Servanda.Assessment.Rules.Disclosure;

/// <summary>Where a domain's security.txt is (RFC 9116 §3): on the domain itself or on www below it, at its place or,
/// for programs of old, at the top.</summary>
abstract record SecurityTxtPlace
{
    const string WellKnown = "/.well-known/";
    const string FileName = "security.txt";

    private SecurityTxtPlace()
    {
    }

    /// <summary>It is there.</summary>
    /// <param name="Site">The site it is on.</param>
    /// <param name="Page">What was fetched.</param>
    /// <param name="Problems">What is wrong with it.</param>
    /// <param name="File">What it says.</param>
    /// <param name="IsWellKnown">True when it is where RFC 9116 has it.</param>
    public sealed record Found(
        DomainName Site, WebTranscript Page, SecurityTxtFile File, IReadOnlyList<Problem> Problems, bool IsWellKnown)
        : SecurityTxtPlace;

    /// <summary>It is not there, and this is what was there instead.</summary>
    public sealed record Missing(Text Instead) : SecurityTxtPlace;

    /// <summary>Nobody could look.</summary>
    public sealed record Unknown(Text Why) : SecurityTxtPlace;

    /// <summary>There is no web to have it.</summary>
    public sealed record NoWeb : SecurityTxtPlace;

    /// <summary>The address of the file on a site.</summary>
    public static string UrlOn(DomainName site) => $"https://{site}{WellKnown}{FileName}";

    /// <summary>Looks for it, place by place; the next one only when it is not in the one before.</summary>
    public static SecurityTxtPlace Find(View view)
    {
        if (view.Sites() is not Look<IReadOnlyList<DomainName>>.Seen(var sites))
            return view.Sites() is Look<IReadOnlyList<DomainName>>.Absent ? new NoWeb() : new Unknown(view.Sites().Why);
        Missing? missing = null;
        Unknown? unknown = null;
        foreach (var site in sites)
        {
            foreach (var directory in (string[])[WellKnown, "/"])
            {
                if (WebSites.Url("https", site, directory + FileName) is not { } url)
                    continue;
                var place = At(view, site, url, directory == WellKnown);
                if (place is Found || view.IsPending(url))
                    return place;
                missing ??= place as Missing;
                unknown ??= place as Unknown;
                // A site that does not answer here will not answer there.
                if (place is Unknown)
                    break;
            }
        }
        return unknown ?? (SecurityTxtPlace?)missing ?? new NoWeb();
    }

    static SecurityTxtPlace At(View view, DomainName site, Uri url, bool isWellKnown)
    {
        var look = view.File(url);
        if (look is Look<WebTranscript>.Absent)
            return new Missing(new("not found (404)", "introuvable (404)"));
        if (look is not Look<WebTranscript>.Seen(var page))
            return new Unknown(look.Why);
        var read = SecurityTxtReader.Read(page.Body.Span);
        if (read.Value is not { } file)
        {
            return new Missing(new(
                $"status 200 with another page (soft 404): {DisclosureProblemWords.All(read.Problems).En}",
                $"statut 200 avec une autre page (fausse 404) : {DisclosureProblemWords.All(read.Problems).Fr}"));
        }
        if (IsRecognised(file, read.Problems))
            return new Found(site, page, file, read.Problems, isWellKnown);
        return AnswersEverything(view, site) switch
        {
            null => new Unknown(UnmeasuredReasons.NotYet),
            true => new Missing(new(
                "the site answers any address with status 200 (soft 404)",
                "le site répond à toute adresse par un statut 200 (fausse 404)")),
            false => new Found(site, page, file, read.Problems, isWellKnown),
        };
    }

    /// <summary>True when at least one line is a field of RFC 9116, if a wrong one.</summary>
    static bool IsRecognised(SecurityTxtFile file, IReadOnlyList<Problem> problems) =>
        file.Contacts.Count + file.Encryption.Count + file.Acknowledgments.Count + file.PreferredLanguages.Count
        + file.Canonical.Count + file.Policies.Count + file.Hiring.Count + file.Csaf.Count > 0
        || file.Expires is not null
        || problems.Any(problem => problem.Code == SecurityTxtProblems.FieldUri.Code
            || problem.Code == SecurityTxtProblems.Expires.Code);

    /// <summary>Whether the site has a page for a name that nobody gave to one; null when nobody has looked yet. Where
    /// no answer came it is taken not to.</summary>
    static bool? AnswersEverything(View view, DomainName site) =>
        WebSites.Url("https", site, WellKnown + FileView.Nonsense(site)) is { } url
            ? view.IsPending(url) ? null : view.File(url) is Look<WebTranscript>.Seen
            : false;
}
