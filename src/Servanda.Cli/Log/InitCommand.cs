using System.CommandLine;
using Servanda.Accords.Leaves;
using Servanda.Cli.Assessing;
using Servanda.Cli.Commands;
using Servanda.Core.Json;
using Servanda.Transparency.Merkle;
using Servanda.Transparency.Sequencing;

namespace Servanda.Cli.Log;

/// <summary><c>servanda log init</c>: makes a log with its key, or takes over one whose database was lost.</summary>
static class InitCommand
{
    static readonly Option<string?> Origin = new("--origin")
    {
        Description = "The log's name, best a URL without scheme; it never changes",
        HelpName = "NAME",
    };

    static readonly Option<bool> Adopt = new("--adopt")
    {
        Description = "Take over the published tree of this directory, whose database was lost or is older: every file is "
            + "hashed and held against the checkpoint first",
    };

    public static Command Create()
    {
        var command = new Command("init", "Make a log: a key that only its owner can read, a database, and the first entry, which names the key")
        {
            LogOptions.Directory, Origin, LogOptions.Key, LogOptions.Database, Adopt, LogOptions.Json,
        };
        HelpWithExamples.Add(command,
            "servanda log init /srv/log --origin log.example.org/accords",
            "servanda log init /srv/log --origin log.example.org/accords --database postgres://log@db.example.org/servanda",
            "servanda log init /srv/log --adopt");
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var (directory, adopt) = (LogOptions.Open(parsed), parsed.GetValue(Adopt));
        var talk = parsed.InvocationConfiguration.Error;
        var key = adopt
            ? directory.LoadKey(parsed.GetValue(LogOptions.Key))
            : directory.CreateKey(
                parsed.GetValue(Origin) ?? throw new WrongInputException(["Name the log with --origin, such as log.example.org/accords."]),
                parsed.GetValue(LogOptions.Key));
        await using var log = await OpenLog.OpenAsync(directory, key, parsed.GetValue(LogOptions.Database), talk.WriteLine, cancel);
        var head = adopt ? await TakeOverAsync(log, talk, cancel) : await BeginAsync(log, cancel);
        var output = parsed.InvocationConfiguration.Output;
        if (parsed.GetValue(LogOptions.Json))
            output.WriteLine(System.Text.Encoding.UTF8.GetString(CanonicalJson.Write(JsonItem.Of(
                ("origin", log.Settings.Origin), ("key", key.Verifier.ToString()), ("size", head.Size)))));
        else
            output.WriteLine(key.Verifier);
        talk.WriteLine(adopt
            ? $"The log goes on at {head.Size} entries."
            : $"That is the verifier key to publish and to give to witnesses. Serve {directory.TreePath}, keep the rest of {parsed.GetValue(LogOptions.Directory)} to yourself.");
        return ExitCode.Done;
    }

    /// <summary>Begins a log whose first entry names its key.</summary>
    public static async Task<TreeHead> BeginAsync(OpenLog log, CancellationToken cancel)
    {
        await LogWriter.BeginAsync(log.Settings, cancel);
        await using var writer = await LogWriter.OpenAsync(log.Settings, cancel);
        var appender = await LeafAppender.OpenAsync(writer, TimeProvider.System, cancel);
        await appender.AppendAsync(LeafId.For(log.Settings.Origin),
            new LeafBody.KeyEvent(KeyChange.Generated, log.Key.Verifier.PublicKey, null, default), cancel);
        // The witnesses can know the log only now.
        if (log.Policy is null)
            await writer.WaitPublishedAsync(writer.Head.Size, cancel);
        return writer.Head;
    }

    static Task<TreeHead> TakeOverAsync(OpenLog log, TextWriter talk, CancellationToken cancel) => LogTakeover.RunAsync(
        log.Settings, new EntryProgress(talk, PublishedLog.Open(log.Directory).Size, TimeProvider.System), cancel);
}
