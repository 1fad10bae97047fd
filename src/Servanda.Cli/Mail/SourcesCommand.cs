using System.CommandLine;
using Servanda.Cli.Commands;
using Servanda.Cli.Mail.Answers;
using Servanda.Storage.Mail;

namespace Servanda.Cli.Mail;

/// <summary><c>servanda mail sources</c>: who sends in the name of a domain.</summary>
static class SourcesCommand
{
    static readonly AnswerOptions Options = new(AnswerOptions.Usual);

    static readonly Option<string> By = new Option<string>("--by")
    {
        Description = "What to count by",
        DefaultValueFactory = _ => "network",
    }.OneOf("network", "address", "reporter", "name", "return-path");

    public static Command Create()
    {
        var command = new Command("sources", "Who sends in the name of a domain, and how much of it is aligned") { By };
        Options.AddTo(command);
        HelpWithExamples.Add(command,
            "servanda mail sources example.org",
            "servanda mail sources example.org --by reporter --days 90",
            "servanda mail sources example.org --format csv --limit 10000 > sources.csv");
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var scope = Options.Scope(parsed);
        var kind = parsed.GetValue(By) switch
        {
            "address" => SourceKind.Address,
            "reporter" => SourceKind.Reporter,
            "name" => SourceKind.Name,
            "return-path" => SourceKind.Envelope,
            _ => SourceKind.Network,
        };
        await using var database = await StoreOptions.OpenAsync(parsed, cancel);
        return Printing.Print(
            parsed, await SourcesAnswer.ReadAsync(database, scope, kind, Options.Limit(parsed), cancel), Options.Format(parsed));
    }
}
