using System.CommandLine;
using Servanda.Accords.Leaves;
using Servanda.Cli.Assessing;
using Servanda.Cli.Commands;
using Servanda.Transparency.Keys;
using Servanda.Transparency.Notes;
using Servanda.Transparency.Sequencing;

namespace Servanda.Cli.Log;

/// <summary><c>servanda log rotate</c>: a new key takes the place of the log's, and the old one signs that in a leaf.</summary>
static class RotateCommand
{
    public static Command Create()
    {
        var command = new Command("rotate",
            "Make the log a new key. The old one signs it in an entry (key.event) and its file is kept under another name")
        {
            LogOptions.Directory, LogOptions.Database,
        };
        HelpWithExamples.Add(command, "servanda log rotate /srv/log");
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var (directory, talk) = (LogOptions.Open(parsed), parsed.InvocationConfiguration.Error);
        if (!File.Exists(directory.KeyPath))
            throw new WrongInputException([$"There is no {directory.KeyPath}: a key that is handed in is changed where it is kept."]);
        var nextPath = directory.KeyPath + ".next";
        await using var log = await OpenLog.OpenAsync(
            directory, SecretFile.Read(directory.KeyPath), parsed.GetValue(LogOptions.Database), talk.WriteLine, cancel);
        // One that is there is left from a rotation that was cut short: it goes on with the same key.
        using var next = File.Exists(nextPath) ? SecretFile.Read(nextPath) : Make(log.Settings.Origin, nextPath);
        await using (var writer = await LogWriter.OpenAsync(log.Settings, cancel))
            await LogAsync(writer, log.Key, next, cancel);
        directory.ReplaceKey(log.Key.Verifier, next.Verifier, nextPath);
        parsed.InvocationConfiguration.Output.WriteLine(next.Verifier);
        talk.WriteLine("That is the new verifier key. Checkpoints are signed with it from now on; witnesses and readers whose policies "
            + "name the old one alone will not accept them.");
        return ExitCode.Done;
    }

    /// <summary>Logs the change, unless that was done already.</summary>
    static async Task LogAsync(LogWriter writer, NoteSigningKey old, NoteSigningKey next, CancellationToken cancel)
    {
        var appender = await LeafAppender.OpenAsync(writer, TimeProvider.System, cancel);
        var name = LeafId.For(writer.Origin);
        var change = LeafBody.KeyEvent.Rotation(name, text => Sign(old, text), old.Verifier.PublicKey, next.Verifier.PublicKey);
        if (appender.Check(appender.Next(name, change)) is { Count: 0 })
            await appender.AppendAsync(name, change, cancel);
        else if (appender.KeyOf(name) is not { } current || !current.Equals(next.Verifier.PublicKey))
            throw new WrongInputException([$"The log does not know the key {old.Verifier} by a key.event: it cannot hand over."]);
    }

    static NoteSigningKey Make(string origin, string path)
    {
        var key = NoteSigningKey.Generate(origin);
        KeyFile.Write(path, key);
        return key;
    }

    /// <summary>The bare signature: what a note by this key would carry.</summary>
    static byte[] Sign(NoteSigningKey key, ReadOnlyMemory<byte> text) =>
        SignedNote.Sign(System.Text.Encoding.ASCII.GetString(text.Span), key).Signatures[0].Octets.ToArray();
}
