using System.CommandLine;
using Servanda.Cli.Commands;
using Servanda.Cli.Mail.Answers;
using Servanda.Mail.Dmarc;

namespace Servanda.Cli.Mail;

/// <summary><c>servanda mail whatif</c>: what another policy would have done.</summary>
static class WhatIfCommand
{
    static readonly AnswerOptions Options = new(AnswerOptions.Usual);

    static readonly Option<string> Policy = new Option<string>("--policy")
    {
        Description = "The policy to suppose",
        DefaultValueFactory = _ => "reject",
    }.OneOf("none", "quarantine", "reject");

    public static Command Create()
    {
        var command = new Command("whatif", "Which mail another policy would lose, from which sources, and what to do first") { Policy };
        Options.AddTo(command);
        HelpWithExamples.Add(command,
            "servanda mail whatif example.org --policy reject",
            "servanda mail whatif example.org --policy quarantine --days 90 --lang fr",
            "servanda mail whatif example.org --policy reject --format csv > to-do.csv");
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var scope = Options.Scope(parsed);
        var policy = parsed.GetValue(Policy) switch
        {
            "none" => DmarcPolicy.None,
            "quarantine" => DmarcPolicy.Quarantine,
            _ => DmarcPolicy.Reject,
        };
        await using var database = await StoreOptions.OpenAsync(parsed, cancel);
        return Printing.Print(
            parsed, await WhatIfAnswer.ReadAsync(database, scope, policy, Options.Limit(parsed), cancel), Options.Format(parsed));
    }
}
