using Servanda.Accords;
using Servanda.Accords.Leaves;

namespace Servanda.Web.Log;

/// <summary>What is said of a leaf by its kind: what happened, what its proof shows, and what it does not.</summary>
static class LeafPhrases
{
    public static Text AccordTextShows { get; } = new(
        "A text with exactly this digest was recorded as a version of the accord.",
        "Un texte ayant exactement cette empreinte a été enregistré comme version de l’accord.");

    public static Text AccordTextNotShows { get; } = new(
        "It does not show that the accord’s steward calls this version the valid one.",
        "Elle ne montre pas que le dépositaire de l’accord tient cette version pour valable.");

    public static Text IdentityShows { get; } = new(
        "What the register says of the organisation was fixed at this time.",
        "Ce que le registre dit de l’organisation a été fixé à ce moment.");

    public static Text HiddenNotShows { get; } = new(
        "The words themselves are not in the log, only a salted digest: whoever is given words and salt can check them, and once the salt is deleted nobody can find them out.",
        "Les mots eux-mêmes ne sont pas dans le journal, seulement une empreinte salée\u00A0: qui reçoit les mots et le sel peut les vérifier, et une fois le sel supprimé personne ne peut les retrouver.");

    public static Text SignatureShows { get; } = new(
        "The register says since this time that the organisation signs the accord.",
        "Le registre dit depuis ce moment que l’organisation signe l’accord.");

    public static Text CorrectionShows { get; } = new(
        "An earlier entry was found wrong and is corrected. That entry stays where it is.",
        "Une entrée antérieure s’est révélée fausse et est corrigée. Cette entrée reste à sa place.");

    public static Text CorrectionNotShows { get; } = new(
        "It does not show who made the mistake.", "Elle ne montre pas qui a commis l’erreur.");

    public static Text WithdrawalShows { get; } = new(
        "The register says since this time that the organisation has left the accord.",
        "Le registre dit depuis ce moment que l’organisation a quitté l’accord.");

    public static Text WithdrawalNotShows { get; } = new(
        "It gives no reason, and the signature that ended stays on the record.",
        "Elle ne donne pas de motif, et la signature qui prend fin reste inscrite.");

    public static Text ImportShows { get; } = new(
        "A list of signatories with exactly this digest was taken over at this time, and named so many.",
        "Une liste de signataires ayant exactement cette empreinte a été reprise à ce moment, avec ce nombre de noms.");

    public static Text ImportNotShows { get; } = new(
        "That those named signed is the word of the list’s source. Nobody here witnessed it.",
        "Que les personnes nommées aient signé est l’affirmation de la source de la liste. Personne ici n’en a été témoin.");

    public static Text MethodShows { get; } = new(
        "Rules and catalogue with exactly this digest were the method from this time on. Later results name it.",
        "Des règles et un catalogue ayant exactement cette empreinte ont été la méthode à partir de ce moment. Les résultats ultérieurs la nomment.");

    public static Text MethodNotShows { get; } = new(
        "It does not show that the rules are good ones: read them.", "Elle ne montre pas que les règles sont bonnes\u00A0: lisez-les.");

    public static Text EvidenceShows { get; } = new(
        "A bundle of evidence with exactly this list of files existed at this time, and not one octet of it has been changed since.",
        "Un dossier de preuves avec exactement cette liste de fichiers existait à ce moment, et pas un octet n’en a été modifié depuis.");

    public static Text EvidenceNotShows { get; } = new(
        "It does not show that the observations were made: their signatures, where they have any, are in the bundle.",
        "Elle ne montre pas que les observations ont été faites\u00A0: leurs signatures, lorsqu’elles en ont, sont dans le dossier.");

    public static Text ScoreShows { get; } = new(
        "From this evidence and by this method these results were drawn at this time. Anyone can repeat it from the bundle.",
        "De ces preuves et par cette méthode, ces résultats ont été tirés à ce moment. Chacun peut le refaire à partir du dossier.");

    public static Text ScoreNotShows { get; } = new(
        "It says nothing of controls that were not shown, and commitments are never added up.",
        "Elle ne dit rien des contrôles qui n’ont pas été montrés, et les engagements ne sont jamais additionnés.");

