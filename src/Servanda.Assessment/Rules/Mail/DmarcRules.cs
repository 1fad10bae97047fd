using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Assessment.Judging;
using Servanda.Mail.Dmarc;

namespace Servanda.Assessment.Rules.Mail;

/// <summary>DMARC (RFC 9989): the policy record that applies to a domain, found by the tree walk. What it asks for is
/// judged by <see cref="DmarcPolicyRules"/>, where its reports go by <see cref="DmarcReportRules"/>. Domains that use
/// no mail are judged by <see cref="ParkedRules"/>.</summary>
static class DmarcRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new("mail.dmarc.published", "RFC 9989 §4.10", Severity.Required,
            new("A DMARC policy applies", "Une règle DMARC s’applique"), Published),
        new("mail.dmarc.single", "RFC 9989 §4.10", Severity.Required,
            new("There is one DMARC record, not several", "Il y a un seul enregistrement DMARC"), Single),
        new("mail.dmarc.syntax", "RFC 9989 §4.8", Severity.Required,
            new("The record can be read without an error", "L’enregistrement se lit sans erreur"), Syntax),
        .. DmarcPolicyRules.All,
        new("mail.dmarc.tidy", "RFC 9989 §4.7", Severity.Recommended,
            new("The record holds nothing that is ignored", "L’enregistrement ne contient rien d’ignoré"), Tidy),
        .. DmarcReportRules.All,
        .. DmarcConformanceRules.All,
    ];

    /// <summary>Problems of what receivers pass over: the policy stays what it says.</summary>
    static readonly string[] Ignored =
    [
        DmarcProblems.TagHistoric.Code, DmarcProblems.TagUnknown.Code, DmarcProblems.UriSize.Code,
        DmarcProblems.UriScheme.Code, DmarcProblems.FailureOptionsUnused.Code, DmarcProblems.SeparatorRepeated.Code,
    ];

    static Outcome Published(View view) => OnWalk(view, (discovery, governing) => discovery.FoundAt switch
    {
        DmarcFoundAt.AuthorDomain => Outcome.Pass(Text.Same(Seen(discovery))),
        DmarcFoundAt.OrganisationalDomain => Outcome.Pass(new(
            $"by the record of {discovery.Policy?.Domain}: {Seen(discovery)}",
            $"par l’enregistrement de {discovery.Policy?.Domain} : {Seen(discovery)}")),
        DmarcFoundAt.PublicSuffix => Outcome.Warn(
            new($"only the policy of the suffix {discovery.Policy?.Domain} applies: {Seen(discovery)}",
                $"seule s’applique la règle du suffixe {discovery.Policy?.Domain} : {Seen(discovery)}"),
            DmarcRecords.First(view.Domain)),
        DmarcFoundAt.Nowhere when governing is not null => Outcome.NotApplicable(new(
            $"what {governing.Domain} publishes cannot be used, as other rules report",
            $"ce que publie {governing.Domain} est inutilisable, comme d’autres règles le signalent")),
        DmarcFoundAt.Nowhere => Outcome.Fail(
            new($"no DMARC record at {view.Domain} nor above it",
                $"aucun enregistrement DMARC en {view.Domain} ni au-dessus"),
            DmarcRecords.First(view.Domain)),
        DmarcFoundAt.Unknown => Outcome.NotMeasured(view.WhyFailed(discovery.Failed)),
    });

    static Outcome Single(View view) => OnWalk(view, (_, governing) => governing switch
    {
        { Selection: DmarcSelection.Several(var texts) } => Outcome.Fail(
            new($"{texts.Count} DMARC records at {governing.Domain}, of which receivers use none: {Shown.List(texts)}",
                $"{texts.Count} enregistrements DMARC en {governing.Domain}, dont aucun ne sert : {Shown.List(texts)}"),
            new($"Keep one of them: {DmarcRecords.Publish(governing.Domain, texts[0]).En}",
                $"N’en gardez qu’un : {DmarcRecords.Publish(governing.Domain, texts[0]).Fr}")),
        { Selection: DmarcSelection.One } => Outcome.Pass(new("one record", "un seul enregistrement")),
        _ => Outcome.NotApplicable(DmarcRecords.Nothing),
    });

    static Outcome Syntax(View view) => OnWalk(view, (_, governing) =>
    {
        if (governing?.Selection is not DmarcSelection.One one)
            return Outcome.NotApplicable(DmarcRecords.Nothing);
        var problems = one.Read.Problems.Where(problem => !Ignored.Contains(problem.Code)).ToList();
        if (problems.Count == 0)
            return Outcome.Pass(new("no syntax error", "aucune erreur de syntaxe"));
        var words = ProblemWords.Of(problems);
        var mended = TagText.Without(one.Text, problems);
        if (one.Read.Value is not { Standing: DmarcStanding.AsPublished })
            mended = TagText.With(mended, "p", "reject", "v");
        var remedy = DmarcRecords.Publish(governing.Domain, mended);
        return one.Read.Value is not { } record ? Outcome.Fail(words, remedy) : record.Standing switch
        {
            DmarcStanding.NotApplied => Outcome.Fail(
                new($"{words.En}; receivers do not apply it", $"{words.Fr} ; il n’est pas appliqué"), remedy),
            DmarcStanding.AsNone => Outcome.Fail(
                new($"{words.En}; it counts as p=none", $"{words.Fr} ; il compte comme p=none"), remedy),
            DmarcStanding.AsPublished => Outcome.Warn(words, remedy),
        };
    });

    static Outcome Tidy(View view) => DmarcRecords.OnPolicy(view, (discovery, one, _) =>
    {
        var ignored = one.Read.Problems.Where(problem => Ignored.Contains(problem.Code)).ToList();
        return ignored.Count == 0 || discovery.Policy is not { } policy
            ? Outcome.Pass(new("nothing in it is ignored", "rien n’y est ignoré"))
            : Outcome.Warn(ProblemWords.Of(ignored), DmarcRecords.Publish(policy.Domain, Tidied(one)));
    });

    /// <summary>Addresses behind which a size stands, or of another scheme, stay: what else is there may rest on
    /// them.</summary>
    static string Tidied(DmarcSelection.One one) => TagText.Without(one.Text,
    [
        .. one.Read.Problems.Where(problem => problem.Code is var code && Ignored.Contains(code) &&
            code != DmarcProblems.UriSize.Code && code != DmarcProblems.UriScheme.Code),
    ]);

    static string Seen(DmarcDiscovery discovery) =>
        discovery.Policy?.Selection is DmarcSelection.One one ? Shown.Of(one.Text) : "";

    static Outcome OnWalk(View view, Func<DmarcDiscovery, DmarcStep?, Outcome> judge)
    {
        var discovery = view.Once(DmarcRecords.Discover);
        return view.Once(MailUse.Of).BarForUser ?? (discovery.FoundAt == DmarcFoundAt.Unknown
            ? Outcome.NotMeasured(view.WhyFailed(discovery.Failed))
            : judge(discovery, DmarcRecords.Governing(discovery)));
    }
}
