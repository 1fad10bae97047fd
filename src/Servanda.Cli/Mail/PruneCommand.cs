using System.CommandLine;
using Servanda.Cli.Commands;
using Servanda.Cli.Mail.Answers;
using Servanda.Storage.Mail;
using Text = Servanda.Accords.Text;

namespace Servanda.Cli.Mail;

/// <summary><c>servanda mail prune</c>: lets go of old reports.</summary>
static class PruneCommand
{
    static readonly Option<int> OlderThan = new("--older-than")
    {
        Description = "Delete reports whose last day is more than this many days ago",
        HelpName = "DAYS",
        Required = true,
        Validators =
        {
            result =>
            {
                if (result.GetValueOrDefault<int>() is < 1 or > 36_600)
                    result.AddError("--older-than takes days from 1 to 36600.");
            },
        },
    };

    public static Command Create()
    {
        var command = new Command("prune", "Delete reports that are older than you want to keep") { OlderThan, StoreOptions.Database };
        HelpWithExamples.Add(command, "servanda mail prune --older-than 400");
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var before = DateOnly.FromDayNumber(today.DayNumber - parsed.GetValue(OlderThan));
        await using var database = await StoreOptions.OpenAsync(parsed, cancel);
        var reports = await Retention.PruneAsync(database, before, cancel);
        var day = Reports.Phrases.Day(before);
        var said = new Text(
            $"{AnswerWords.Count(reports, "report", "reports")} from before {day.En} deleted.",
            $"{AnswerWords.CountFr(reports, "rapport d’avant", "rapports d’avant")} le {day.Fr} supprimés.");
        parsed.InvocationConfiguration.Output.WriteLine(said.In(parsed.GetValue(SharedOptions.Language)));
        return ExitCode.Done;
    }
}
