using System.CommandLine;
using Servanda.Accords;
using Servanda.Accords.Reading;
using Servanda.Cli.Assessing;
using Servanda.Cli.Log;
using Servanda.Cli.Reports;
using Servanda.Core;
using Servanda.Core.Cryptography;
using Servanda.Lab;
using Servanda.Transparency.Notes;
using Servanda.Transparency.Sequencing;
using Spectre.Console;
using Text = Servanda.Accords.Text;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda demo</c>: assesses organisations that do not exist, for real, over sockets of this machine.</summary>
static class DemoCommand
{
    const string KeyName = "servanda-demo", AnchorFile = "root-anchor.txt";

    static readonly Option<DirectoryInfo> Out = new("--out")
    {
        Description = "Write index.html, scorecards.json, bundles/*.zip and a log with its two witnesses here",
        HelpName = "DIR",
        DefaultValueFactory = _ => new DirectoryInfo("servanda-demo"),
    };

    public static Command Create()
    {
        var command = new Command("demo",
            "Assess a laboratory of made-up organisations, with no network, log the evidence, and write the reports")
        {
            Out,
        };
        HelpWithExamples.Add(command, "servanda demo", "servanda demo --out demo --lang fr");
        command.SetAction((parsed, _) => RunAsync(parsed));
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed)
    {
        var clock = TimeProvider.System;
        var (language, directory) = (parsed.GetValue(SharedOptions.Language), parsed.GetRequiredValue(Out));
        var (output, talk) = (Terminals.Output(parsed), Terminals.Error(parsed));
        talk.WriteLine(Opening.In(language));
        await using var lab = await LabInternet.StartAsync(clock);
        using var network = DemoNetwork.Open(lab);
        using var key = Ed25519.CanSign ? NoteSigningKey.Generate(KeyName) : null;
        using var signals = new StopSignals(() => talk.WriteLine(Finishing.In(language)));
        // Beside the assessment, which waits most of its time.
        var starting = key is null ? null : Task.Run(() => DemoLog.StartAsync(directory, signals.Cancel), signals.Cancel);
        var summary = new DemoSummary(output, language, lab.Organisations);
        var job = new AssessJob(EmbeddedCatalogue.Catalogue, Request(directory, language), network, key, output, talk, clock)
        {
            PrintText = (assessed, _) => summary.Write(assessed.Scorecard),
        };
        var code = await job.RunAsync([.. lab.Organisations.Select(DemoNetwork.Target)], Stream.Null, signals);
        var anchor = Path.Combine(directory.ToString(), AnchorFile);
        await File.WriteAllLinesAsync(anchor, network.Anchors ?? [], signals.Cancel);
        var logged = starting is null ? null : await LogAsync(starting, directory, talk, signals.Cancel);
        summary.SayWhatNext(directory, anchor, key?.Verifier.ToString(), logged);
        return code;
    }

    /// <summary>Logs every bundle, in the order of their names; null, with a word about it, where the log refuses.</summary>
    static async Task<LoggedDemo?> LogAsync(
        Task<DemoLog> starting, DirectoryInfo directory, IAnsiConsole talk, CancellationToken cancel)
    {
        var bundles = Directory.GetFiles(Path.Combine(directory.FullName, "bundles"), "*.zip").Order(StringComparer.Ordinal);
        try
        {
            await using var log = await starting;
            return new(await log.AppendAsync([.. bundles], cancel), DemoLog.PolicyPath(directory));
        }
        catch (LogException refused)
        {
            talk.WriteLine(Visible.Of(refused.Message));
            return null;
        }
    }

    static AssessRequest Request(DirectoryInfo directory, Language language) => new()
    {
        Targets = [],
        Accords = ["cta", "pc"],
        Concurrency = DemoNetwork.Concurrency,
        RetestAfter = DemoNetwork.RetestAfter,
        Output = new OutputRequest { Directory = directory, Language = language },
        Network = new NetworkRequest { AnchorFile = AnchorFile },
    };

    static Text Opening { get; } = new(
        "Starting an internet of made-up organisations on this machine, and assessing all of them over its sockets.",
        "Un internet d’organisations inventées démarre sur cette machine ; toutes sont évaluées par ses sockets.");

    static Text Finishing { get; } = new(
        "Finishing what was begun; press Ctrl-C again to give up.",
        "On termine ce qui est commencé ; Ctrl-C à nouveau pour abandonner.");
}
