using Servanda.Accords;
using Servanda.Storage.Applications;
using Servanda.Storage.Register;

namespace Servanda.Web.Desk;

/// <summary>What the desk says.</summary>
static class DeskPhrases
{
    public static Text Title { get; } = new("Desk", "Secrétariat");

    public static Text Queues { get; } = new("Queues", "Files d’attente");

    public static Text Register { get; } = new("Change the register", "Modifier le registre");

    public static Text Import { get; } = new("Import a list", "Importer une liste");

    public static Text Letters { get; } = new("Letters", "Courriels");

    public static Text Journal { get; } = new("Audit trail", "Journal des actes");

    public static Text Settings { get; } = new("Settings", "Réglages");

    public static Text Applicant { get; } = new("the applicant", "le demandeur");

    public static Text Empty { get; } = new("Nothing waits here.", "Rien n’attend ici.");

    public static Text Reason { get; } = new("Reasons", "Motifs");

    public static Text ReasonHint { get; } = new("The applicant reads them.", "Le demandeur les lit.");

    public static Text ReasonWhat { get; } = new("the reasons", "les motifs");

    public static Text TooLate { get; } = new(
        "Somebody decided before you. Nothing was changed by you.", "Quelqu’un a décidé avant vous. Vous n’avez rien modifié.");

    public static Text SamePerson { get; } = new(
        "You approved this yourself: another person has to countersign.", "Vous avez approuvé vous-même\u00A0: une autre personne doit contresigner.");

    public static Text NotProven { get; } = new(
        "Control of none of the domains is shown yet, so it cannot be approved.",
        "Le contrôle d’aucun domaine n’est encore prouvé\u00A0: la demande ne peut être approuvée.");

    public static Text LinkSent { get; } = new(
        "The letter with another link is on its way.", "Le message avec un nouveau lien est parti.");

    public static Text LinkSoon { get; } = new(
        "No letter was written: the last one is not five minutes old, the address had its five for today, or the application was confirmed meanwhile.",
        "Aucun message n’a été écrit\u00A0: le dernier date de moins de cinq minutes, l’adresse a reçu ses cinq du jour, ou la demande a été confirmée entre-temps.");

    public static Text Done { get; } = new("Done. It is written down in the audit trail.", "C’est fait, et consigné au journal des actes.");

    /// <summary>What a decision that did not hold says, from the word in a path; null for any other.</summary>
    public static Text? Notice(string? word) => word switch
    {
        "done" => Done,
        "late" => TooLate,
        "same" => SamePerson,
        "unproven" => NotProven,
        null => null,
        _ => Enum.TryParse<RegisterRefusal>(word, ignoreCase: true, out var refusal) && Enum.IsDefined(refusal) ? RegisterRefusals.Word(refusal) : null,
    };

    /// <summary>The word of an outcome in a path.</summary>
    public static string WordOf(DecisionOutcome outcome) => outcome switch
    {
        DecisionOutcome.Done => "done",
        DecisionOutcome.TooLate => "late",
        DecisionOutcome.SamePerson => "same",
        DecisionOutcome.NotProven => "unproven",
        DecisionOutcome.Refused refused => refused.Refusal.ToString().ToLowerInvariant(),
        _ => "late",
    };
}
