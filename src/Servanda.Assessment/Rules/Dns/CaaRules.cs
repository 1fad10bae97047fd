using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Assessment.Judging;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Records;

namespace Servanda.Assessment.Rules.Dns;

/// <summary>Which authorities may issue certificates for the domain (RFC 8659).</summary>
static class CaaRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new("dns.caa.present", "RFC 8659 §3", Severity.Required,
            new("Records say who may issue certificates",
                "Des enregistrements disent qui peut émettre des certificats"),
            Present),
        new("dns.caa.issue", "RFC 8659 §4.2", Severity.Required,
            new("Issuing is limited to named authorities", "L’émission est limitée à des autorités nommées"), Issue),
        new("dns.caa.syntax", "RFC 8659 §4.1", Severity.Required,
            new("The records are well formed", "Les enregistrements sont bien formés"), Syntax),
        new("dns.caa.critical", "RFC 8659 §4.1", Severity.Recommended,
            new("Nothing critical that authorities do not know",
                "Rien de critique que les autorités ignorent"), Critical),
        new("dns.caa.iodef", "RFC 8659 §4.4", Severity.Recommended,
            new("Authorities know where to report refusals", "Les autorités savent où signaler leurs refus"), Iodef),
    ];

    static readonly string[] KnownTags =
        ["issue", "issuewild", "iodef", "issuemail", "issuevmc", "contactemail", "contactphone"];

    static Outcome Present(View view) => view.Once(CaaSet.Of) switch
    {
        Look<CaaSet>.Seen(var set) => Outcome.Pass(set.Owner.Equals(view.Domain)
            ? new($"{set.Records.Count} CAA records", $"{set.Records.Count} enregistrements CAA")
            : new($"the CAA records of {set.Owner} apply", $"les enregistrements CAA de {set.Owner} s’appliquent")),
        Look<CaaSet>.Absent => Exists(view)
            ? Outcome.Fail(
                new($"no CAA record at {view.Domain} or above it: any authority may issue",
                    $"aucun enregistrement CAA pour {view.Domain} ni au-dessus : toute autorité peut émettre"),
                Name(view.Domain))
            : Outcome.NotApplicable(ZoneView.NoSuchName),
        var other => Outcome.NotMeasured(other.Why),
    };

    static Outcome Issue(View view) => InSet(view, set =>
    {
        var issuers = set.Data("issue").Select(one => CaaIssueReader.Read(one.Text).Value?.Issuer ?? "").ToList();
        var wild = set.Data("issuewild").Select(one => CaaIssueReader.Read(one.Text).Value?.Issuer ?? "").ToList();
        if (issuers.Count == 0)
        {
            return Outcome.Fail(
                new("no issue property: any authority may issue",
                    "aucune propriété issue : toute autorité peut émettre"),
                Name(set.Owner));
        }
        var wildcards = wild.Count == 0 ? new Text("the same", "les mêmes") : Text.Same(Names(wild));
        return Outcome.Pass(new(
            $"may issue: {Names(issuers)}; wildcards: {wildcards.En}",
            $"peuvent émettre : {Names(issuers)} ; jokers : {wildcards.Fr}"));
    });

    static Outcome Syntax(View view) => InSet(view, set =>
    {
        List<string> faults =
        [
            .. set.Records.Where(record => record.Data is not CaaData).Select(record => record.Data.ToString()),
            .. set.Properties.Where(one => (one.Flags & 0x7f) != 0).Select(one => one.ToString()),
            .. set.Properties.Where(one => one.Tag is "issue" or "issuewild" or "issuemail"
                && CaaIssueReader.Read(one.Text).Value is null).Select(one => one.ToString()),
        ];
        return faults.Count == 0
            ? Outcome.Pass(new("well formed", "bien formés"))
            : Outcome.Warn(
                new($"not well formed: {Shown.List(faults)}", $"mal formés : {Shown.List(faults)}"),
                new("Write each as: flags 0 (or 128 for critical), tag, and for issue the authority's domain in quotation"
                    + $" marks: {set.Owner}. CAA 0 issue \"letsencrypt.org\"",
                    "Écrivez chacun ainsi : drapeaux 0 (ou 128 pour critique), étiquette, et pour issue le domaine de"
                    + $" l’autorité entre guillemets : {set.Owner}. CAA 0 issue \"letsencrypt.org\""));
    });

    static Outcome Critical(View view) => InSet(view, set =>
        set.Properties.Where(one => one.IsCritical && !KnownTags.Contains(one.Tag)).ToList() is { Count: > 0 } unknown
            ? Outcome.Warn(
                new($"critical and unknown, so that nobody may issue: {Shown.List(unknown)}",
                    $"critique et inconnu, donc personne ne peut émettre : {Shown.List(unknown)}"),
                new($"Publish it without the critical flag: {set.Owner}. CAA 0 {Shown.Of(unknown[0].Tag)} …",
                    $"Publiez-le sans le drapeau critique : {set.Owner}. CAA 0 {Shown.Of(unknown[0].Tag)} …"))
            : Outcome.Pass(new("nothing critical that is unknown", "rien de critique qui soit inconnu")));

    static Outcome Iodef(View view) => InSet(view, set =>
    {
        var reports = set.Data("iodef").Select(one => one.Text).ToList();
        var remedy = Text.Same($"{set.Owner}. CAA 0 iodef \"mailto:security@{set.Owner}\"");
        return reports switch
        {
            [] => Outcome.Warn(new("no iodef property", "aucune propriété iodef"), remedy),
            _ when reports.Where(url => !IsReportUrl(url)).ToList() is { Count: > 0 } wrong => Outcome.Warn(
                new($"not a mailto:, http: or https: URL: {Shown.List(wrong)}",
                    $"ni mailto:, ni http:, ni https: : {Shown.List(wrong)}"), remedy),
            _ => Outcome.Pass(Text.Same(Shown.List(reports))),
        };
    });

    static Outcome InSet(View view, Func<CaaSet, Outcome> judge) => view.Once(CaaSet.Of) switch
    {
        Look<CaaSet>.Seen(var set) => judge(set),
        Look<CaaSet>.Absent => Outcome.NotApplicable(new("no record to judge", "aucun enregistrement à juger")),
        var other => Outcome.NotMeasured(other.Why),
    };

    static bool Exists(View view) =>
        view.Answer(view.Domain, DnsType.Caa) is not Look<DnsAnswer>.Seen { Value: var answer }
        || answer.Kind != AnswerKind.NoSuchName || answer.Aliases.Count > 0;

    static bool IsReportUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "mailto" or "http" or "https";

    static string Names(IEnumerable<string> issuers) =>
        Shown.List(issuers.Select(issuer => issuer.Length == 0 ? "-" : issuer).Distinct());

    static Text Name(DomainName owner) => new(
        $"{owner}. CAA 0 issue \"letsencrypt.org\" (with the domain that your own authority documents)",
        $"{owner}. CAA 0 issue \"letsencrypt.org\" (avec le domaine qu’indique votre propre autorité)");
}
