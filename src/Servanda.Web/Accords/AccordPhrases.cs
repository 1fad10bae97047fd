using Servanda.Accords;
using Servanda.Storage.Register;

namespace Servanda.Web.Accords;

/// <summary>What the pages of accords say.</summary>
static class AccordPhrases
{
    public static Text Title { get; } = new("Accords", "Accords");

    public static Text Lead { get; } = new(
        "Agreements on security in cyberspace: what each promises, who signed it, and what the signatories are seen to do.",
        "Des accords sur la sécurité dans le cyberespace\u00A0: ce que chacun promet, qui l’a signé, et ce que l’on voit des actes des signataires.");

    public static Text Year { get; } = new("Text of", "Texte de");

    public static Text Steward { get; } = new("Kept by", "Tenu par");

    public static Text Nature { get; } = new("How far it binds", "Portée");

    public static Text MaySign { get; } = new("Who may sign", "Qui peut signer");

    public static Text AboutTheText { get; } = new("The text:", "Le texte\u00A0:");

    public static Text AboutTheList { get; } = new("The list of signatories:", "La liste des signataires\u00A0:");

    public static Text Commitments { get; } = new("Commitments", "Engagements");

    public static Text CommitmentsNote { get; } = new(
        "The titles are the accord’s, the explanations ours. Each commitment leads to its controls and to who is shown to keep it.",
        "Les titres sont ceux de l’accord, les explications les nôtres. Chaque engagement mène à ses contrôles et à ceux qui montrent qu’ils le tiennent.");

    public static Text NobodyMeasured { get; } = new(
        "None of the signatories has a public assessment yet. That says nothing about them: nobody has looked.",
        "Aucun des signataires n’a encore d’évaluation publique. Cela ne dit rien d’eux\u00A0: personne n’a regardé.");

    public static Text Signatories { get; } = new("Signatories", "Signataires");

    public static Text ShownKept { get; } = new(
        "How many signatories are shown to keep it", "Combien de signataires montrent qu’ils le tiennent");

    public static Text Growth { get; } = new("Signatories over time", "Les signataires au fil du temps");

    public static Text Where { get; } = new("Where they are", "Où ils sont");

    public static Text Kinds { get; } = new("Who they are", "Qui ils sont");

    public static Text Movement { get; } = new("Joined and left", "Arrivées et départs");

    public static Text Joined { get; } = new("Latest to join", "Dernières arrivées");

    public static Text Left { get; } = new("Left", "Départs");

    public static Text Texts { get; } = new("Texts and versions", "Textes et versions");

    public static Text Follow { get; } = new("Follow and reuse", "Suivre et réutiliser");

    public static Text OnThisPage { get; } = new("On this page", "Sur cette page");

    public static Text Name { get; } = new("Name", "Nom");

    public static Text Country { get; } = new("Country", "Pays");

    public static Text Category { get; } = new("Category", "Catégorie");

    public static Text Signed { get; } = new("Signed", "Signé");

    public static Text Status { get; } = new("Status", "Statut");

    public static Text Measured { get; } = new("Last looked at", "Dernier examen");

    public static Text Order { get; } = new("Order", "Ordre");

    public static Text Rows { get; } = new("Rows", "Lignes");

    public static Text All { get; } = new("all", "toutes");

    public static Text AllCountries { get; } = new("All countries", "Tous les pays");

    public static Text AllCategories { get; } = new("All categories", "Toutes les catégories");

    public static Text Standing { get; } = new("Signatories of today", "Signataires actuels");

    public static Text NotStated { get; } = new("not stated", "non indiqué");

    public static Text NotMeasured { get; } = new("not looked at", "non examiné");

    public static Text Unverified { get; } = new("partly unchecked", "en partie non vérifié");

    public static Text Show { get; } = new("Show", "Afficher");

    public static Text Clear { get; } = new("Clear", "Effacer");

    public static Text NobodyFound { get; } = new("Nobody is found so", "Personne ne correspond");

