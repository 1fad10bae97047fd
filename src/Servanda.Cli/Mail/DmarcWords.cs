using Servanda.Mail.Dmarc;
using Text = Servanda.Accords.Text;

namespace Servanda.Cli.Mail;

/// <summary>What DMARC says, in words.</summary>
static class DmarcWords
{
    /// <summary>Why the result is what it is.</summary>
    public static Text Why(DmarcEvaluation seen) => seen.Reason switch
    {
        DmarcReason.Aligned => new($"authenticated as {Aligned(seen)}, aligned with {seen.Author}",
            $"authentifié comme {Aligned(seen)}, aligné avec {seen.Author}"),
        DmarcReason.NotAligned => new($"what is authenticated is not aligned with {seen.Author}",
            $"ce qui est authentifié n’est pas aligné avec {seen.Author}"),
        DmarcReason.NothingPassed => new("neither SPF nor DKIM passed", "ni SPF ni DKIM n’aboutit"),
        DmarcReason.NoRecord => new($"no DMARC record applies to {seen.Author}",
            $"aucun enregistrement DMARC ne s’applique à {seen.Author}"),
        DmarcReason.NoAuthor => new("From does not name exactly one domain", "From ne nomme pas exactement un domaine"),
        DmarcReason.NoAnswer => new($"no answer about {seen.Failed?.Name} {seen.Failed?.Type}",
            $"pas de réponse sur {seen.Failed?.Name} {seen.Failed?.Type}"),
        DmarcReason.CheckFailed => new("what could have passed could not be checked",
            "ce qui aurait pu aboutir n’a pas pu être vérifié"),
        DmarcReason.NotYetKnown => new("answers are missing", "il manque des réponses"),
    };

    /// <summary>What is to be done with the message, and whose wish that is.</summary>
    public static Text Disposition(DmarcEvaluation seen) => seen switch
    {
        { Policy: not { } } => new("nothing is asked for", "rien n’est demandé"),
        { Policy: { } policy, Result: DmarcResult.Fail } when policy != seen.Disposition => new(
            $"{seen.RecordDomain} asks for {policy.Word()}, but is only testing: {seen.Disposition.Word()}",
            $"{seen.RecordDomain} demande {policy.Word()}, mais à titre d’essai : {seen.Disposition.Word()}"),
        { Policy: { } policy, Result: DmarcResult.Fail } => new(
            $"{seen.RecordDomain} asks for {policy.Word()}", $"{seen.RecordDomain} demande {policy.Word()}"),
        { Policy: { } policy } => new($"the policy of {seen.RecordDomain} is {policy.Word()} and does not come into play",
            $"la politique de {seen.RecordDomain} est {policy.Word()} et n’intervient pas"),
    };

    /// <summary>The name of a mechanism.</summary>
    public static string Name(DmarcMechanism mechanism) => mechanism switch
    {
        DmarcMechanism.Spf => "spf",
        DmarcMechanism.Dkim => "dkim",
    };

    static string Aligned(DmarcEvaluation seen) =>
        string.Join(", ", seen.Aligned.Select(one => $"{one.Domain} ({Name(one.Mechanism)})").Distinct());
}
