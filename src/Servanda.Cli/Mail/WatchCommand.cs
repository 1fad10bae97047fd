using System.CommandLine;
using Servanda.Cli.Assessing;
using Servanda.Cli.Commands;
using Servanda.Cli.Mail.Intake;
using Servanda.Core;
using Servanda.Storage.Mail;
using Spectre.Console;

namespace Servanda.Cli.Mail;

/// <summary><c>servanda mail watch</c>: takes in reports as they arrive.</summary>
static class WatchCommand
{
    static readonly Argument<DirectoryInfo> Folder = new("PATH") { Description = "A Maildir, or a directory of reports" };

    static readonly Option<int> Every = new("--every")
    {
        Description = "Seconds between two looks, 1 to 86400",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 10,
        Validators =
        {
            result =>
            {
                if (result.GetValueOrDefault<int>() is < 1 or > 86_400)
                    result.AddError("--every takes seconds from 1 to 86400.");
            },
        },
    };

    static readonly Option<bool> Once = new("--once") { Description = "Look once and end, for a timer" };

    public static Command Create()
    {
        var command = new Command("watch",
            "Take in reports as they arrive in a Maildir or a directory. Survives any restart without loss or double count; "
            + "what is no report is moved to PATH/failed with its reason beside it")
        {
            Folder, Every, Once, StoreOptions.Database,
        };
        HelpWithExamples.Add(command,
            "servanda mail watch ~/Maildir",
            "servanda mail watch /var/mail/dmarc --database sqlite:/var/lib/servanda/mail.db --every 60",
            "servanda mail watch ~/Maildir --once");
        command.SetAction((parsed, _) => RunAsync(parsed));
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed)
    {
        var folder = parsed.GetValue(Folder)!;
        if (!folder.Exists)
            throw new WrongInputException([$"There is no directory {folder}."]);
        var (language, talk) = (parsed.GetValue(SharedOptions.Language), Terminals.Error(parsed));
        using var signals = new StopSignals(() => { });
        await using var database = await StoreOptions.OpenAsync(parsed, signals.Cancel);
        await using var writer = await ReportWriter.OpenAsync(database, TimeProvider.System, signals.Cancel);
        await using var ledger = await FileLedger.OpenAsync(database, folder.FullName, signals.Cancel);
        List<Refusal> refusals = [];
        var watch = new FolderWatch(folder.FullName, new ReportIntake(writer, refusals.Add), ledger, refusals, TimeProvider.System);
        var whole = new Taken();
        if (!parsed.GetValue(Once))
            talk.WriteLine(Visible.Of(IntakeWords.Watching(folder.FullName).In(language)));
        while (true)
        {
            await watch.PassAsync(Told, signals.Stop, signals.Cancel);
            if (parsed.GetValue(Once) || !await WaitAsync(TimeSpan.FromSeconds(parsed.GetValue(Every)), signals.Stop))
                break;
        }
        parsed.InvocationConfiguration.Output.WriteLine(IntakeWords.Counts(whole).In(language));
        return ExitCode.Done;

        void Told(string path, Taken taken, IReadOnlyList<Refusal> reasons)
        {
            whole.Add(taken);
            foreach (var reason in reasons)
                talk.WriteLine(Visible.Of(IntakeWords.Why(reason).In(language)));
            if (taken.HasReport)
                talk.WriteLine(Visible.Of($"{Path.GetFileName(path)}: {IntakeWords.Counts(taken).In(language)}"));
        }
    }

    /// <summary>False when it is time to end.</summary>
    static async Task<bool> WaitAsync(TimeSpan pause, CancellationToken stop)
    {
        try
        {
            await Task.Delay(pause, TimeProvider.System, stop);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