    public static Text AttestationShows { get; } = new(
        "The organisation claimed at this time that it meets the control, until the date given.",
        "L’organisation a déclaré à ce moment satisfaire au contrôle, jusqu’à la date donnée.");

    public static Text ReplyShows { get; } = new(
        "The organisation answered an earlier entry about it at this time.",
        "L’organisation a répondu à ce moment à une entrée antérieure la concernant.");

    public static Text AdvisoryShows { get; } = new(
        "The organisation had published a document with exactly this digest at this time.",
        "L’organisation avait publié à ce moment un document ayant exactement cette empreinte.");

    public static Text AdvisoryNotShows { get; } = new(
        "It does not show that what the document says is right.", "Elle ne montre pas que ce que dit le document est juste.");

    public static Text KeyShows { get; } = new(
        "From this time on the key of this name is the one given here.", "À partir de ce moment, la clé de ce nom est celle donnée ici.");

    public static Text KeyNotShows { get; } = new(
        "It does not show who holds the key.", "Elle ne montre pas qui détient la clé.");

    public static Text ErasureShows { get; } = new(
        "The words hidden behind an earlier entry were deleted here at this time.",
        "Les mots cachés derrière une entrée antérieure ont été supprimés ici à ce moment.");

    public static Text ErasureNotShows { get; } = new(
        "Whoever was given them before may still have them.", "Qui les avait reçus auparavant peut les avoir encore.");

    public static Text StateShows { get; } = new(
        "A copy of the whole with this root is the state at this time.", "Une copie de l’ensemble ayant cette racine est l’état à ce moment.");

    public static Text StateNotShows { get; } = new(
        "It does not show that the state is right.", "Elle ne montre pas que l’état est juste.");

    public static Text Hidden { get; } = new("hidden behind a salted digest", "caché derrière une empreinte salée");

    public static Text Organisation { get; } = new("Organisation", "Organisation");

    public static Text Accord { get; } = new("Accord", "Accord");

    public static Text Control { get; } = new("Control", "Contrôle");

    public static Text On { get; } = new("Date", "Date");

    public static Text Until { get; } = new("Until", "Jusqu’au");

    public static Text Identity { get; } = new("Name, country and source", "Nom, pays et source");

    public static Text Statement { get; } = new("Statement", "Déclaration");

    public static Text Answer { get; } = new("Answer", "Réponse");

    public static Text OnWhoseWord { get; } = new("On whose word", "Sur la parole de");

    public static Text TextDigest { get; } = new("Digest of the text", "Empreinte du texte");

    public static Text ListDigest { get; } = new("Digest of the list", "Empreinte de la liste");

    public static Text MethodDigest { get; } = new("Digest of rules and catalogue", "Empreinte des règles et du catalogue");

    public static Text Corrects { get; } = new("Entry corrected, by its digest", "Entrée corrigée, par son empreinte");

    public static Text Withdraws { get; } = new("Signature ended, by its digest", "Signature qui prend fin, par son empreinte");

    public static Text About { get; } = new("Entry answered, by its digest", "Entrée visée, par son empreinte");

    public static Text Erased { get; } = new("Entry concerned, by its digest", "Entrée concernée, par son empreinte");

    public static Text WhatWasWrong { get; } = new("What was wrong", "Ce qui était faux");

    public static Text Why { get; } = new("Why", "Motif");

    public static Text Source { get; } = new("Source", "Source");

    public static Text Rows { get; } = new("Entries", "Lignes");

    public static Text Edition { get; } = new("Edition", "Édition");

    public static Text Started { get; } = new("First look", "Premier relevé");

    public static Text Finished { get; } = new("Last look", "Dernier relevé");

    public static Text Files { get; } = new("Files", "Fichiers");

    public static Text Manifest { get; } = new("Digest of the manifest", "Empreinte du manifeste");

    public static Text JudgedBy { get; } = new("Method", "Méthode");

    public static Text Evidence { get; } = new("Evidence", "Preuves");

    public static Text Id { get; } = new("Id", "Identifiant");

    public static Text Document { get; } = new("Digest of the document", "Empreinte du document");

    public static Text KeyName { get; } = new("Name of the key", "Nom de la clé");

    public static Text WhatHappened { get; } = new("What happened", "Ce qui s’est passé");

