using Servanda.Accords;

namespace Servanda.Web.Verify;

/// <summary>How to check a bundle of evidence, for people and for the module that does it in the browser.</summary>
static class VerifyPhrases
{
    public static Text Title { get; } = new("Verify", "Vérifier");
    public static Text Lead { get; } = new(
        "Do not take our word for it. Every verdict comes with a bundle of what was seen; anyone can check it, offline, without asking us.",
        "Ne nous croyez pas sur parole. Chaque verdict vient avec un dossier de ce qui a été vu\u00A0; chacun peut le vérifier, hors ligne, sans rien nous demander.");
    public static Text Here { get; } = new("Check a bundle here", "Vérifier un dossier ici");
    public static Text HereMeans { get; } = new(
        "Your browser does all of it. The file does not leave your machine, and nothing is asked of this site: you may go offline first.",
        "Votre navigateur fait tout. Le fichier ne quitte pas votre machine et rien n’est demandé à ce site\u00A0: vous pouvez d’abord vous déconnecter.");
    public static Text File { get; } = new("Bundle (.zip) or proof (.tlog-proof)", "Dossier (.zip) ou preuve (.tlog-proof)");
    public static Text FileHint { get; } = new(
        "Choose the file, or drop it anywhere in this box. At most 256 MB.", "Choisissez le fichier, ou déposez-le dans ce cadre. 256 Mo au plus.");
    public static Text LogKey { get; } = new("Key of the log you believe (optional)", "Clé du journal auquel vous vous fiez (facultatif)");
    public static Text LogKeyHint { get; } = new(
        "A C2SP verifier key, name+number+base64, from a source you trust. Without it nobody's signature of the log is checked.",
        "Une clé de vérification C2SP, nom+numéro+base64, tenue d’une source sûre. Sans elle, aucune signature du journal n’est vérifiée.");
    public static Text WithoutScript { get; } = new("Without a script", "Sans script");
    public static Text WithoutScriptMeans { get; } = new(
        "Checking in the browser needs JavaScript. Everything it does, and more, the commands below do.",
        "La vérification dans le navigateur demande JavaScript. Tout ce qu’elle fait, et davantage, les commandes ci-dessous le font.");
    public static Text Program { get; } = new("With the program: everything", "Avec le programme\u00A0: tout");
    public static Text ProgramMeans { get; } = new(
        "It checks digests and signature, judges again from the raw observations and compares, validates chains of DNSSEC from the root, and checks the proof of the log.",
        "Il vérifie condensés et signature, rejuge à partir des observations brutes et compare, valide les chaînes DNSSEC depuis la racine, et vérifie la preuve du journal.");
    public static Text PolicyMeans { get; } = new(
        "With --policy it also checks who signed the log: the file names the logs and witnesses that you believe.",
        "Avec --policy il vérifie aussi qui a signé le journal\u00A0: le fichier nomme les journaux et les témoins auxquels vous vous fiez.");
    public static Text ToLog { get; } = new("The log of this portal, and its keys", "Le journal de ce portail, et ses clés");
    public static Text Common { get; } = new("With what every system has: the digests", "Avec ce que tout système possède\u00A0: les condensés");
    public static Text CommonMeans { get; } = new(
        "A bundle is an ordinary zip. These lines compare every file with its digest in manifest.json; no word means that all are whole.",
        "Un dossier est un zip ordinaire. Ces lignes comparent chaque fichier à son condensé dans manifest.json\u00A0; sans message, tous sont intacts.");
    public static Text Shows { get; } = new("What a check shows, and what it does not", "Ce qu’une vérification montre, et ce qu’elle ne montre pas");
    public static IReadOnlyList<(Text Check, Text Shows, Text ShowsNot)> Table { get; } =
    [
        (new("Digests", "Condensés"), new("No file changed since the manifest was written.", "Aucun fichier n’a changé depuis l’écriture du manifeste."),
            new("That the manifest is the one that was published.", "Que le manifeste est celui qui fut publié.")),
        (new("Signature", "Signature"), new("One holder of a key made the whole.", "Un détenteur de clé a fait l’ensemble."),
            new("Who that is: compare the key with one you have from elsewhere.", "Qui c’est\u00A0: comparez la clé à une autre, tenue d’ailleurs.")),
        (new("Log", "Journal"), new("The bundle was recorded in an append-only log, at that place.", "Le dossier fut inscrit dans un journal qui ne fait que croître, à cette place."),
            new("That the log shows everybody the same: its witnesses vouch for that.", "Que le journal montre la même chose à tous\u00A0: ses témoins s’en portent garants.")),
        (new("Judged again", "Rejugé"), new("These observations give this verdict.", "Ces observations donnent ce verdict."),
            new("That the servers said so: where DNSSEC proves it, the chains are in the bundle.", "Que les serveurs l’ont dit\u00A0: là où DNSSEC le prouve, les chaînes sont dans le dossier.")),
    ];

    public static Text CheckHeading { get; } = new("Check", "Vérification");
    public static Text ShowsHeading { get; } = new("It shows", "Elle montre");
    public static Text ShowsNotHeading { get; } = new("It does not show", "Elle ne montre pas");
    public static Text Result { get; } = new("Result", "Résultat");
    public static Text Passed { get; } = new("holds", "tient");
    public static Text Failed { get; } = new("fails", "ne tient pas");
    public static Text Open { get; } = new("not checked", "non vérifié");

