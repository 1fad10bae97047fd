using System.CommandLine;
using System.CommandLine.Parsing;
using Servanda.Cli.Assessing;
using Servanda.Cli.Commands;
using Servanda.Transparency.Monitoring;
using Servanda.Transparency.Witnessing;
using Monitor = Servanda.Transparency.Monitoring.Monitor;

namespace Servanda.Cli.Monitoring;

/// <summary><c>servanda monitor</c>: follows a log, and raises an alert when it does not keep its promise.</summary>
static class MonitorCommand
{
    static readonly Argument<string> Log = new("LOG") { Description = "The log: its URL prefix, or a directory" };

    static readonly Option<FileInfo?> Policy = new("--policy")
    {
        Description = "Logs, witnesses and quorum (C2SP tlog-policy); witnesses with a URL are asked what they cosigned",
        HelpName = "FILE",
    };

    static readonly Option<string[]> Key = new("--key") { Description = "The log's verifier key, where the policy does not have it", HelpName = "VKEY" };

    static readonly Option<string?> Origin = new("--origin") { Description = "The first line of its checkpoints, where that is not its key's name", HelpName = "NAME" };

    static readonly Option<string[]> About = new("--about") { Description = "Raise an alert for every new leaf about this organisation", HelpName = "ORGANISATION" };

    static readonly Option<double?> MaxAge = new("--max-age")
    {
        Description = "Raise an alert when the latest cosignature is older than so many hours",
        HelpName = "HOURS",
        Validators = { result => Bounded(result, result.GetValueOrDefault<double?>() is > 0 and < 1_000_000) },
    };

    static readonly Option<DirectoryInfo?> State = new("--state")
    {
        Description = "Where to remember what was seen, and keep evidence [default: monitor in your data folder, ~/.local/share/servanda]",
        HelpName = "DIR",
    };

    static readonly Option<int> Every = new("--every")
    {
        Description = "Seconds between two looks, 1 to 86400",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 60,
        Validators = { result => Bounded(result, result.GetValueOrDefault<int>() is >= 1 and <= 86_400) },
    };

    static readonly Option<bool> Once = new("--once") { Description = "Look once and end, for a timer" };

    static readonly Option<bool> Json = new("--json") { Description = "Print JSON, a line for each look" };

    public static Command Create()
    {
        var command = new Command("monitor",
            "Follow a log: each checkpoint has to be signed, witnessed and extend the last one; the entries have to lead to its "
            + "root; the witnesses must not have been told another story. Says 1 when there was an alert, 3 when the log could "
            + "not be looked at")
        {
            Log, Policy, Key, Origin, About, MaxAge, State, Every, Once, Json,
        };
        HelpWithExamples.Add(command,
            "servanda monitor https://log.example.org/accords --policy policy.txt",
            "servanda monitor https://log.example.org/accords --policy policy.txt --about \"Example Company\" --max-age 26 --once",
            "servanda monitor /var/lib/log --once --json",
            "servanda monitor https://log.example.org/accords --key 'log.example.org/accords+1a2b3c4d+AbCd…'");
        command.SetAction((parsed, _) => RunAsync(parsed));
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed)
    {
        using HttpClient http = WebLog.OpenHttp(), askWitnesses = WitnessClient.OpenHttp();
        var target = MonitorTarget.Of(parsed.GetValue(Log)!, parsed.GetValue(Policy), parsed.GetValue(Key) ?? [], parsed.GetValue(Origin), http);
        var settings = new MonitorSettings
        {
            Log = target.Watched,
            Policy = target.Policy,
            Witnesses = WitnessPeer.In(target.Policy),
            MaxAge = parsed.GetValue(MaxAge) is { } hours ? TimeSpan.FromHours(hours) : null,
            LookFor = new LeafSearch(parsed.GetValue(About) ?? []).Find,
        };
        var store = new MonitorFolder(parsed.GetValue(State)?.FullName ?? DefaultState(), target.Watched);
        var monitor = new Monitor(target.Log, settings, store, askWitnesses, TimeProvider.System);
        var watch = new MonitorWatch(monitor, target.Watched, parsed.GetValue(Json), parsed.InvocationConfiguration, TimeProvider.System);
        using var signals = new StopSignals(() => { });
        return await RunAsync(watch, parsed.GetValue(Once) ? null : TimeSpan.FromSeconds(parsed.GetValue(Every)), signals.Stop);
    }

    /// <summary>The code of the one look; of many, whether there ever was an alert.</summary>
    static async Task<int> RunAsync(MonitorWatch watch, TimeSpan? every, CancellationToken stop)
    {
        var hadAlert = false;
        try
        {
            while (true)
            {
                var code = await watch.LookAsync(stop);
                hadAlert |= code == ExitCode.Below;
                if (every is null)
                    return code;
                await Task.Delay(every.Value, TimeProvider.System, stop);
            }
        }
        catch (InvalidDataException wrong)
        {
            throw new WrongInputException([wrong.Message]);
        }
        catch (OperationCanceledException) when (every is not null)
        {
            return hadAlert ? ExitCode.Below : ExitCode.Done;
        }
    }

    static string DefaultState() => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "servanda", "monitor");

    static void Bounded(OptionResult result, bool isWithin)
    {
        if (!isWithin)
            result.AddError($"{result.Option.Name} does not take {result.Tokens[0].Value}.");
    }
}
