using System.CommandLine;
using Servanda.Cli.Assessing;
using Servanda.Cli.Commands;
using Servanda.Cli.Mail.Intake;
using Servanda.Core;
using Servanda.Core.Json;
using Servanda.Mail.ReportFiles;
using Servanda.Storage.Mail;
using Spectre.Console;
using Text = Servanda.Accords.Text;

namespace Servanda.Cli.Mail;

/// <summary><c>servanda mail ingest</c>: puts reports into the store.</summary>
static class IngestCommand
{
    static readonly Argument<string[]> Paths = new("PATH")
    {
        Description = "A report (XML, JSON, gzip, zip, a message), an mbox, a Maildir, a directory, or - for standard input",
        Arity = ArgumentArity.OneOrMore,
    };

    static readonly Option<string> Format = new Option<string>("--format")
    {
        Description = "How to print the counts",
        DefaultValueFactory = _ => "text",
    }.OneOf("text", "json");

    public static Command Create()
    {
        var command = new Command("ingest",
            "Read DMARC and TLS reports and keep them; the same report twice counts once. "
            + "Exits with 1 when something was no report")
        {
            Paths, Format, StoreOptions.Database,
        };
        HelpWithExamples.Add(command,
            "servanda mail ingest ~/Maildir",
            "servanda mail ingest reports/*.xml.gz report.zip message.eml",
            "servanda mail ingest --database postgres://servanda@db.example.org/mail archive.mbox",
            "cat message.eml | servanda mail ingest -");
        command.SetAction((parsed, _) => RunAsync(parsed));
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed)
    {
        var paths = parsed.GetValue(Paths)!;
        string[] missing = [.. paths.Where(path => path != "-" && !Path.Exists(path)).Select(path => $"There is no file or directory {path}.")];
        if (missing.Length > 0)
            throw new WrongInputException(missing);
        var (language, talk) = (parsed.GetValue(SharedOptions.Language), Terminals.Error(parsed));
        using var signals = new StopSignals(() => talk.WriteLine(Finishing.In(language)));
        await using var database = await StoreOptions.OpenAsync(parsed, signals.Cancel);
        await using var writer = await ReportWriter.OpenAsync(database, TimeProvider.System, signals.Cancel);
        using var progress = IntakeProgress.Start(talk, language, TimeProvider.System);
        var intake = new ReportIntake(writer, refusal => progress.Say(Visible.Of(IntakeWords.Why(refusal).In(language))));
        var whole = new Taken();
        foreach (var file in paths.SelectMany(Files).TakeWhile(_ => !signals.Stop.IsCancellationRequested))
        {
            whole.Add(await TakeAsync(intake, file, signals.Cancel));
            progress.Done(whole, file);
        }
        progress.Dispose();
        Print(parsed, whole);
        return whole.Refused > 0 ? ExitCode.Below : signals.Stop.IsCancellationRequested ? ExitCode.NotMeasured : ExitCode.Done;
    }

    static IEnumerable<string> Files(string path) => Directory.Exists(path) ? FolderWatch.Files(path) : [path];

    static async Task<Taken> TakeAsync(ReportIntake intake, string path, CancellationToken cancel)
    {
        if (path != "-")
            return await intake.TakeAsync(ReportFile.Read(path), path, cancel);
        await using var input = Console.OpenStandardInput();
        return await intake.TakeAsync(ReportFile.Read(input, "-"), path, cancel);
    }

    static void Print(ParseResult parsed, Taken taken)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(Format) == "json")
            output.WriteLine(System.Text.Encoding.UTF8.GetString(CanonicalJson.Write(JsonItem.Of(
                ("stored", taken.Stored), ("known", taken.Known), ("records", taken.Records), ("messages", taken.Messages),
                ("problems", taken.Problems), ("refused", taken.Refused)))));
        else
            output.WriteLine(IntakeWords.Counts(taken).In(parsed.GetValue(SharedOptions.Language)));
    }

    static Text Finishing { get; } = new(
        "Finishing the file under way; press Ctrl-C again to give up.",
        "On termine le fichier en cours ; Ctrl-C à nouveau pour abandonner.");
}
