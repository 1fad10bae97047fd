using Servanda.Mail.Spf;
using Text = Servanda.Accords.Text;

namespace Servanda.Cli.Mail;

/// <summary>What SPF says, in words.</summary>
static class SpfWords
{
    /// <summary>Why the result is what it is.</summary>
    public static Text Why(SpfEvaluation seen) => seen.Reason switch
    {
        SpfReason.Matched => new($"{seen.Term} of {seen.At} matches", $"{seen.Term} de {seen.At} correspond"),
        SpfReason.NoMatch => new($"no mechanism of {seen.At} matches", $"aucun mécanisme de {seen.At} ne correspond"),
        SpfReason.NoName => new($"'{seen.Sender.DomainText}' is no domain name of two labels or more",
            $"« {seen.Sender.DomainText} » n’est pas un nom de domaine d’au moins deux labels"),
        SpfReason.NoRecord => new($"{seen.At} has no SPF record", $"{seen.At} n’a pas d’enregistrement SPF"),
        SpfReason.SeveralRecords => new($"{seen.At} has more than one SPF record",
            $"{seen.At} a plus d’un enregistrement SPF"),
        SpfReason.Syntax => new($"the record of {seen.At} cannot be read: {Fault(seen)}",
            $"l’enregistrement de {seen.At} ne se lit pas : {Fault(seen)}"),
        SpfReason.Lookups => new($"more than ten lookups, at {seen.Term} of {seen.At}",
            $"plus de dix requêtes, à {seen.Term} de {seen.At}"),
        SpfReason.Voids => new($"more than two lookups find nothing, at {seen.Term} of {seen.At}",
            $"plus de deux requêtes ne trouvent rien, à {seen.Term} de {seen.At}"),
        SpfReason.Exchangers => new($"{seen.Term} of {seen.At} leads to more than ten mail exchangers",
            $"{seen.Term} de {seen.At} mène à plus de dix serveurs de courrier"),
        SpfReason.IncludeNone or SpfReason.RedirectNone => new(
            $"{seen.Term} of {seen.At} leads to a name without an SPF record",
            $"{seen.Term} de {seen.At} mène à un nom sans enregistrement SPF"),
        SpfReason.NoAnswer => new($"no answer about {Question(seen)}", $"pas de réponse sur {Question(seen)}"),
        SpfReason.NotYetKnown => new("answers are missing", "il manque des réponses"),
    };

    /// <summary>Which identity was checked.</summary>
    public static Text Identity(SpfIdentity identity) => identity switch
    {
        SpfIdentity.MailFrom => Text.Same("MAIL FROM"),
        SpfIdentity.Helo => Text.Same("HELO"),
    };

    /// <summary>What became of a term.</summary>
    public static Text Outcome(SpfTermOutcome outcome) => outcome switch
    {
        SpfTermOutcome.NoMatch => new("no match", "pas de correspondance"),
        SpfTermOutcome.Match => new("match", "correspond"),
        SpfTermOutcome.Followed => new("followed", "suivi"),
        SpfTermOutcome.TempError => new("no answer", "pas de réponse"),
        SpfTermOutcome.PermError => new("error", "erreur"),
    };

    static string Fault(SpfEvaluation seen) => seen.Fault is { } fault
        ? $"{fault.Code}{(fault.Detail is { } detail ? $" {detail}" : "")} ({fault.Clause})"
        : "";

    static string Question(SpfEvaluation seen) => seen.Failed is var (query, why) ? $"{query.Name} {query.Type}: {why}" : "";
}
