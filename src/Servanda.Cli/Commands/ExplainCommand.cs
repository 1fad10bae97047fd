using System.CommandLine;
using Servanda.Assessment.Rules;
using Servanda.Cli.Assessing;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda explain</c>: what a rule, a control, a commitment or an accord is, and what hangs on it.</summary>
static class ExplainCommand
{
    static readonly Argument<string> Id = new("ID")
    {
        Description = "A rule (mail.spf.lookups), a control (mail.spf), a commitment (cta.1) or an accord (cta)",
    };

    public static Command Create()
    {
        var command = new Command("explain", "Say what a rule, control, commitment or accord is about") { Id };
        HelpWithExamples.Add(command,
            "servanda explain mail.dmarc", "servanda explain mail.spf.lookups", "servanda explain cta.1 --lang fr");
        command.SetAction(Run);
        return command;
    }

    static int Run(ParseResult parsed)
    {
        var catalogue = CatalogueSource.Load(parsed.GetValue(SharedOptions.Catalogue));
        var explain = new Explanation(
            catalogue, parsed.GetValue(SharedOptions.Language), parsed.InvocationConfiguration.Output);
        var id = parsed.GetValue(Id)!;
        if (RuleBook.Find(id) is { } rule)
            explain.Rule(rule);
        else if (catalogue.FindControl(id) is { } control)
            explain.Control(control);
        else if (catalogue.FindCommitment(id) is { } commitment)
            explain.Commitment(commitment);
        else if (catalogue.FindAccord(id) is { } accord)
            explain.Accord(accord);
        else
            throw new WrongInputException(
                [$"'{id}' is no rule, control, commitment or accord; `servanda catalogue list controls` names some."]);
        return ExitCode.Done;
    }
}
