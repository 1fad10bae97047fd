using System.CommandLine;
using Servanda.Cli.Commands;
using Servanda.Cli.Mail.Answers;

namespace Servanda.Cli.Mail;

/// <summary><c>servanda mail new-sources</c>: networks that were never seen before.</summary>
static class NewSourcesCommand
{
    static readonly AnswerOptions Options = new(AnswerOptions.Usual);

    static readonly Option<DateOnly?> Since =
        AnswerOptions.Date("--since", "New is what was never seen before this day [default: the first of the period]");

    public static Command Create()
    {
        var command = new Command("new-sources", "Networks that send in the name of a domain and were never seen before") { Since };
        Options.AddTo(command);
        HelpWithExamples.Add(command,
            "servanda mail new-sources example.org --since 2026-03-01",
            "servanda mail new-sources example.org --days 7 --format json");
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var scope = Options.Scope(parsed);
        // What was first seen on a day is in the period only if the period reaches back to that day.
        if (parsed.GetValue(Since) is { } since && since < scope.From)
            scope = scope with { From = since };
        await using var database = await StoreOptions.OpenAsync(parsed, cancel);
        return Printing.Print(
            parsed,
            await SourcesAnswer.ReadNewAsync(database, scope, parsed.GetValue(Since) ?? scope.From, Options.Limit(parsed), cancel),
            Options.Format(parsed));
    }
}
