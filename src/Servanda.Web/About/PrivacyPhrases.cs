using Servanda.Accords;

namespace Servanda.Web.About;

/// <summary>Which personal data there is, why, for how long, and what rights people have.</summary>
static class PrivacyPhrases
{
    public static Text Title { get; } = new("Privacy", "Vie privée");
    public static Text Lead { get; } = new(
        "The register is about organisations. Of people it keeps as little as it can, and this is all of it.",
        "Le registre porte sur des organisations. Sur les personnes il garde le moins possible, et voici tout.");
    public static Text Readers { get; } = new("If you only read", "Si vous ne faites que lire");
    public static Text ReadersMean { get; } = new(
        "Nothing is kept about you: no cookie, no counter, no request to anybody else. Your network address is used to answer you and to hold off floods, in memory only; the program's own records of requests hold no address, no name and no query.",
        "Rien n’est gardé sur vous\u00A0: ni cookie, ni compteur, ni requête à quiconque d’autre. Votre adresse réseau sert à vous répondre et à contenir les abus, en mémoire seulement\u00A0; les journaux du programme ne contiennent ni adresse, ni nom, ni recherche.");
    public static Text What { get; } = new("What is kept", "Ce qui est gardé");
    public static Text Data { get; } = new("Data", "Donnée");
    public static Text Why { get; } = new("Why", "Pourquoi");
    public static Text HowLong { get; } = new("How long", "Combien de temps");
    public static IReadOnlyList<(Text Data, Text Why, Text HowLong)> Kept { get; } =
    [
        (new("Name and address of whoever applies for an organisation", "Nom et adresse de qui dépose une demande pour une organisation"),
            new("To ask back, and to know who signs for it", "Pour poser des questions, et savoir qui signe pour elle"),
            new("While the signature stands, and as long as the operator must be able to show who gave it; less on request. Of an application that was refused or taken back 180 days, or as the operator set; of one that was never confirmed 30 days", "Tant que la signature est en vigueur, et aussi longtemps que l’exploitant doit pouvoir montrer qui l’a donnée\u00A0; moins sur demande. Pour une demande refusée ou retirée, 180 jours ou selon le réglage de l’exploitant\u00A0; pour une demande jamais confirmée, 30 jours")),
        (new("Letters sent to you by the portal", "Lettres que le portail vous envoie"),
            new("To send them once and to see what did not arrive", "Pour les envoyer une seule fois et voir ce qui n’est pas arrivé"),
            new("Their text until they are delivered; that there was one, for 90 days", "Leur texte jusqu’à leur remise\u00A0; la trace de leur envoi, 90 jours")),
        (new("Account: name, address, passkeys, sessions, what was decided with it", "Compte\u00A0: nom, adresse, clés d’accès, sessions, décisions prises"),
            new("To sign in, and so that decisions about the register can be traced", "Pour se connecter, et pour que les décisions sur le registre soient traçables"),
            new("While the account exists; sessions 30 days, what happened to the account 400 days. On erasure the name goes and the decision stays, without it", "Tant que le compte existe\u00A0; les sessions 30 jours, les événements du compte 400 jours. À l’effacement le nom disparaît et la décision reste, sans lui")),
        (new("Replies, attestations and reasons that people write for an organisation", "Réponses, attestations et motifs que des personnes écrivent pour une organisation"),
            new("To show what the organisation says of itself", "Pour montrer ce que l’organisation dit d’elle-même"),
            new("As long as the register, as the organisation’s words. On erasure the full name and the address of the person go out of them, and […] stands in their place; evidence bundles published before are signed and stay as they are", "Aussi longtemps que le registre, comme paroles de l’organisation. À l’effacement, le nom complet et l’adresse de la personne en sont retirés et […] prend leur place\u00A0; les dossiers de preuves déjà publiés sont signés et restent tels quels")),
        (new("Notes of the secretariat’s desk: what was decided, why, by whom", "Notes du secrétariat\u00A0: ce qui a été décidé, pourquoi, par qui"),
            new("So that decisions about the register can be traced", "Pour que les décisions sur le registre soient traçables"),
            new("As long as the register; on erasure without name and address", "Aussi longtemps que le registre\u00A0; à l’effacement, sans nom ni adresse")),
        (new("A cookie while you are signed in, and one that guards forms", "Un cookie tant que vous êtes connecté, et un qui protège les formulaires"),
            new("To know that it is you who sends the form", "Pour savoir que c’est bien vous qui envoyez le formulaire"),
            new("Until you sign out or close the browser", "Jusqu’à la déconnexion ou la fermeture du navigateur")),
        (new("The transparency log", "Le journal de transparence"),
            new("So that nobody can change the register unseen", "Pour que nul ne change le registre sans être vu"),
            new("For ever, and therefore without personal data: where a person had to be named, it holds a salted digest, and the salt can be erased", "Pour toujours, et donc sans donnée personnelle\u00A0: là où une personne devait être nommée, il contient un condensé salé, dont le sel peut être effacé")),
    ];

    public static Text Rights { get; } = new("Your rights", "Vos droits");
    public static IReadOnlyList<Text> RightsMean { get; } =
    [
        new("You may see what is kept about you, have it put right, take it along and have it erased.", "Vous pouvez voir ce qui est gardé sur vous, le faire rectifier, l’emporter et le faire effacer."),
        new("With an account you do it yourself, on its page. Otherwise write to whoever runs this portal: they decide why and how personal data is used here, and are answerable for it.", "Avec un compte, vous le faites vous-même, sur sa page. Sinon, écrivez à l’exploitant de ce portail\u00A0: c’est lui qui décide pourquoi et comment les données personnelles servent ici, et qui en répond."),
        new("You may also complain to the data protection authority of your country.", "Vous pouvez aussi saisir l’autorité de protection des données de votre pays."),
    ];

    public static Text Named { get; } = new("If a list names you", "Si une liste vous nomme");
    public static Text NamedMeans { get; } = new(
        "Some accords were signed by people in their own name, and their published lists say so. If an entry is about you as a person, ask for it to be taken off: the public entry goes, and what remains in the log names nobody.",
        "Certains accords ont été signés par des personnes en leur nom, et leurs listes publiées le disent. Si une inscription vous concerne en tant que personne, demandez son retrait\u00A0: l’inscription publique disparaît, et ce qui reste au journal ne nomme personne.");
    public static Text Operator { get; } = new("Whom to ask", "À qui s’adresser");
}
