using Servanda.Accords;
using Servanda.Accords.Scorecards;

namespace Servanda.Cli.Reports.Page;

/// <summary>How to read the page, in one short section: the words, the lanes, and what silence means.</summary>
static class HowToRead
{
    static readonly Text Title = new("How to read this", "Comment lire cette page");

    static readonly (Verdict Verdict, Text Meaning)[] Headlines =
    [
        (Verdict.Kept, new(
            "Every practice that shows the promise kept was measured or attested.",
            "Chaque pratique qui montre la promesse tenue a été mesurée ou attestée.")),
        (Verdict.PartlyKept, new(
            "Something is shown, nothing decisive fails, and something is still missing.",
            "Quelque chose est montré, rien de décisif ne manque, et il reste à montrer.")),
        (Verdict.NotKept, new(
            "A practice the promise cannot do without was looked for twice, and is not there.",
            "Une pratique dont la promesse ne peut se passer a été cherchée deux fois, et n’y est pas.")),
        (Verdict.NotShown, new(
            "There is not enough to say. This is not a failure, and not a success.",
            "Il n’y a pas assez pour conclure. Ce n’est ni un échec ni une réussite.")),
    ];

    static readonly (Text Lane, string Class, Text Meaning)[] Lanes =
    [
        (Phrases.LaneMeasured, "measured", new(
            "Seen from outside, by anyone who looks. Repeat it with the evidence bundle. What rests on signed DNS answers alone "
            + "is proven: the bundle holds the signatures, up to the root's key.",
            "Vu de l’extérieur, par quiconque regarde. À refaire avec le dossier de preuves. Ce qui ne tient qu’à des réponses DNS "
            + "signées est prouvé : le dossier contient les signatures, jusqu’à la clé de la racine.")),
        (Phrases.LaneAttested, "attested", new(
            "Said by the organisation, dated, with a document. It lapses.",
            "Affirmé par l’organisation, daté, avec un document. Cela expire.")),
        (Phrases.LaneUnknown, "unknown", new(
            "Neither. A time-out, a blocked port or our own fault lands here, and is held against nobody.",
            "Ni l’un ni l’autre. Un délai dépassé, un port bloqué ou notre propre panne arrive ici, et n’est reproché à personne.")),
    ];

    static readonly Text NeverSummed = new(
        "The lanes are never added up into one mark: a measurement, a claim and a silence are not the same thing.",
        "Les colonnes ne s’additionnent jamais en une note : une mesure, une affirmation et un silence ne sont pas la même chose.");

    static readonly Text NotApplicable = new(
        "There is nothing here for the practice to apply to; it does not count at all.",
        "La pratique n’a ici pas d’objet ; elle ne compte pas du tout.");

    public static void Write(Html html)
    {
        html.Line($"""<section class="how" aria-labelledby="how"><h2 id="how">{Title}</h2><div class="columns"><dl>""");
        foreach (var (verdict, meaning) in Headlines)
            html.Line($"<div><dt>{verdict}</dt><dd>{meaning}</dd></div>");
        html.Line($"<div><dt>{ControlStatus.NotApplicable}</dt><dd>{NotApplicable}</dd></div></dl><dl>");
        foreach (var (lane, name, meaning) in Lanes)
            html.Line($"""<div class="lane {name}"><dt>{lane}</dt><dd>{meaning}</dd></div>""");
        html.Line($"""</dl></div><p>{NeverSummed}</p></section>""");
    }
}
