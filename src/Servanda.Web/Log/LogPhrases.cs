using System.Globalization;
using Servanda.Accords;
using Servanda.Accords.Leaves;
using Servanda.Web.Layout;

namespace Servanda.Web.Log;

/// <summary>What the pages of the log say, and what other pages say of where something stands in it.</summary>
static class LogPhrases
{
    public static Text Title { get; } = new("The log", "Le journal");

    public static Text Lead { get; } = new(
        "Every signature, correction, withdrawal, method, bundle of evidence and result of this portal is an entry in a list to which one can only add. Whoever keeps the list, us included, can take nothing out and change nothing without being noticed.",
        "Chaque signature, correction, retrait, méthode, dossier de preuves et résultat de ce portail est une entrée d’une liste à laquelle on ne peut qu’ajouter. Qui tient la liste, nous compris, ne peut rien en retirer ni rien y changer sans que cela se voie.");

    public static Text NothingYet { get; } = new("Nothing was published yet.", "Rien n’a encore été publié.");

    public static Text NothingYetWhy { get; } = new(
        "The log begins moments after the portal is started for the first time. Where witnesses have to cosign, it waits for them.",
        "Le journal commence peu après le premier démarrage du portail. Lorsque des témoins doivent cosigner, il les attend.");

    public static Text State { get; } = new("How it stands", "Son état");

    public static Text Name { get; } = new("Name", "Nom");

    public static Text Entries { get; } = new("Entries", "Entrées");

    public static Text Root { get; } = new("Root of the tree", "Racine de l’arbre");

    public static Text Key { get; } = new("Key to check it with", "Clé de vérification");

    public static Text OldKeys { get; } = new("Keys it had before", "Clés précédentes");

    public static Text OldKeysMean { get; } = new(
        "Each handed over to the next by an entry that it signed. A proof from its time is checked with it.",
        "Chacune a passé la main à la suivante par une entrée qu’elle a signée. Une preuve de son temps se vérifie avec elle.");

    public static Text PolicyWhy { get; } = new(
        "A policy that trusts the log’s own key alone is two lines. Whoever knows keys of witnesses adds them:",
        "Une politique qui ne se fie qu’à la clé du journal tient en deux lignes. Qui connaît des clés de témoins les ajoute\u00A0:");

    public static Text Signatures { get; } = new("Signatures on the checkpoint", "Signatures du point de contrôle");

    public static Text ByLog { get; } = new("the log", "le journal");

    public static Text ByOther { get; } = new("a witness", "un témoin");

    public static Text Waiting { get; } = new("Waiting to be logged", "En attente d’inscription");

    public static Text LastEntries { get; } = new("Last entries", "Dernières entrées");

    public static Text Number { get; } = new("Entry", "Entrée");

    public static Text What { get; } = new("What", "Objet");

    public static Text About { get; } = new("About", "Sujet");

    public static Text When { get; } = new("When", "Date");

    public static Text HowToWatch { get; } = new("Watch it yourself", "Le surveiller vous-même");

    public static Text CheckOnce { get; } = new("Check the checkpoint once", "Vérifier le point de contrôle une fois");

    public static Text CheckOnceWhy { get; } = new(
        "This command fetches the checkpoint and every entry, checks the signature with the key above, and computes the root anew. It remembers what it saw, so that the next time it also checks that nothing before was changed.",
        "Cette commande va chercher le point de contrôle et chaque entrée, vérifie la signature avec la clé ci-dessus et recalcule la racine. Elle retient ce qu’elle a vu et vérifie donc la fois suivante que rien n’y a changé.");

    public static Text WatchWhy { get; } = new(
        "Do not take our word for it. This command follows the log, checks that every new state extends the one before, and says when an entry about a name you give appears.",
        "Ne nous croyez pas sur parole. Cette commande suit le journal, vérifie que chaque nouvel état prolonge le précédent et signale toute entrée au sujet d’un nom que vous donnez.");

    public static Text FilesWhy { get; } = new(
        "Checkpoint, hashes and entries are plain files by an open standard (C2SP tlog-tiles), so any other program can do the same:",
        "Point de contrôle, empreintes et entrées sont de simples fichiers selon une norme ouverte (C2SP tlog-tiles)\u00A0; tout autre programme peut en faire autant\u00A0:");

