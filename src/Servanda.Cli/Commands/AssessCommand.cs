using System.CommandLine;
using Servanda.Cli.Assessing;
using Servanda.Core;
using Servanda.Storage;
using Spectre.Console;
using Text = Servanda.Accords.Text;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda assess</c>: measures organisations and judges what they signed.</summary>
static class AssessCommand
{
    static readonly AssessOptions Options = new();

    public static Command Create()
    {
        var command = new Command("assess",
            "Measure an organisation from outside and judge the accords it signed, with evidence");
        Options.AddTo(command);
        HelpWithExamples.Add(command,
            "servanda assess example.org",
            "servanda assess example.org --accord cta --selector mail2026 --out scorecard",
            "servanda assess organisations.csv --format json --fail-on not-kept > scorecards.json",
            "servanda assess --register cta --resolver 127.0.0.1 --resolver tls://9.9.9.9 --out tech-accord",
            "servanda assess example.org --reports sqlite:$HOME/.local/share/servanda/servanda.db",
            "servanda assess example.lab --anchor lab-root.txt --resolver 127.0.0.1:5300",
            "servanda assess --register cta --submit https://accords.example.org --submit-key submit.key",
            "cat domains.csv | servanda assess - --lang fr");
        command.SetAction((parsed, _) => RunAsync(parsed));
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed)
    {
        var request = Options.Read(parsed);
        var catalogue = CatalogueSource.Load(parsed.GetValue(SharedOptions.Catalogue));
        using var input = Console.OpenStandardInput();
        var list = new TypedTargets(catalogue, request, input);
        var targets = list.Read();
        string[] problems = [.. list.Problems, .. new Planner(catalogue, request).Problems];
        if (problems.Length > 0 && !(request.KeepGoing && targets.Count > 0))
            throw new WrongInputException(problems);
        var talk = Terminals.Error(parsed);
        foreach (var problem in problems)
            talk.WriteLine(Visible.Of(problem));

        using var submitter = request.Submit is { } portal ? Submitter.Open(portal, request.SubmitKey, TimeProvider.System) : null;
        using var key = request.Output.Directory is null && submitter is null ? null
            : Keys.Load(request.Output.Key, word => talk.WriteLine(word));
        using var network = Network.Open(request.Network);
        using var signals = new StopSignals(() => talk.WriteLine(Finishing.In(request.Output.Language)));
        await using var reports = request.Reports is { } address
            ? await Database.OpenAsync(address, TimeProvider.System, signals.Cancel) : null;
        var job = new AssessJob(catalogue, request, network, key, Terminals.Output(parsed), talk, TimeProvider.System)
        {
            Submitter = submitter,
            Prober = reports is null ? null : new ReportProber(network.Prober, reports, TimeProvider.System),
        };
        using var print = Console.OpenStandardOutput();
        var code = await job.RunAsync(targets, print, signals);
        return (problems.Length > 0 || submitter is { Failed: > 0 }) && code == ExitCode.Done ? ExitCode.WrongInput : code;
    }

    static Text Finishing { get; } = new(
        "Finishing what was begun; press Ctrl-C again to give up.",
        "On termine ce qui est commencé ; Ctrl-C à nouveau pour abandonner.");
}
