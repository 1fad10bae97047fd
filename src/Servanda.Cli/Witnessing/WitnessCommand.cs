using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using Servanda.Cli.Commands;
using Servanda.Cli.Serving;
using Servanda.Core;
using Servanda.Transparency.Witnessing;

namespace Servanda.Cli.Witnessing;

/// <summary><c>servanda witness</c>: cosigns checkpoints of other people's logs.</summary>
static class WitnessCommand
{
    const int DefaultPerMinute = 600, MaxPerMinute = 100_000;

    static readonly Argument<DirectoryInfo> Directory = new("DIR") { Description = "The witness's directory: its key, its list of logs, its state" };

    static readonly Option<string> Name = new("--name")
    {
        Description = "The witness's name, best a URL without scheme; it never changes",
        HelpName = "NAME",
        Required = true,
    };

    static readonly Option<IPEndPoint> Listen = Serve.Listen();

    static readonly Option<int> PerMinute = new("--per-minute")
    {
        Description = $"New checkpoints of one log cosigned in a minute, 1 to {MaxPerMinute}",
        HelpName = "COUNT",
        DefaultValueFactory = _ => DefaultPerMinute,
        Validators = { Bounded },
    };

    public static Command Create()
    {
        var init = new Command("init", "Make a witness: a key that only its owner can read, and an empty list of logs") { Directory, Name };
        HelpWithExamples.Add(init, "servanda witness init /var/lib/witness --name witness.example.org/w1");
        init.SetAction(Init);
        var serve = new Command("serve",
            "Cosign checkpoints over HTTP (C2SP tlog-witness). A checkpoint is cosigned only when it extends all that were "
            + "cosigned of its log before, and is on the disk before the answer goes out")
        {
            Directory, Listen, PerMinute,
        };
        HelpWithExamples.Add(serve,
            "servanda witness serve /var/lib/witness",
            "servanda witness serve /var/lib/witness --listen 127.0.0.1:9001 --per-minute 10",
            "SERVANDA_WITNESS_KEY=\"$(cat key)\" servanda witness serve /var/lib/witness");
        serve.SetAction((parsed, _) => ServeAsync(parsed));
        return new Command("witness", "Be a witness of transparency logs") { init, serve };
    }

    static int Init(ParseResult parsed)
    {
        var directory = new WitnessDirectory(parsed.GetValue(Directory)!);
        var key = directory.Create(parsed.GetValue(Name)!);
        var output = parsed.InvocationConfiguration.Output;
        output.WriteLine(key);
        parsed.InvocationConfiguration.Error.WriteLine(
            $"That is the verifier key to give to logs and to those who trust them. Now list the logs in {directory.LogsPath}.");
        return ExitCode.Done;
    }

    static async Task<int> ServeAsync(ParseResult parsed)
    {
        var directory = new WitnessDirectory(parsed.GetValue(Directory)!);
        using var key = directory.LoadKey();
        var logs = directory.LoadLogs();
        var talk = TextWriter.Synchronized(parsed.InvocationConfiguration.Error);
        using var folder = new WitnessFolder(directory.StatePath);
        var witness = Open(() => new Witness(key, logs, folder, parsed.GetValue(PerMinute), TimeProvider.System));
        talk.WriteLine(Visible.Of($"{witness.Verifier} looks after {logs.Count} {(logs.Count == 1 ? "log" : "logs")}."));
        var pages = new WitnessPages(witness, talk.WriteLine, TimeProvider.System);
        await Serve.RunAsync(parsed.GetValue(Listen)!, AddCheckpoint.MaxOctets + 1, pages.HandleAsync, talk);
        return ExitCode.Done;
    }

    static Witness Open(Func<Witness> open)
    {
        try
        {
            return open();
        }
        catch (InvalidDataException wrong)
        {
            throw new Assessing.WrongInputException([wrong.Message]);
        }
    }

    static void Bounded(OptionResult result)
    {
        if (result.GetValueOrDefault<int>() is < 1 or > MaxPerMinute)
            result.AddError($"--per-minute takes numbers from 1 to {MaxPerMinute}.");
    }
}
