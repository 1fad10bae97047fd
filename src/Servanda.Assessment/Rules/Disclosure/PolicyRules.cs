using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Assessment.Judging;
using Servanda.Assessment.Rules.Web;
using Servanda.Assessment.Transcripts;
using Servanda.Disclosure.SecurityTxt;

namespace Servanda.Assessment.Rules.Disclosure;

/// <summary>Whether the disclosure policy is named in security.txt and can be read (RFC 9116 §2.5.7). A policy that is
/// not named there may be elsewhere: that is unknown, and not a fault.</summary>
static class PolicyRules
{
    /// <summary>Policy fields looked at: one for each language, as a rule.</summary>
    const int MaxPolicies = 3;

    public static IReadOnlyList<Rule> All { get; } =
    [
        new("disclosure.policy.named", "RFC 9116 §2.5.7", Severity.Required,
            new("security.txt names the disclosure policy", "security.txt nomme la politique de divulgation"), Named),
        new("disclosure.policy.readable", "RFC 9116 §2.5.7", Severity.Required,
            new("The policy can be read", "La politique peut être lue"), Readable),
    ];

    static Outcome Named(View view)
    {
        var remedy = Text.Same($"Policy: https://{view.Domain}/security-policy");
        return view.Once(SecurityTxtPlace.Find) switch
        {
            SecurityTxtPlace.Found found => DisclosurePolicyRule.Judge(found.File) switch
            {
                DisclosurePolicyLink.Usable => Outcome.Pass(Text.Same(
                    Shown.List(found.File.Policies.Select(policy => policy.Text)))),
                DisclosurePolicyLink.Insecure or DisclosurePolicyLink.NotWeb => Outcome.Warn(
                    new($"not an https address: {Shown.List(found.File.Policies.Select(policy => policy.Text))}",
                        $"pas une adresse https : {Shown.List(found.File.Policies.Select(policy => policy.Text))}"),
                    remedy),
                DisclosurePolicyLink.Absent => new Outcome(FindingStatus.NotMeasured, new(
                    "security.txt names no policy; where else one may be is not known",
                    "security.txt ne nomme aucune politique ; on ignore où elle serait sinon"), remedy),
            },
            SecurityTxtPlace.Missing => new Outcome(FindingStatus.NotMeasured, new(
                "no security.txt to name a policy; where else one may be is not known",
                "pas de security.txt pour nommer une politique ; on ignore où elle serait sinon"), remedy),
            SecurityTxtPlace.Unknown(var why) => Outcome.NotMeasured(why),
            _ => Outcome.NotApplicable(WebSites.NoWeb),
        };
    }

    /// <summary>One policy that can be read is enough: the others are the same in other languages.</summary>
    static Outcome Readable(View view) => view.Once(SecurityTxtPlace.Find) switch
    {
        SecurityTxtPlace.Found found => found.File.Policies
            .Where(policy => policy.IsHttps)
            .Select(policy => Uri.TryCreate(policy.Text, UriKind.Absolute, out var url) ? WithoutFragment(url) : null)
            .OfType<Uri>().Distinct().Take(MaxPolicies)
            .Select(url => Page(view, url))
            .MinBy(outcome => outcome.Status switch
            {
                FindingStatus.Pass => 0,
                FindingStatus.Warn => 1,
                FindingStatus.NotMeasured => 2,
                FindingStatus.NotApplicable => 3,
                FindingStatus.Fail => 4,
            }) ?? Outcome.NotApplicable(new("no policy to read", "aucune politique à lire")),
        SecurityTxtPlace.Missing => Outcome.NotApplicable(new("no policy to read", "aucune politique à lire")),
        SecurityTxtPlace.Unknown(var why) => Outcome.NotMeasured(why),
        _ => Outcome.NotApplicable(WebSites.NoWeb),
    };

    static Outcome Page(View view, Uri url)
    {
        var shown = Shown.Of(url.AbsoluteUri);
        var remedy = new Text(
            $"Serve the policy at {shown} so that it can be read without scripts, or name its right address in Policy:",
            $"Servez la politique à {shown}, lisible sans script, ou nommez sa bonne adresse dans Policy:");
        var nonsense = new Uri(url, "./" + FileView.Nonsense(view.Domain));
        var look = view.File(url);
        switch (look)
        {
            case Look<WebTranscript>.Absent:
                return Outcome.Fail(new($"{shown} is not found (404)", $"{shown} est introuvable (404)"), remedy);
            case Look<WebTranscript>.Seen(var page) when page.Last.Url.Scheme != "https":
                return Outcome.Fail(new($"{shown} leads to plain HTTP", $"{shown} mène à du HTTP en clair"), remedy);
            case Look<WebTranscript>.Seen(var page) when page.Body.IsEmpty:
                return Outcome.Fail(new($"{shown} is an empty page", $"{shown} est une page vide"), remedy);
            case Look<WebTranscript>.Seen(var page) when page.Last.Url.AbsolutePath == "/" && url.AbsolutePath != "/":
                return Outcome.Warn(new($"{shown} leads to the home page",
                    $"{shown} mène à la page d’accueil"), remedy);
            case Look<WebTranscript>.Seen(var page):
                return view.File(nonsense) is Look<WebTranscript>.Seen(var other) && IsSame(page, other)
                    ? Outcome.Warn(
                        new($"{shown} gives the same page as an address that nobody has (soft 404)",
                            $"{shown} donne la même page qu’une adresse qui n’existe pas (fausse 404)"), remedy)
                    : Outcome.Pass(new($"{shown} can be read", $"{shown} peut être lue"));
            default:
                return Outcome.NotMeasured(new($"{shown}: {look.Why.En}", $"{shown} : {look.Why.Fr}"));
        }
    }

    static bool IsSame(WebTranscript page, WebTranscript other) =>
        page.Last.Url == other.Last.Url || page.Body.Span.SequenceEqual(other.Body.Span);

    static Uri WithoutFragment(Uri url) => new(url.GetLeftPart(UriPartial.Query));
}
