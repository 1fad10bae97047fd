using System.Globalization;
using Servanda.Accords;
using Servanda.Assessment.Judging;
using Servanda.Core;
using Servanda.Core.Names;
using Servanda.Mail;
using Servanda.Mail.Spf;

namespace Servanda.Assessment.Rules.Mail;

/// <summary>The SPF record of the domain judged, the tree under it, and how such records are written.</summary>
static class SpfRecords
{
    const string Version = "v=spf1";

    /// <summary>Questions asked about one tree. Within the limit of ten lookups there are 21 at the most: a record for
    /// the domain and for each, or two types of address; a few more tell how far over the limit it is.</summary>
    const int MaxQueries = 28;

    /// <summary>Problems told of one tree; of more, the number.</summary>
    const int MaxTold = 8;

    /// <summary>Said by every rule that judges a record, when there is none or more than one.</summary>
    public static Text Nothing { get; } = new("there is no single record to judge",
        "il n’y a pas d’enregistrement unique à juger");

    /// <summary>The tree under the domain, as far as it is known.</summary>
    public static SpfWalk Walk(View view)
    {
        var asked = new HashSet<MailQuery>();
        return SpfWalk.Run(view.Domain, query =>
            asked.Count < MaxQueries || asked.Contains(query) ? AskOnce(query) : MailAnswers.NotFollowed);

        MailAnswer AskOnce(MailQuery query)
        {
            asked.Add(query);
            return view.Ask(query);
        }
    }

    /// <summary>Said when answers are missing, and the rule cannot do without.</summary>
    public static Outcome Unanswered(View view, SpfWalk walk) => Outcome.NotMeasured(walk.Lookups > SpfWalk.MaxLookups
        ? new("there are more lookups than are followed", "il y a plus de requêtes qu’on n’en suit")
        : view.WhyFailed(walk.Failed));

    /// <summary>What is at the domain itself; null while that is not known.</summary>
    public static SpfSelection? Select(View view) => view.Once(Walk).Steps[0].Selection;

    /// <summary>Judges the record of a domain that uses mail.</summary>
    public static Outcome OnRecord(View view, Func<SpfSelection.One, SpfWalk, Outcome> judge)
    {
        var walk = view.Once(Walk);
        return view.Once(MailUse.Of).BarForUser ?? walk.Steps[0].Selection switch
        {
            SpfSelection.One one => judge(one, walk),
            null => Unanswered(view, walk),
            _ => Outcome.NotApplicable(Nothing),
        };
    }

    /// <summary>Judges the tree under a record that can be read.</summary>
    public static Outcome OnUsable(View view, Func<SpfWalk, Outcome> judge) => OnRecord(view, (one, walk) =>
        one.Read.Value is null
            ? Outcome.NotApplicable(new("the record cannot be read", "l’enregistrement ne se lit pas"))
            : judge(walk));

    /// <summary>Each problem with the name it is at.</summary>
    public static Text Words(IReadOnlyList<SpfWalkProblem> problems)
    {
        var words = problems.Select(one => (one.At, Words: ProblemWords.Of(one.Problem))).Distinct().ToList();
        var more = words.Count > MaxTold ? $"; … ({words.Count})" : "";
        return new(
            string.Join("; ", words.Take(MaxTold).Select(one => $"{one.At}: {one.Words.En}")) + more,
            string.Join(" ; ", words.Take(MaxTold).Select(one => $"{one.At} : {one.Words.Fr}")) + more);
    }

    /// <summary>What the includes and redirects of the record itself cost, dearest first: <c>_spf.example.net
    /// 4</c>.</summary>
    public static string Costs(SpfWalk walk) => Shown.List(walk.Steps
        .Where(step => step.Depth == 1)
        .OrderByDescending(step => step.Lookups)
        .Select(step => string.Create(CultureInfo.InvariantCulture, $"{step.Name} {step.Lookups + 1}")));

    /// <summary>A first record for a domain that has none.</summary>
    public static Text First(MailUse use)
    {
        var record = Zone.Txt(use.Domain, use.Receives == true ? "v=spf1 mx -all" : "v=spf1 -all");
        return new(
            $"Publish: {record} and before -all name whatever else sends for {use.Domain} (ip4:, ip6:, include:)",
            $"Publiez : {record} en nommant avant -all tout autre expéditeur de {use.Domain} (ip4:, ip6:, include:)");
    }

    /// <summary>The terms of several records in one.</summary>
    public static Text Merged(DomainName domain, IReadOnlyList<string> texts)
    {
        var terms = texts.SelectMany(Terms).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var end = terms.Contains("~all", StringComparer.OrdinalIgnoreCase) ? "~all" : "-all";
        var record = Zone.Txt(domain, string.Join(' ', [Version, .. terms.Where(term => !IsAll(term)), end]));
        return new($"Publish one record in their place: {record}",
            $"Publiez à leur place un seul enregistrement : {record}");
    }

    /// <summary>The record with another end.</summary>
    public static string Ending(DomainName domain, string text, string end) =>
        Zone.Txt(domain, string.Join(' ', [Version, .. Terms(text).Where(term => !IsAll(term)), end]));

    /// <summary>The record without the terms that a problem points at.</summary>
    public static Text Corrected(DomainName domain, string text, IReadOnlyList<Problem> problems)
    {
        var record = Zone.Txt(domain, string.Join(' ', [Version, .. Terms(text, problems)]));
        return new(
            $"Correct these terms. Without them the record reads: {record}",
            $"Corrigez ces termes. Sans eux, l’enregistrement se lit : {record}");
    }

    /// <summary>How to come below ten lookups.</summary>
    public static Text Lighter(DomainName domain, SpfWalk walk) => new(
        $"Take {walk.Lookups - SpfWalk.MaxLookups} or more lookups out of the SPF record of {domain}: drop services no"
        + $" longer used, write ip4: and ip6: in place of a and mx. What each costs: {Costs(walk)}",
        $"Ôtez au moins {walk.Lookups - SpfWalk.MaxLookups} requêtes de l’enregistrement SPF de {domain} : retirez les"
        + " services qui ne servent plus, écrivez ip4: et ip6: au lieu de a et mx. Ce que chacun coûte : "
        + Costs(walk));

    static IEnumerable<string> Terms(string text) => Terms(text, []);

    static IEnumerable<string> Terms(string text, IReadOnlyList<Problem> without)
    {
        for (var at = Version.Length; at < text.Length;)
        {
            var end = text.IndexOf(' ', at) is >= 0 and var space ? space : text.Length;
            if (end > at && !without.Any(problem => problem.Offset >= at && problem.Offset < end))
                yield return text[at..end];
            at = end + 1;
        }
    }

    static bool IsAll(string term) => term.AsSpan().TrimStart("+-~?").Equals("all", StringComparison.OrdinalIgnoreCase);
}
