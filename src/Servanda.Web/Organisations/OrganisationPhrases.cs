using System.Globalization;
using Servanda.Accords;
using Servanda.Web.Layout;

namespace Servanda.Web.Organisations;

/// <summary>What the page of an organisation says of it and of what it signed.</summary>
static class OrganisationPhrases
{
    public static Text Organisations { get; } = new("Organisations", "Organisations");
    public static Text OnThisPage { get; } = new("On this page", "Sur cette page");
    public static Text Signed { get; } = new("What it signed", "Ce qu’elle a signé");
    public static Text Shown { get; } = new("What it was seen to do", "Ce qu’on l’a vue faire");
    public static Text Timeline { get; } = new("On the record", "Au registre");
    public static Text Belongings { get; } = new("What belongs to it", "Ce qui lui appartient");
    public static Text Follow { get; } = new("Follow and reuse", "Suivre et réutiliser");
    public static Text Country { get; } = new("Country", "Pays");
    public static Text AlsoKnownAs { get; } = new("Also known as", "Aussi connue sous le nom de");
    public static Text InLanguage(Language language) => language switch
    {
        Language.English => new("In English", "En anglais"),
        Language.French => new("In French", "En français"),
    };

    public static Text Formerly { get; } = new("Formerly", "Anciennement");
    public static Text Identifiers { get; } = new("Identifiers", "Identifiants");
    public static Text Beware { get; } = new("To beware of", "À savoir");
    public static Text NothingSigned { get; } = new(
        "No signature of this organisation is on record here.", "Aucune signature de cette organisation ne figure ici.");
    public static Text SignedUnder { get; } = new("Signed as", "Signé sous le nom de");
    public static Text SignedOn { get; } = new("Signed", "Signé");
    public static Text Category { get; } = new("Category", "Catégorie");
    public static Text Version { get; } = new("Version of the text", "Version du texte");
    public static Text Source { get; } = new("According to", "Selon");
    public static Text Status { get; } = new("State", "État");
    public static Text Accord { get; } = new("Accord", "Accord");
    public static Text Unverified { get; } = new(
        "Part of this entry is general knowledge that nobody has checked against a source.",
        "Une partie de cette inscription relève de la notoriété et n’a été vérifiée auprès d’aucune source.");
    public static Text Unchecked { get; } = new("unchecked", "non vérifié");
    public static Text NoAssets { get; } = new(
        "The register names no domain or network of this organisation, so there is nothing to look at from outside.",
        "Le registre ne nomme ni domaine ni réseau de cette organisation\u00A0: il n’y a rien à observer de l’extérieur.");
    public static Text DoubtfulNote { get; } = new(
        "A source gives it for this organisation, and it seems to be somebody else's. Nobody looks at it.",
        "Une source l’attribue à cette organisation, mais il semble appartenir à autrui. Personne ne l’observe.");
    public static Text TimelineNote { get; } = new(
        "Every change of the register about this organisation, the latest first. Nothing is overwritten: what was wrong is put right by a later entry that names it.",
        "Chaque changement du registre la concernant, le plus récent d’abord. Rien n’est effacé\u00A0: une erreur est rectifiée par une inscription ultérieure qui la nomme.");
    public static Text EarlierChanges(int count) => new(
        $"{Numbers.Of(count, Language.English)} earlier {(count == 1 ? "change" : "changes")}",
        $"{Numbers.Of(count, Language.French)} {(count < 2 ? "changement antérieur" : "changements antérieurs")}");

    public static Text Corrects(long number) => new(
        Invariant($"puts right change {number}"), Invariant($"rectifie le changement {number}"));

    public static Text Change(long number) => new(Invariant($"Change {number}"), Invariant($"Changement {number}"));
    public static Text Feed { get; } = new("News of this organisation (Atom)", "Nouvelles de cette organisation (Atom)");
    public static Text Json { get; } = new("This page as data (JSON)", "Cette page en données (JSON)");
    public static Text Badge { get; } = new("Badge with the live state", "Badge à l’état du jour");
    public static Text Object { get; } = new("Object to a verdict", "Contester un verdict");
    public static Text HasBecome { get; } = new("Has become", "Est devenue");
    public static Text TookThePlaceOf { get; } = new("Took the place of", "A pris la suite de");

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
