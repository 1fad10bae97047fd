using Servanda.Assessment.Bundles;
using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Notes;
using Servanda.Transparency.Sequencing;

namespace Servanda.Cli.Log;

/// <summary>
/// The demo's log: kept by its own writer, cosigned over HTTP by two witnesses, all in this process. Its directory stays,
/// so that the next demo goes on with it and every command of logs and witnesses can be tried on it.
/// </summary>
sealed class DemoLog(DirectoryInfo output)
{
    const string Origin = "log.demo.example/accords";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    static readonly string[] Names = ["one", "two"];

    readonly LogDirectory _directory = new(new DirectoryInfo(Path.Combine(output.FullName, "log")));

    /// <summary>What a reader believes who trusts this log only as both witnesses have seen it.</summary>
    public string PolicyPath => Path.Combine(output.ToString(), "log.policy");

    /// <summary>Logs the bundles and puts the proof into each; the number of entries then.</summary>
    /// <exception cref="LogException">What an earlier demo left is not as it was left; the message says what differs.</exception>
    public async Task<long> AppendAsync(IReadOnlyList<string> bundles, CancellationToken cancel)
    {
        var isNew = !File.Exists(_directory.KeyPath);
        var key = isNew ? _directory.CreateKey(Origin, null) : _directory.LoadKey(null);
        await using var witnesses = await DemoWitnesses.StartAsync(output, Names, key.Verifier, cancel);
        await File.WriteAllTextAsync(_directory.PolicyPath, Policy(key.Verifier, witnesses, withUrls: true), cancel);
        await File.WriteAllTextAsync(PolicyPath, Policy(key.Verifier, witnesses, withUrls: false), cancel);
        await using var log = await OpenLog.OpenAsync(_directory, key, null, _ => { }, cancel);
        if (isNew)
            await InitCommand.BeginAsync(log, cancel);
        await using var writer = await LogWriter.OpenAsync(log.Settings, cancel);
        var appender = await LeafAppender.OpenAsync(writer, TimeProvider.System, cancel);
        List<(string Path, LoggedBundle Logged)> logged =
        [
            .. bundles.Select(path => (path, LoggedBundle.Read(File.ReadAllBytes(path)).Value!)),
        ];
        var evidence = await LoggedBundles.AppendAsync(appender, [.. logged.Select(one => one.Logged)], cancel);
        var published = await PublishedAsync(writer, cancel);
        foreach (var (bundle, leaf) in logged.Zip(evidence))
            ProofFile.Keep(bundle.Path, (await appender.ProveAsync(leaf, published, cancel)).Write());
        return writer.Head.Size;
    }

    static async Task<CheckpointNote> PublishedAsync(LogWriter writer, CancellationToken cancel)
    {
        try
        {
            return await writer.WaitPublishedAsync(writer.Head.Size, cancel).WaitAsync(Patience, cancel);
        }
        catch (TimeoutException late)
        {
            throw new LogException("The demo's witnesses do not cosign: what they cosigned before is of another log. "
                + "Start with an empty --out directory.", late);
        }
    }

    static string Policy(NoteVerifierKey log, DemoWitnesses witnesses, bool withUrls) => string.Join('\n',
    [
        $"log {log}",
        .. witnesses.All.Zip(Names).Select(one => $"witness {one.Second} {one.First.Key}{(withUrls ? $" {one.First.Url}" : "")}"),
        $"group both all {string.Join(' ', Names)}",
        "quorum both",
        "",
    ]);
}
