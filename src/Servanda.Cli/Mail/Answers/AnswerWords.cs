using Servanda.Accords;
using Servanda.Cli.Reports;
using Servanda.Storage.Mail;

namespace Servanda.Cli.Mail.Answers;

/// <summary>Words that several answers use. French spaces before : ; ? ! are no-break spaces.</summary>
static class AnswerWords
{
    public static readonly Text Messages = new("Messages", "Messages");
    public static readonly Text Aligned = new("Aligned", "Alignés");
    public static readonly Text ByDkim = new("By DKIM", "Par DKIM");
    public static readonly Text BySpf = new("By SPF", "Par SPF");
    public static readonly Text Unaligned = new("Not aligned", "Non alignés");
    public static readonly Text Delivered = new("Delivered all the same", "Remis quand même");
    public static readonly Text Quarantined = new("Quarantined", "En quarantaine");
    public static readonly Text Rejected = new("Rejected", "Refusés");
    public static readonly Text FirstSeen = new("First seen", "Vu d’abord");
    public static readonly Text LastSeen = new("Last seen", "Vu en dernier");
    public static readonly Text Addresses = new("Addresses", "Adresses");
    public static readonly Text Reporters = new("Reporters", "Rapporteurs");
    public static readonly Text Day = new("Day", "Jour");
    public static readonly Text Week = new("Week from", "Semaine du");
    public static readonly Text Month = new("Month from", "Mois du");
    public static readonly Text NotSaid = new("(not said)", "(non précisé)");
    public static readonly Text None = new("None.", "Aucun.");
    public static readonly Text Chart = new("Chart", "Graphique");

    public static readonly Text WhatAligned = new(
        "Aligned means that DKIM or SPF passed for the very domain that readers see in the From field (RFC 9989).",
        "Aligné veut dire que DKIM ou SPF a réussi pour le domaine même que le lecteur voit dans le champ From (RFC 9989).");

    public static readonly Text WhatFirstSeen = new(
        "First and last seen look at everything that is kept, not only at this period.",
        "Les dates de première et de dernière vue portent sur tout ce qui est conservé, pas sur cette seule période.");

    public static Text Nothing(MailScope scope) => new(
        $"There is no report about {scope.Domain.Unicode} in this period.",
        $"Il n’y a pas de rapport sur {scope.Domain.Unicode} pour cette période.");

    public static Text Spread(long messages) => new(
        $"{Figures.Number(messages).En} messages are from reports over several days; they are divided over the days in "
            + "proportion to the time covered, so their day is an estimate.",
        $"{Figures.Number(messages).Fr} messages viennent de rapports sur plusieurs jours ; ils sont répartis sur les jours "
            + "selon la durée couverte : leur jour est une estimation.");

    public static Text Doubtful(long reports) => new(
        $"The period of {Count(reports, "report", "reports")} cannot be believed (missing, turned round or over 62 days); all "
            + "of it stands on one day.",
        $"La période de {CountFr(reports, "rapport", "rapports")} n’est pas crédible (absente, inversée ou de plus de "
            + "62 jours) ; le tout est compté sur un seul jour.");

    public static Text Problems(long problems) => new(
        $"{Count(problems, "problem was", "problems were")} found in these reports and kept with them.",
        $"{CountFr(problems, "problème a été relevé", "problèmes ont été relevés")} dans ces rapports et conservés avec eux.");

    public static Text Cut(int rows) => new(
        $"The {Figures.Number(rows).En} largest; there are more (--limit).",
        $"Les {Figures.Number(rows).Fr} plus grands ; il y en a d’autres (--limit).");

    /// <summary>example.org and below, 1 March 2026 to 30 March 2026.</summary>
    public static Text About(MailScope scope)
    {
        Text from = Phrases.Day(scope.From), to = Phrases.Day(scope.To);
        var name = scope.Domain.Unicode;
        return new Text(
            $"{name}{(scope.WithSubdomains ? " and below" : "")}, {from.En} to {to.En}",
            $"{name}{(scope.WithSubdomains ? " et en dessous" : "")}, du {from.Fr} au {to.Fr}");
    }

    /// <summary>1 report, 2 reports.</summary>
    public static string Count(long count, string one, string many) => $"{Figures.Number(count).En} {(count == 1 ? one : many)}";

    /// <summary>French counts nought as one.</summary>
    public static string CountFr(long count, string one, string many) => $"{Figures.Number(count).Fr} {(count < 2 ? one : many)}";
}
