using System.CommandLine;
using Servanda.Cli.Commands;
using Servanda.Cli.Mail.Answers;

namespace Servanda.Cli.Mail;

/// <summary><c>servanda mail summary</c>: everything about a domain in a period.</summary>
static class SummaryCommand
{
    static readonly AnswerOptions Options = new(AnswerOptions.Usual);

    public static Command Create()
    {
        var command = new Command("summary", "Volume, alignment, sources and what to do next, of one domain");
        Options.AddTo(command);
        HelpWithExamples.Add(command,
            "servanda mail summary example.org",
            "servanda mail summary example.org --days 90 --format html > mail.html",
            "servanda mail summary example.org --from 2026-03-01 --to 2026-03-31 --format json --lang fr",
            "servanda mail summary example.org --database postgres://servanda@db.example.org/mail");
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var scope = Options.Scope(parsed);
        await using var database = await StoreOptions.OpenAsync(parsed, cancel);
        return Printing.Print(parsed, await SummaryAnswer.ReadAsync(database, scope, Options.Limit(parsed), cancel), Options.Format(parsed));
    }
}
