using System.CommandLine;
using System.Globalization;
using Servanda.Accords.Leaves;
using Servanda.Assessment.Bundles;
using Servanda.Cli.Assessing;
using Servanda.Cli.Commands;
using Servanda.Core.Files;

namespace Servanda.Cli.Log;

/// <summary><c>servanda log prove</c>: writes the proof that an entry is in the log.</summary>
static class ProveCommand
{
    static readonly Argument<string> What = new("INDEX|FILE")
    {
        Description = "An index, a file with a leaf, or a bundle, into which the proof is put",
    };

    static readonly Option<FileInfo?> Out = new("--out")
    {
        Description = "Write the proof here [default: standard output]",
        HelpName = "FILE",
    };

    public static Command Create()
    {
        var command = new Command("prove", "Prove that an entry is in the log, from its tiles and the published checkpoint (C2SP tlog-proof)")
        {
            LogOptions.Directory, What, Out,
        };
        HelpWithExamples.Add(command,
            "servanda log prove /srv/log 17 > 17.tlog-proof",
            "servanda log prove /srv/log signature.json --out signature.json.tlog-proof",
            "servanda log prove /srv/log example.org.zip");
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var log = PublishedLog.Open(LogOptions.Open(parsed));
        var what = parsed.GetRequiredValue(What);
        var bytes = long.TryParse(what, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? null : ReadFile(what);
        var bundle = bytes is not null && ProofFile.IsBundle(bytes) ? Manifest(what, bytes) : null;
        if (bytes is not null)
            index = await FindAsync(log, bundle, bytes.AsMemory().TrimEnd("\r\n"u8), cancel)
                ?? throw new WrongInputException([$"{what} is not among the {log.Size} entries of {log.Checkpoint.Checkpoint.Origin}."]);
        if (index >= log.Size)
            throw new WrongInputException([$"There is no entry {index} yet: the published checkpoint is at {log.Size} entries."]);
        var proof = await log.ProveAsync(index, cancel);
        var talk = parsed.InvocationConfiguration.Error;
        if (parsed.GetValue(Out) is { } file)
            DurableFile.Replace(file.FullName, proof.Write());
        else if (bundle is not null)
            talk.WriteLine($"Entry {index}; the proof is in {ProofFile.Keep(what, proof.Write())}.");
        else
            parsed.InvocationConfiguration.Output.Write(System.Text.Encoding.UTF8.GetString(proof.Write()));
        return ExitCode.Done;
    }

    /// <summary>The last entry that is these bytes, or the evidence of this bundle.</summary>
    static async Task<long?> FindAsync(
        PublishedLog log, LeafBody.EvidenceSnapshot? bundle, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        long? found = null;
        await foreach (var (index, entry) in LogEntries.ReadAsync(log.Tiles, log.Size, cancel))
        {
            if (bundle is null
                ? entry.Span.SequenceEqual(bytes.Span)
                : Leaf.Read(entry.Span).Value?.Body is LeafBody.EvidenceSnapshot snapshot && snapshot.Manifest == bundle.Manifest)
                found = index;
        }
        return found;
    }

    static byte[] ReadFile(string path) => File.Exists(path) ? File.ReadAllBytes(path)
        : throw new WrongInputException([$"'{path}' is neither an index nor a file."]);

    static LeafBody.EvidenceSnapshot Manifest(string path, byte[] bytes) => LoggedBundle.Read(bytes).Value?.Snapshot
        ?? throw new WrongInputException([$"{path} is no bundle as Servanda writes it."]);
}