    public static Text Key { get; } = new("Public key", "Clé publique");

    public static Text OfWhat { get; } = new("Of what", "De quoi");

    public static Text Root { get; } = new("Root", "Racine");

    public static Text Title(LeafKind kind) => kind switch
    {
        LeafKind.AccordText => new("A version of an accord’s text", "Une version du texte d’un accord"),
        LeafKind.OrganisationIdentity => new("Who an organisation is", "L’identité d’une organisation"),
        LeafKind.Signature => new("A signature", "Une signature"),
        LeafKind.SignatureCorrection => new("A correction of a signature", "La correction d’une signature"),
        LeafKind.Withdrawal => new("A withdrawal", "Un retrait"),
        LeafKind.ImportBaseline => new("A list that was taken over", "Une liste reprise"),
        LeafKind.Method => new("The method of judging", "La méthode de jugement"),
        LeafKind.EvidenceSnapshot => new("Evidence", "Des preuves"),
        LeafKind.Score => new("What evidence shows of an accord", "Ce que les preuves montrent d’un accord"),
        LeafKind.Attestation => new("An attestation", "Une attestation"),
        LeafKind.Reply => new("A reply", "Une réponse"),
        LeafKind.Advisory => new("A security advisory", "Un avis de sécurité"),
        LeafKind.KeyEvent => new("A signing key", "Une clé de signature"),
        LeafKind.ErasureTombstone => new("An erasure", "Un effacement"),
        LeafKind.StateRoot => new("The state of a collection", "L’état d’une collection"),
    };

    public static Text SignatureNotShows(SignatureBasis basis) => basis switch
    {
        SignatureBasis.Signatory => new(
            "It does not show that the accord is kept. How the signatory showed that it speaks for its domains is with the secretariat.",
            "Elle ne montre pas que l’accord est respecté. La façon dont le signataire a montré qu’il parle pour ses domaines est connue du secrétariat."),
        SignatureBasis.Source => new(
            "That it signed is the word of a source. Nobody here witnessed it, and nothing is said of whether the accord is kept.",
            "Qu’elle ait signé est l’affirmation d’une source. Personne ici n’en a été témoin, et rien n’est dit du respect de l’accord."),
    };

    public static Text Basis(SignatureBasis basis) => basis switch
    {
        SignatureBasis.Signatory => new("the signatory itself", "le signataire lui-même"),
        SignatureBasis.Source => new("a source", "une source"),
    };

    public static Text Reason(CorrectionReason reason) => reason switch
    {
        CorrectionReason.Date => new("the date", "la date"),
        CorrectionReason.Text => new("the version of the text, or the accord", "la version du texte, ou l’accord"),
        CorrectionReason.Identity => new("who signed", "le signataire"),
        CorrectionReason.Duplicate => new("it was recorded twice", "elle était inscrite deux fois"),
        CorrectionReason.Void => new("there was no such signature", "cette signature n’existait pas"),
    };

    public static Text Reason(ErasureReason reason) => reason switch
    {
        ErasureReason.Request => new("the person concerned asked for it", "la personne concernée l’a demandé"),
        ErasureReason.Retention => new("the time they are kept had ended", "la durée de conservation était échue"),
        ErasureReason.Order => new("a court or an authority ordered it", "un tribunal ou une autorité l’a ordonné"),
        ErasureReason.Mistake => new("they should never have been there", "ils n’auraient jamais dû s’y trouver"),
    };

    public static Text Change(KeyChange change) => change switch
    {
        KeyChange.Generated => new("it was made, and is the first of its name", "elle a été créée, la première de ce nom"),
        KeyChange.Rotated => new("it takes the place of another, which signed that", "elle remplace une autre, qui l’a signé"),
        KeyChange.Retired => new("it is used no more", "elle n’est plus utilisée"),
        KeyChange.Compromised => new("somebody else may hold it", "quelqu’un d’autre peut la détenir"),
    };

    public static Text Scope(StateScope scope) => scope switch
    {
        StateScope.Register => new("the register", "le registre"),
        StateScope.Catalogue => new("the catalogue", "le catalogue"),
    };

    public static Text Shares(string met, string shown) =>
        new($"{met} of the controls met, {shown} shown", $"{met} des contrôles satisfaits, {shown} montrés");
}