    public static Text NobodyFoundAdvice { get; } = new(
        "A shorter part of the name finds more; accents, capitals and punctuation make no difference.",
        "Une partie plus courte du nom trouve davantage\u00A0; accents, majuscules et ponctuation ne comptent pas.");

    public static Text NobodyYet { get; } = new("Nobody stands in the register yet", "Le registre ne compte encore personne");

    public static Text NobodyYetAdvice { get; } = new(
        "We hold no list of those who signed this accord. That does not mean that nobody did.",
        "Nous n’avons aucune liste des signataires de cet accord. Cela ne veut pas dire que personne ne l’a signé.");

    public static Text NobodyLeft { get; } = new("Nobody is known to have left.", "Aucun départ n’est connu.");

    public static Text NobodyDated { get; } = new("No date of signature is known.", "Aucune date de signature n’est connue.");

    public static Text Csv { get; } = new("CSV", "CSV");

    public static Text Json { get; } = new("JSON", "JSON");

    public static Text ThisSelection { get; } = new("This selection as a file:", "Cette sélection en fichier\u00A0:");

    public static Text AsTable { get; } = new("The same as a table", "Les mêmes données en tableau");

    public static Text Month { get; } = new("Month", "Mois");

    public static Text Arrivals { get; } = new("Joined", "Arrivées");

    public static Text Departures { get; } = new("Left", "Départs");

    public static Text Total { get; } = new("Total", "Total");

    public static Text Version { get; } = new("Version", "Version");

    public static Text Language { get; } = new("Language", "Langue");

    public static Text TitleOfText { get; } = new("Title", "Titre");

    public static Text Effective { get; } = new("In force since", "En vigueur depuis");

    public static Text Digest { get; } = new("SHA-256 of the text", "SHA-256 du texte");

    public static Text NotHeld { get; } = new("text not held", "texte non détenu");

    public static Text Source { get; } = new("Source", "Source");

    public static Text Sources { get; } = new("Where the facts come from", "D’où viennent les faits");

    public static Text Feed { get; } = new("Feed of changes (Atom)", "Flux des changements (Atom)");

    public static Text ApplyToSign { get; } = new("Apply to sign", "Demander à signer");

    public static Text Dated { get; } = new("with a date", "datées");

    public static Text Sourced { get; } = new("a count that a source gives", "un compte donné par une source");

    public static Text Undated { get; } = new("no month known", "mois inconnu");

    public static Text CountsOfSources { get; } = new(
        "Counts that sources give; they may count others than the register holds",
        "Comptes donnés par des sources\u00A0; ils peuvent compter d’autres que le registre");

    public static Text When { get; } = new("When", "Quand");

    public static Text Counted { get; } = new("Count", "Nombre");

    public static Text CountedWhat { get; } = new("Of what", "De quoi");

    public static Text OffTheMap { get; } = new("Not on the map:", "Hors carte\u00A0:");

    public static Text NoList { get; } = new(
        "No list of signatories in the register.", "Aucune liste de signataires au registre.");

    public static Text OfMore { get; } = new("; there are more, whom no source we hold names", "\u00A0; il y en a d’autres, qu’aucune source détenue ne nomme");

    public static Text NobodyLookedAt { get; } = new("none of them looked at yet", "aucun d’eux encore examiné");

    public static Text Incomplete { get; } = new(
        "The list we hold names only some of them.", "La liste que nous avons n’en nomme que certains.");

    public static Text OrderWord(SignatoryOrder order) => order switch
    {
        SignatoryOrder.Name => new("by name", "par nom"),
        SignatoryOrder.Country => new("by country", "par pays"),
        SignatoryOrder.Category => new("by category", "par catégorie"),
        SignatoryOrder.Newest => new("last signed first", "dernières signatures d’abord"),
        SignatoryOrder.Oldest => new("first signed first", "premières signatures d’abord"),
    };
}
