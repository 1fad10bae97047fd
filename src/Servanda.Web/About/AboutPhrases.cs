using Servanda.Accords;

namespace Servanda.Web.About;

/// <summary>What Servanda is, and how to object to what it says.</summary>
static class AboutPhrases
{
    public static Text Title { get; } = new("About Servanda", "À propos de Servanda");
    public static Text Lead { get; } = new(
        "Pacta sunt servanda: agreements must be kept. Servanda shows who signed which cybersecurity accord, and what they are seen to do.",
        "Pacta sunt servanda\u00A0: les accords doivent être tenus. Servanda montre qui a signé quel accord de cybersécurité, et ce que l’on voit des actes.");
    public static IReadOnlyList<(string Id, Text Heading, IReadOnlyList<Text> Paragraphs)> Sections { get; } =
    [
        ("why", new("Why", "Pourquoi"),
        [
            new("Companies, states and associations promise in public to protect those who rely on them. The lists of signatories are public; whether the promises are kept, nobody could see. Servanda keeps the register of signatures, measures from outside what can be measured, collects signed statements for what cannot, and publishes both with evidence that anyone can check.",
                "Entreprises, États et associations promettent publiquement de protéger ceux qui comptent sur eux. Les listes de signataires sont publiques\u00A0; si les promesses sont tenues, personne ne pouvait le voir. Servanda tient le registre des signatures, mesure de l’extérieur ce qui peut l’être, recueille des déclarations signées pour le reste, et publie le tout avec des preuves que chacun peut vérifier."),
        ]),
        ("limits", new("What it does not do", "Ce qu’il ne fait pas"),
        [
            new("It makes no ranking and no overall score. It does not look inside anybody's network: it asks what anyone may ask. It says nothing of those it did not look at. It is not run by the accords it shows, unless the page of an accord says so.",
                "Il ne fait ni classement ni note globale. Il ne regarde pas à l’intérieur des réseaux\u00A0: il demande ce que chacun peut demander. Il ne dit rien de ceux qu’il n’a pas observés. Il n’est pas tenu par les accords qu’il montre, sauf si la page d’un accord le dit."),
        ]),
        ("object", new("Object to a verdict", "Contester un verdict"),
        [
            new("First look at the findings: each gives its reason, the clause and what to change. The evidence bundle holds what was seen; with it the verdict can be repeated without us. Publish the change, and the next assessment shows it.",
                "Regardez d’abord les constats\u00A0: chacun donne sa raison, la clause et ce qu’il faut changer. Le dossier de preuves contient ce qui a été vu\u00A0; avec lui le verdict se refait sans nous. Publiez le changement, et l’évaluation suivante le montre."),
            new("If what was seen is right and the verdict is not, or what was seen is not yours, write to whoever runs this portal, with the address of the page and the rule's name. An organisation with an account here does it from its workspace, before the result is public. What was wrong is put right by a new entry that names the old one; it is not erased.",
                "Si ce qui a été vu est juste mais non le verdict, ou si ce qui a été vu n’est pas à vous, écrivez à l’exploitant de ce portail en donnant l’adresse de la page et le nom de la règle. Une organisation qui a un compte ici le fait depuis son espace, avant que le résultat soit public. Une erreur est rectifiée par une nouvelle inscription qui nomme l’ancienne\u00A0; elle n’est pas effacée."),
            new("If a rule itself is wrong, say why against the clause it names. A change of rules is a change of method: it is announced on the page of the method, and no earlier score is recomputed in silence.",
                "Si la règle elle-même est fausse, dites pourquoi au regard de la clause qu’elle cite. Un changement de règles est un changement de méthode\u00A0: il est annoncé sur la page de la méthode, et aucun résultat antérieur n’est recalculé en silence."),
        ]),
        ("program", new("The program", "Le programme"),
        [
            new("Servanda is free software under the Apache License 2.0. The same program makes the assessments, keeps the log, serves this portal and verifies its evidence on your own machine.",
                "Servanda est un logiciel libre sous licence Apache 2.0. Le même programme fait les évaluations, tient le journal, sert ce portail et vérifie ses preuves sur votre propre machine."),
        ]),
    ];

    public static Text Contact { get; } = new("Contact", "Contact");
    public static Text NoContact { get; } = new(
        "Whoever runs this portal has named no contact yet.", "L’exploitant de ce portail n’a pas encore indiqué de contact.");
}
