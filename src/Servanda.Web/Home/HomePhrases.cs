using Servanda.Accords;

namespace Servanda.Web.Home;

/// <summary>What the first page says.</summary>
static class HomePhrases
{
    public static Text Heading { get; } = new("Promises, and the proof", "Des promesses, et leurs preuves");

    public static Text Lead { get; } = new(
        "Companies, states and associations sign accords on security in cyberspace. Servanda shows who signed what, and what they are seen to do, with evidence that anyone can check again.",
        "Des entreprises, des États et des associations signent des accords sur la sécurité dans le cyberespace. Servanda montre qui a signé quoi, et ce que l’on voit des actes, avec des preuves que chacun peut vérifier.");

    public static Text SearchLabel { get; } = new("Has this organisation signed?", "Cette organisation a-t-elle signé\u00A0?");

    public static Text HowItWorks { get; } = new("How a verdict comes about", "Comment naît un verdict");

    public static Text CheckIt { get; } = new("Check it yourself", "Vérifiez vous-même");

    public static Text Join { get; } = new("Sign an accord", "Signer un accord");

    public static Text Accords { get; } = new("The accords", "Les accords");

    public static Text WithoutList { get; } = new(
        "Accords of whose signatories we hold no list:", "Accords dont nous n’avons aucune liste de signataires\u00A0:");

    public static Text Shown { get; } = new("Commitments shown kept", "Les engagements que l’on voit tenus");

    public static Text ShownNote { get; } = new(
        "How many signatories are shown to keep each commitment. Counts of organisations, not scores: what was not looked at counts for nobody and against nobody.",
        "Combien de signataires montrent qu’ils tiennent chaque engagement. Des nombres d’organisations, non des notes\u00A0: ce qui n’a pas été examiné ne compte ni pour ni contre personne.");

    public static Text NothingShown { get; } = new("Nobody has been looked at yet", "Personne n’a encore été examiné");

    public static Text NothingShownAdvice { get; } = new(
        "The register says who signed. An assessment says what is seen of the acts; none is public so far, which says nothing about anybody.",
        "Le registre dit qui a signé. Une évaluation dit ce que l’on voit des actes\u00A0; aucune n’est encore publique, ce qui ne dit rien de personne.");

    public static Text Where { get; } = new("Organisations by country", "Les organisations par pays");

    public static Text Kinds { get; } = new("Signatures by category", "Les signatures par catégorie");

    public static Text Growth { get; } = new("Signatures over time, all accords", "Les signatures au fil du temps, tous accords réunis");

    public static Text Changes { get; } = new("Latest changes of the register", "Derniers changements du registre");

    public static Text NoChanges { get; } = new("Nothing has been entered yet.", "Rien n’a encore été inscrit.");

    public static Text FigureAccords(int count) => new(count == 1 ? "accord" : "accords", count < 2 ? "accord" : "accords");

    public static Text FigureOrganisations(int count) => new(
        count == 1 ? "organisation in the register" : "organisations in the register",
        count < 2 ? "organisation au registre" : "organisations au registre");

    public static Text FigureSignatures(int count) => new(
        count == 1 ? "signature that stands" : "signatures that stand",
        count < 2 ? "signature en vigueur" : "signatures en vigueur");

    public static Text FigureMeasured(int count) => new(
        count == 1 ? "organisation with a public assessment" : "organisations with a public assessment",
        count < 2 ? "organisation avec une évaluation publique" : "organisations avec une évaluation publique");
}
