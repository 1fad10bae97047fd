using Servanda.Accords;

namespace Servanda.Storage.Applications;

/// <summary>The words for the closed sets of the desk: <c>Id</c> for machines, <c>Word</c> for people.</summary>
public static class ApplicationWords
{
    static readonly Dictionary<string, ApplicationState> States = Enum.GetValues<ApplicationState>().ToDictionary(Id);

    static readonly Dictionary<string, ApplicationKind> Kinds = Enum.GetValues<ApplicationKind>().ToDictionary(Id);

    static readonly Dictionary<string, DeskAct> Acts = Enum.GetValues<DeskAct>().ToDictionary(Id);

    /// <summary>The word machines read.</summary>
    public static string Id(ApplicationState state) => state switch
    {
        ApplicationState.Unconfirmed => "unconfirmed",
        ApplicationState.Confirmed => "confirmed",
        ApplicationState.InReview => "in-review",
        ApplicationState.Returned => "returned",
        ApplicationState.Approved => "approved",
        ApplicationState.Published => "published",
        ApplicationState.Refused => "refused",
        ApplicationState.TakenBack => "taken-back",
    };

    /// <summary>The word people read.</summary>
    public static Text Word(ApplicationState state) => state switch
    {
        ApplicationState.Unconfirmed => new("waiting for confirmation by e-mail", "en attente de confirmation par courriel"),
        ApplicationState.Confirmed => new("received", "reçue"),
        ApplicationState.InReview => new("in review", "en cours d’examen"),
        ApplicationState.Returned => new("returned to the applicant", "renvoyée au demandeur"),
        ApplicationState.Approved => new("approved, waiting for a countersignature", "approuvée, en attente de contreseing"),
        ApplicationState.Published => new("published", "publiée"),
        ApplicationState.Refused => new("refused", "refusée"),
        ApplicationState.TakenBack => new("taken back by the applicant", "retirée par le demandeur"),
    };

    /// <summary>The word machines read.</summary>
    public static string Id(ApplicationKind kind) => kind switch
    {
        ApplicationKind.Sign => "sign",
        ApplicationKind.Amend => "amend",
        ApplicationKind.Suspend => "suspend",
        ApplicationKind.Resume => "resume",
        ApplicationKind.Withdraw => "withdraw",
        ApplicationKind.Succeed => "succeed",
    };

    /// <summary>The word people read.</summary>
    public static Text Word(ApplicationKind kind) => kind switch
    {
        ApplicationKind.Sign => new("sign", "signature"),
        ApplicationKind.Amend => new("amend", "modification"),
        ApplicationKind.Suspend => new("suspend", "suspension"),
        ApplicationKind.Resume => new("resume", "reprise"),
        ApplicationKind.Withdraw => new("withdraw", "retrait"),
        ApplicationKind.Succeed => new("succession", "succession"),
    };

    /// <summary>The word machines read.</summary>
    public static string Id(DeskAct act) => act switch
    {
        DeskAct.Received => "received",
        DeskAct.Asked => "asked",
        DeskAct.LinkAgain => "link-again",
        DeskAct.Confirmed => "confirmed",
        DeskAct.Taken => "taken",
        DeskAct.Returned => "returned",
        DeskAct.Resent => "resent",
        DeskAct.Approved => "approved",
        DeskAct.Countersigned => "countersigned",
        DeskAct.Published => "published",
        DeskAct.Refused => "refused",
        DeskAct.TakenBack => "taken-back",
        DeskAct.Matched => "matched",
        DeskAct.Proven => "proven",
        DeskAct.ProofGone => "proof-gone",
        DeskAct.ProofBack => "proof-back",
        DeskAct.LetterAgain => "letter-again",
        DeskAct.ImportPreviewed => "import-previewed",
        DeskAct.ImportApplied => "import-applied",
        DeskAct.ImportUndone => "import-undone",
        DeskAct.SettingChanged => "setting-changed",
        DeskAct.Attested => "attested",
        DeskAct.AttestationEnded => "attestation-ended",
        DeskAct.Replied => "replied",
    };

    /// <summary>The word people read.</summary>
    public static Text Word(DeskAct act) => act switch
    {
        DeskAct.Received => new("application received", "demande reçue"),
        DeskAct.Asked => new("asked for", "demandé"),
        DeskAct.LinkAgain => new("link to confirm sent again", "lien de confirmation renvoyé"),
        DeskAct.Confirmed => new("confirmed by e-mail", "confirmée par courriel"),
        DeskAct.Taken => new("taken into review", "prise en charge"),
        DeskAct.Returned => new("returned with reasons", "renvoyée avec motifs"),
        DeskAct.Resent => new("sent again", "renvoyée par le demandeur"),
        DeskAct.Approved => new("approved", "approuvée"),
        DeskAct.Countersigned => new("countersigned", "contresignée"),
        DeskAct.Published => new("published", "publiée"),
        DeskAct.Refused => new("refused with reasons", "refusée avec motifs"),
        DeskAct.TakenBack => new("taken back by the applicant", "retirée par le demandeur"),
        DeskAct.Matched => new("organisation settled", "organisation identifiée"),
        DeskAct.Proven => new("control of a domain shown", "contrôle d’un domaine prouvé"),
        DeskAct.ProofGone => new("proof of control gone", "preuve de contrôle disparue"),
        DeskAct.ProofBack => new("proof of control back", "preuve de contrôle revenue"),
        DeskAct.LetterAgain => new("letter tried again", "courriel réessayé"),
        DeskAct.ImportPreviewed => new("list read", "liste lue"),
        DeskAct.ImportApplied => new("list imported", "liste importée"),
        DeskAct.ImportUndone => new("import undone", "importation annulée"),
        DeskAct.SettingChanged => new("setting changed", "réglage modifié"),
        DeskAct.Attested => new("attestation made", "attestation déposée"),
        DeskAct.AttestationEnded => new("attestation taken back", "attestation retirée"),
        DeskAct.Replied => new("reply to a finding", "réponse à un constat"),
    };

    /// <summary>Reads the word of a state; null when it is none.</summary>
    public static ApplicationState? FindState(string? id) => id is not null && States.TryGetValue(id, out var state) ? state : null;

    /// <summary>Reads the word of a kind; null when it is none.</summary>
    public static ApplicationKind? FindKind(string? id) => id is not null && Kinds.TryGetValue(id, out var kind) ? kind : null;

    /// <summary>Reads the word of an act; null when it is none.</summary>
    public static DeskAct? FindAct(string? id) => id is not null && Acts.TryGetValue(id, out var act) ? act : null;
}