    /// <summary>The sentences the module chooses among, by name; {0}, {1}, {2} are filled in.</summary>
    public static IReadOnlyList<(string Name, Text Words)> Module { get; } =
    [
        ("insecure", new("This browser computes digests only over a secure connection (https). Use the commands below.", "Ce navigateur ne calcule des condensés que sur une connexion sûre (https). Utilisez les commandes ci-dessous.")),
        ("working", new("Checking {0} …", "Vérification de {0} …")),
        ("unreadable", new("{0} could not be read. Choose it again.", "{0} n’a pu être lu. Choisissez-le à nouveau.")),
        ("summary-passed", new("{0}: nothing of what was checked is amiss", "{0}\u00A0: rien de ce qui fut vérifié n’est en défaut")),
        ("summary-failed", new("{0}: does not hold ({1})", "{0}\u00A0: ne tient pas ({1})")),
        ("check-container", new("Container", "Contenant")),
        ("check-manifest", new("Manifest", "Manifeste")),
        ("check-files", new("Files", "Fichiers")),
        ("check-signature", new("Signature", "Signature")),
        ("check-leaf", new("Leaf", "Feuille")),
        ("check-log", new("Log", "Journal")),
        ("check-checkpoint", new("Checkpoint", "Point de contrôle")),
        ("check-judgement", new("Judgement", "Jugement")),
        ("check-dnssec", new("DNSSEC", "DNSSEC")),
        ("container-passed", new("a zip as Servanda writes it, to the last byte", "un zip tel que Servanda l’écrit, jusqu’au dernier octet")),
        ("container-failed", new("changed in or before {0}", "modifié dans ou avant {0}")),
        ("container-directory", new("the zip's directory was changed", "le répertoire du zip a été modifié")),
        ("container-none", new("not a zip as Servanda writes it", "pas un zip tel que Servanda l’écrit")),
        ("container-large", new("over 256 MB, more than a bundle may have", "plus de 256 Mo, davantage qu’un dossier n’en peut avoir")),
        ("manifest-passed", new("{0}, looked at from {1}; its SHA-256 is {2}", "{0}, observée à partir de {1}\u00A0; son SHA-256 est {2}")),
        ("manifest-missing", new("manifest.json is missing", "manifest.json est absent")),
        ("manifest-unreadable", new("manifest.json cannot be read", "manifest.json est illisible")),
        ("files-passed", new("{0} files have the digests that the manifest names", "{0} fichiers ont les condensés que nomme le manifeste")),
        ("files-failed", new("{0} changed, missing or not in the manifest: {1}", "{0} modifiés, absents ou hors du manifeste\u00A0: {1}")),
        ("signature-passed", new("the manifest is signed by {0}; compare this key with one you have from elsewhere", "le manifeste est signé par {0}\u00A0; comparez cette clé à une autre, tenue d’ailleurs")),
        ("signature-failed", new("manifest.sig does not vouch for this manifest", "manifest.sig ne garantit pas ce manifeste")),
        ("signature-none", new("nobody signed the manifest", "le manifeste n’est signé par personne")),
        ("signature-open", new("this browser cannot check Ed25519; servanda verify does", "ce navigateur ne vérifie pas Ed25519\u00A0; servanda verify le fait")),
        ("leaf-passed", new("{0} about {1}, which says it was written {2}", "{0} sur {1}, qui se dit écrite le {2}")),
        ("log-passed", new("entry {0} of {1} at {2} entries: the hashes lead from the leaf to the root of the checkpoint", "entrée {0} de {1} à {2} entrées\u00A0: les condensés mènent de la feuille à la racine du point de contrôle")),
        ("log-failed", new("the hashes do not lead from this leaf to the root of the checkpoint", "les condensés ne mènent pas de cette feuille à la racine du point de contrôle")),
        ("log-other", new("the proof is about something else than this manifest", "la preuve porte sur autre chose que ce manifeste")),
        ("log-leafless", new("the proof does not hold its leaf; servanda verify takes it from a file", "la preuve ne contient pas sa feuille\u00A0; servanda verify la prend d’un fichier")),
        ("log-unreadable", new("the proof cannot be read", "la preuve est illisible")),
        ("log-none", new("the bundle holds no proof that it was logged; download it again once its page says that it is in the log", "le dossier ne contient pas de preuve d’inscription\u00A0; téléchargez-le à nouveau quand sa page dit qu’il est au journal")),
        ("checkpoint-passed", new("signed by {0}", "signé par {0}")),
        ("checkpoint-failed", new("the signature of {0} does not hold", "la signature de {0} ne tient pas")),
        ("checkpoint-open", new("who signed it is not checked without a key", "qui l’a signé n’est pas vérifié sans clé")),
        ("checkpoint-other", new("it is of another log, {0}", "il est d’un autre journal, {0}")),
        ("checkpoint-key", new("what was entered is not a verifier key", "ce qui a été saisi n’est pas une clé de vérification")),
        ("checkpoint-unable", new("this browser cannot check Ed25519; servanda verify does", "ce navigateur ne vérifie pas Ed25519\u00A0; servanda verify le fait")),
        ("judgement-open", new("judged by edition {0}; a browser does not judge again, servanda verify does", "jugé selon l’édition {0}\u00A0; un navigateur ne rejuge pas, servanda verify le fait")),
        ("dnssec-open", new("chains of DNSSEC and witnesses are checked by servanda verify", "les chaînes DNSSEC et les témoins sont vérifiés par servanda verify")),
    ];
}
