using Servanda.Accords;
using Servanda.Storage.Applications;

namespace Servanda.Web.Desk;

/// <summary>What the form to change a signature says.</summary>
static class RequestPhrases
{
    public static Text Name { get; } = new("Name signed under", "Nom du signataire");

    public static Text AmendOnly { get; } = new("For an amendment only.", "Pour une modification seulement.");

    public static Text Successor { get; } = new("Successor", "Successeur");

    public static Text SuccessorHint { get; } = new(
        "For a succession: the id of the organisation that takes its place.", "Pour une succession\u00A0: l’identifiant de l’organisation qui prend sa place.");

    public static Text GoingOver { get; } = new(
        "A successor takes over every signature that stands", "Un successeur reprend toutes les signatures en vigueur");

    public static Text Succession { get; } = new("How it succeeds", "Mode de succession");

    public static Text On { get; } = new("As of", "À compter du");

    public static Text OnHint { get; } = new("Empty for the day of publication.", "Vide pour le jour de la publication.");

    public static Text Reason { get; } = new("Why?", "Pourquoi\u00A0?");

    public static Text ReasonHint { get; } = new(
        "One or two sentences. They are published with the change: no names of persons.",
        "Une ou deux phrases. Elles sont publiées avec la modification\u00A0: pas de noms de personnes.");

    public static Text Explain(ApplicationKind kind) => kind switch
    {
        ApplicationKind.Sign => new("Sign", "Signer"),
        ApplicationKind.Amend => new("Amend: another name, category or version", "Modifier\u00A0: autre nom, catégorie ou version"),
        ApplicationKind.Suspend => new("Suspend: set the signature aside for now", "Suspendre\u00A0: mettre la signature de côté pour l’instant"),
        ApplicationKind.Resume => new("Resume: let it hold again", "Rétablir\u00A0: la signature vaut de nouveau"),
        ApplicationKind.Withdraw => new("Withdraw: the organisation leaves the accord", "Retirer\u00A0: l’organisation quitte l’accord"),
        ApplicationKind.Succeed => new("Succeed: another organisation takes its place", "Succéder\u00A0: une autre organisation prend sa place"),
    };
}
