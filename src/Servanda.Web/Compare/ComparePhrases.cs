using Servanda.Accords;

namespace Servanda.Web.Compare;

/// <summary>What the comparison says.</summary>
static class ComparePhrases
{
    public static Text Title { get; } = new("Compare", "Comparer");

    public static Text Lead { get; } = new(
        "Up to four organisations side by side, commitment by commitment. In the order you choose them: nothing here is a ranking.",
        "Jusqu’à quatre organisations côte à côte, engagement par engagement. Dans l’ordre où vous les choisissez\u00A0: ceci n’est pas un classement.");

    public static Text Add { get; } = new("Add an organisation", "Ajouter une organisation");

    public static Text AddHint { get; } = new("Part of its name", "Une partie de son nom");

    public static Text Find { get; } = new("Find", "Chercher");

    public static Text AddThis { get; } = new("Add", "Ajouter");

    public static Text Remove { get; } = new("Remove", "Retirer");

    public static Text Side { get; } = new("Side by side", "Côte à côte");

    public static Text Accord { get; } = new("Accord", "Accord");

    public static Text Commitment { get; } = new("Commitment", "Engagement");

    public static Text NobodyChosen { get; } = new("Nobody is chosen yet", "Personne n’est encore choisi");

    public static Text NobodyChosenAdvice { get; } = new(
        "Look for an organisation above and add it. The address of this page then names your choice, and can be sent on.",
        "Cherchez une organisation ci-dessus et ajoutez-la. L’adresse de cette page nomme alors votre choix et peut être transmise.");

    public static Text NothingSigned { get; } = new("None of them has signed an accord of ours", "Aucune n’a signé un de nos accords");

    public static Text Full { get; } = new(
        "Four is the most that fits side by side. Remove one to add another.",
        "Quatre est le plus qui tienne côte à côte. Retirez-en une pour en ajouter une autre.");

    public static Text NotSigned { get; } = new("has not signed it", "ne l’a pas signé");

    public static Text NotLookedAt { get; } = new("not looked at", "non examiné");

    public static Text Measured { get; } = new("Measured", "Mesuré");

    public static Text Attested { get; } = new("Attested", "Attesté");

    public static Text Unknown { get; } = new("Unknown", "Inconnu");

    public static Text LanesNote { get; } = new(
        "Below each headline stand the controls behind it, counted in three lanes that are never summed: measured, attested, unknown.",
        "Sous chaque verdict figurent les contrôles qui le fondent, comptés en trois colonnes jamais additionnées\u00A0: mesuré, attesté, inconnu.");
}
