using Servanda.Accords;

namespace Servanda.Storage.Register;

/// <summary>What became of a change that was asked for.</summary>
public abstract record RegisterOutcome
{
    RegisterOutcome() { }

    /// <summary>It was made.</summary>
    /// <param name="Change">Its number.</param>
    /// <param name="Id">The signature or organisation it is about.</param>
    public sealed record Done(long Change, string Id) : RegisterOutcome;

    /// <summary>It was not, and nothing was changed.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Detail">What it is about: an id, a name; null where the reason says it all.</param>
    public sealed record Refused(RegisterRefusal Reason, string? Detail = null) : RegisterOutcome;
}

/// <summary>Why a change of the register is not made.</summary>
public enum RegisterRefusal
{
    /// <summary>There is no such organisation.</summary>
    UnknownOrganisation,
    /// <summary>There is no such signature.</summary>
    UnknownSignature,
    /// <summary>There is no such asset, name or identifier.</summary>
    UnknownFact,
    /// <summary>The organisation has signed this accord already, and that stands.</summary>
    AlreadySigned,
    /// <summary>It is there already.</summary>
    AlreadyThere,
    /// <summary>Somebody changed it meanwhile.</summary>
    Changed,
    /// <summary>The signature has ended.</summary>
    Ended,
    /// <summary>The signature is suspended already.</summary>
    AlreadySuspended,
    /// <summary>The signature is not suspended.</summary>
    NotSuspended,
    /// <summary>An organisation cannot take its own place.</summary>
    SameOrganisation,
    /// <summary>Nothing would be changed.</summary>
    Nothing,
    /// <summary>A text is empty, too long, or has characters that names do not have.</summary>
    BadText,
    /// <summary>An id, country, domain or category has another form.</summary>
    BadForm,
}

/// <summary>The words for refusals.</summary>
public static class RegisterRefusals
{
    /// <summary>What a person is told.</summary>
    public static Text Word(RegisterRefusal refusal) => refusal switch
    {
        RegisterRefusal.UnknownOrganisation => new("There is no such organisation.", "Cette organisation n’existe pas."),
        RegisterRefusal.UnknownSignature => new("There is no such signature.", "Cette signature n’existe pas."),
        RegisterRefusal.UnknownFact => new("The register has no such entry.", "Le registre n’a rien de tel."),
        RegisterRefusal.AlreadySigned => new(
            "The organisation has already signed this accord.", "L’organisation a déjà signé cet accord."),
        RegisterRefusal.AlreadyThere => new("It is in the register already.", "Cela figure déjà au registre."),
        RegisterRefusal.Changed => new(
            "Somebody changed this meanwhile. Look at it again before you decide.",
            "Quelqu’un l’a modifié entre-temps. Regardez de nouveau avant de décider."),
        RegisterRefusal.Ended => new("This signature has ended.", "Cette signature a pris fin."),
        RegisterRefusal.AlreadySuspended => new("This signature is suspended already.", "Cette signature est déjà suspendue."),
        RegisterRefusal.NotSuspended => new("This signature is not suspended.", "Cette signature n’est pas suspendue."),
        RegisterRefusal.SameOrganisation => new(
            "An organisation cannot succeed itself.", "Une organisation ne peut pas se succéder à elle-même."),
        RegisterRefusal.Nothing => new("This would change nothing.", "Cela ne changerait rien."),
        RegisterRefusal.BadText => new(
            "A text is empty, too long, or has invisible or control characters.",
            "Un texte est vide, trop long, ou contient des caractères invisibles ou de commande."),
        RegisterRefusal.BadForm => new(
            "An identifier, country or domain does not have the form wanted here.",
            "Un identifiant, un pays ou un domaine n’a pas la forme voulue ici."),
    };
}