    public static Text Checkpoint { get; } = new("Checkpoint", "Point de contrôle");

    public static Text ByNumber { get; } = new("Look an entry up by its number", "Chercher une entrée par son numéro");

    public static Text Show { get; } = new("Show", "Afficher");

    public static Text Time { get; } = new("Written, by its own word", "Écrite, à ce qu’elle dit");

    public static Text Kind { get; } = new("Kind", "Genre");

    public static Text Digest { get; } = new("Digest of the entry", "Empreinte de l’entrée");

    public static Text Before { get; } = new("Digest of the entry before it about the same subject", "Empreinte de l’entrée précédente sur le même sujet");

    public static Text First { get; } = new("none, it is the first about this subject", "aucune, c’est la première sur ce sujet");

    public static Text Shows { get; } = new("What the proof shows", "Ce que montre la preuve");

    public static Text NotShows { get; } = new("What it does not show", "Ce qu’elle ne montre pas");

    public static Text ShowsAll { get; } = new(
        "These very octets stand in the log at this place, under a checkpoint that its key signed. Whoever keeps a copy of that checkpoint can tell if they are ever changed or taken out.",
        "Ces octets mêmes se trouvent à cette place du journal, sous un point de contrôle signé par sa clé. Qui garde une copie de ce point de contrôle peut voir s’ils sont un jour modifiés ou retirés.");

    public static Text NotShowsAll { get; } = new(
        "An entry in the log need not be true, and a proof does not tell what was never logged.",
        "Une entrée du journal n’est pas forcément vraie, et une preuve ne dit rien de ce qui n’a jamais été inscrit.");

    public static Text Download { get; } = new("Download the proof", "Télécharger la preuve");

    public static Text CheckIt { get; } = new("Check it", "La vérifier");

    public static Text CheckWhy { get; } = new(
        "The file holds the entry, the hashes beside its way to the root, and the signed checkpoint. It is checked offline, against a policy that names the keys you trust:",
        "Le fichier contient l’entrée, les empreintes qui bordent son chemin vers la racine et le point de contrôle signé. Il se vérifie hors ligne, selon une politique qui nomme les clés auxquelles vous vous fiez\u00A0:");

    public static Text AsLogged { get; } = new("As it was logged", "Telle qu’elle a été inscrite");

    public static Text NoLeaf { get; } = new(
        "This entry is not one of the portal’s leaves; its octets are in the proof.",
        "Cette entrée n’est pas une feuille du portail\u00A0; ses octets sont dans la preuve.");

    public static Text NotPublished { get; } = new(
        "its checkpoint is not published yet", "son point de contrôle n’est pas encore publié");

    public static Text Refused { get; } = new("Could not be logged; the operator was told", "N’a pas pu être inscrit\u00A0; l’exploitant en est averti");

    public static Text Proof { get; } = new("proof", "preuve");

    public static Text Entry(long index) => new(
        $"Entry {Numbers.Of(index, Language.English)}", $"Entrée {Numbers.Of(index, Language.French)}");

    public static Text LoggedAs(long index) => new(
        $"entry {Numbers.Of(index, Language.English)}", $"entrée {Numbers.Of(index, Language.French)}");

    /// <summary>Stands before <see cref="LoggedAs"/>.</summary>
    public static Text Logged { get; } = new("In the log:", "Au journal\u00A0:");

    public static Text LoggedOn(DateTimeOffset at) => new($"since {Day(at, Language.English)}", $"depuis le {Day(at, Language.French)}");

    /// <summary>What a leaf is, shortly: its kind as a word for machines too.</summary>
    public static string KindWord(LeafKind kind) => LeafWords.Id(kind);

    /// <summary>The path of an entry, without language.</summary>
    public static string Path(long index) => string.Create(CultureInfo.InvariantCulture, $"/log/{index}");

    /// <summary>The path of a proof.</summary>
    public static string ProofPath(long index) => string.Create(CultureInfo.InvariantCulture, $"{LogEndpoints.Prefix}proof/{index}");

    static string Day(DateTimeOffset at, Language language) => Dates.Of(DateOnly.FromDateTime(at.UtcDateTime), language);
}
