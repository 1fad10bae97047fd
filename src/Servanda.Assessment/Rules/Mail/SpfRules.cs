using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Assessment.Judging;
using Servanda.Mail.Spf;

namespace Servanda.Assessment.Rules.Mail;

/// <summary>SPF (RFC 7208): which hosts may send for a domain, and whether a receiver can find that out within the
/// limits of one evaluation. Domains that use no mail are judged by <see cref="ParkedRules"/>.</summary>
static class SpfRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new("mail.spf.published", "RFC 7208 §3", Severity.Required,
            new("An SPF record is published", "Un enregistrement SPF est publié"), Published),
        new("mail.spf.single", "RFC 7208 §3.2", Severity.Required,
            new("There is one SPF record, not several", "Il y a un seul enregistrement SPF"), Single),
        new("mail.spf.syntax", "RFC 7208 §4.6", Severity.Required,
            new("The record can be read without an error", "L’enregistrement se lit sans erreur"), Syntax),
        new("mail.spf.targets", "RFC 7208 §5.2", Severity.Required,
            new("Every record it includes or redirects to can be used",
                "Tout enregistrement inclus ou visé par redirection est utilisable"), Targets),
        new("mail.spf.lookups", "RFC 7208 §4.6.4", Severity.Required,
            new("It needs ten DNS lookups at the most", "Il demande au plus dix requêtes DNS"), Lookups),
        new("mail.spf.voids", "RFC 7208 §4.6.4", Severity.Required,
            new("Two lookups at the most find nothing", "Au plus deux requêtes ne trouvent rien"), Voids),
        new("mail.spf.all", "RFC 7208 §5.1", Severity.Required,
            new("Hosts that are not named are refused or suspected (-all, ~all)",
                "Les hôtes non nommés sont refusés ou suspects (-all, ~all)"), SpfEndings.All),
        new("mail.spf.strict", "RFC 7208 §8.4", Severity.Recommended,
            new("Hosts that are not named are refused (-all)",
                "Les hôtes non nommés sont refusés (-all)"), SpfEndings.Strict),
        new("mail.spf.ptr", "RFC 7208 §5.5", Severity.Recommended,
            new("The mechanism ptr is not used", "Le mécanisme ptr n’est pas employé"), Ptr),
    ];

    static readonly string[] OfTargets =
    [
        SpfProblems.Several.Code, SpfProblems.IncludeNone.Code, SpfProblems.RedirectNone.Code, SpfProblems.Loop.Code,
    ];

    static readonly string[] OfLimits =
        [SpfProblems.Lookups.Code, SpfProblems.Voids.Code, SpfProblems.Exchangers.Code];

    static Outcome Published(View view)
    {
        var use = view.Once(MailUse.Of);
        return use.BarForUser ?? SpfRecords.Select(view) switch
        {
            SpfSelection.One(var text, _) => Outcome.Pass(Text.Same(Shown.Of(text))),
            SpfSelection.Several(var texts) => Outcome.Pass(new($"{texts.Count} records",
                $"{texts.Count} enregistrements")),
            SpfSelection.None => Outcome.Fail(
                new($"{view.Domain} has no SPF record", $"{view.Domain} n’a pas d’enregistrement SPF"),
                SpfRecords.First(use)),
            _ => Outcome.NotMeasured(use.WhyUnknown),
        };
    }

    static Outcome Single(View view) => view.Once(MailUse.Of).BarForUser ?? SpfRecords.Select(view) switch
    {
        SpfSelection.None => Outcome.NotApplicable(SpfRecords.Nothing),
        SpfSelection.One => Outcome.Pass(new("one record", "un seul enregistrement")),
        SpfSelection.Several(var texts) => Outcome.Fail(
            new($"{texts.Count} SPF records, which receivers take for an error: {Shown.List(texts)}",
                $"{texts.Count} enregistrements SPF, une erreur pour qui reçoit : {Shown.List(texts)}"),
            SpfRecords.Merged(view.Domain, texts)),
        null => Outcome.NotMeasured(view.Once(MailUse.Of).WhyUnknown),
        _ => Outcome.NotApplicable(SpfRecords.Nothing),
    };

    static Outcome Syntax(View view) => SpfRecords.OnRecord(view, (one, _) =>
    {
        var problems = one.Read.Problems.Where(problem => problem.Code != SpfProblems.Ptr.Code).ToList();
        if (problems.Count == 0)
            return Outcome.Pass(new("no syntax error", "aucune erreur de syntaxe"));
        var remedy = SpfRecords.Corrected(view.Domain, one.Text, problems);
        return one.Read.Value is null
            ? Outcome.Fail(ProblemWords.Of(problems), remedy)
            : Outcome.Warn(ProblemWords.Of(problems), remedy);
    });

    static Outcome Targets(View view) => SpfRecords.OnRecord(view, (_, walk) =>
    {
        var broken = walk.Problems.Where(one => OfTargets.Contains(one.Problem.Code) || IsBelow(walk, one)).ToList();
        if (broken.Count > 0)
        {
            var words = SpfRecords.Words(broken);
            return Outcome.Fail(words, new(
                $"Remove these from the SPF record of {view.Domain}, or have their owners mend them: {words.En}",
                $"Retirez-les de l’enregistrement SPF de {view.Domain}, ou faites-les corriger par qui les publie :"
                + $" {words.Fr}"));
        }
        if (walk.Failed.Count > 0)
            return SpfRecords.Unanswered(view, walk);
        return walk.Steps.Count == 1 && walk.Open.Count == 0
            ? Outcome.NotApplicable(new("it includes no other record", "il n’inclut aucun autre enregistrement"))
            : Outcome.Pass(new(
                $"{walk.Steps.Count - 1} other records, all usable",
                $"{walk.Steps.Count - 1} autres enregistrements, tous utilisables"));
    });

    static Outcome Lookups(View view) => SpfRecords.OnUsable(view, walk =>
    {
        var exchangers = walk.Problems.Where(one => one.Problem.Code == SpfProblems.Exchangers.Code).ToList();
        var more = walk.IsCutShort || walk.Failed.Count > 0 ? "+" : "";
        if (walk.Lookups > SpfWalk.MaxLookups)
            return Outcome.Fail(
                new($"{walk.Lookups}{more} lookups, {SpfWalk.MaxLookups} are allowed: {SpfRecords.Costs(walk)}",
                    $"{walk.Lookups}{more} requêtes, {SpfWalk.MaxLookups} sont permises : {SpfRecords.Costs(walk)}"),
                SpfRecords.Lighter(view.Domain, walk));
        if (exchangers.Count > 0)
            return Outcome.Fail(SpfRecords.Words(exchangers), new(
                $"Replace the mx term in the SPF record of {view.Domain} by ip4: and ip6: terms",
                $"Remplacez le terme mx de l’enregistrement SPF de {view.Domain} par des termes ip4: et ip6:"));
        return walk.Failed.Count > 0
            ? SpfRecords.Unanswered(view, walk)
            : Outcome.Pass(new($"{walk.Lookups} of {SpfWalk.MaxLookups} lookups",
                $"{walk.Lookups} requêtes sur {SpfWalk.MaxLookups}"));
    });

    static Outcome Voids(View view) => SpfRecords.OnUsable(view, walk =>
    {
        var voids = Shown.List(walk.Voids.Select(query => $"{query.Name} {query.Kind.ToString().ToUpperInvariant()}"));
        if (walk.Voids.Count > SpfWalk.MaxVoids)
            return Outcome.Fail(
                new($"{walk.Voids.Count} lookups find nothing, {SpfWalk.MaxVoids} are allowed: {voids}",
                    $"{walk.Voids.Count} requêtes ne trouvent rien, {SpfWalk.MaxVoids} sont permises : {voids}"),
                new($"Remove from the SPF record of {view.Domain} the terms for names without records: {voids}",
                    $"Retirez de l’enregistrement SPF de {view.Domain} les termes dont le nom n’a rien : {voids}"));
        if (walk.Failed.Count > 0)
            return SpfRecords.Unanswered(view, walk);
        return Outcome.Pass(walk.Voids.Count == 0
            ? new("every lookup finds something", "toute requête trouve quelque chose")
            : new($"{walk.Voids.Count} of {SpfWalk.MaxVoids}: {voids}",
                $"{walk.Voids.Count} sur {SpfWalk.MaxVoids} : {voids}"));
    });

    static Outcome Ptr(View view) => SpfRecords.OnUsable(view, walk =>
    {
        var found = walk.Problems.Where(one => one.Problem.Code == SpfProblems.Ptr.Code).ToList();
        var names = Shown.List(found.Select(one => one.At).Distinct());
        if (found.Count > 0)
            return Outcome.Warn(SpfRecords.Words(found), new(
                $"Replace ptr by ip4: and ip6: terms, in: {names}",
                $"Remplacez ptr par des termes ip4: et ip6:, dans : {names}"));
        return walk.Failed.Count > 0
            ? SpfRecords.Unanswered(view, walk)
            : Outcome.Pass(new("ptr is not used", "ptr n’est pas employé"));
    });

    /// <summary>A problem of a record below that makes it unusable, and with it the whole (RFC 7208 §5.2,
    /// §6.1).</summary>
    static bool IsBelow(SpfWalk walk, SpfWalkProblem one) =>
        !one.At.Equals(walk.Domain) && !OfLimits.Contains(one.Problem.Code) && walk.Steps.Any(step =>
            step.Name.Equals(one.At) && step.Selection is SpfSelection.One { Read.Value: null } broken &&
            broken.Read.Problems.Contains(one.Problem));
}
