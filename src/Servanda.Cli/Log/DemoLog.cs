using Servanda.Assessment.Bundles;
using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Notes;
using Servanda.Transparency.Sequencing;

namespace Servanda.Cli.Log;

/// <summary>
/// The demo's log: kept by its own writer, cosigned over HTTP by two witnesses, all in this process. Its directory stays,
/// so that the next demo goes on with it and every command of logs and witnesses can be tried on it.
/// </summary>
sealed class DemoLog : IAsyncDisposable
{
    const string Origin = "log.demo.example/accords";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    static readonly string[] Names = ["one", "two"];

    readonly DemoWitnesses _witnesses;
    readonly OpenLog _log;
    readonly LogWriter _writer;
    readonly LeafAppender _appender;

    DemoLog(DemoWitnesses witnesses, OpenLog log, LogWriter writer, LeafAppender appender) =>
        (_witnesses, _log, _writer, _appender) = (witnesses, log, writer, appender);

    /// <summary>What a reader believes who trusts this log only as both witnesses have seen it.</summary>
    public static string PolicyPath(DirectoryInfo output) => Path.Combine(output.ToString(), "log.policy");

    /// <summary>Makes the log and its witnesses below the demo's directory, or goes on with those that are there.</summary>
    /// <exception cref="LogException">What an earlier demo left is not as it was left; the message says what differs.</exception>
    public static async Task<DemoLog> StartAsync(DirectoryInfo output, CancellationToken cancel)
    {
        var directory = new LogDirectory(new DirectoryInfo(Path.Combine(output.FullName, "log")));
        var isNew = !File.Exists(directory.KeyPath);
        var key = isNew ? directory.CreateKey(Origin, null) : directory.LoadKey(null);
        var witnesses = await DemoWitnesses.StartAsync(output, Names, key.Verifier, cancel);
        await File.WriteAllTextAsync(directory.PolicyPath, Policy(key.Verifier, witnesses, withUrls: true), cancel);
        await File.WriteAllTextAsync(PolicyPath(output), Policy(key.Verifier, witnesses, withUrls: false), cancel);
        var log = await OpenLog.OpenAsync(directory, key, null, _ => { }, cancel);
        if (isNew)
            await InitCommand.BeginAsync(log, cancel);
        var writer = await LogWriter.OpenAsync(log.Settings, cancel);
        return new(witnesses, log, writer, await LeafAppender.OpenAsync(writer, TimeProvider.System, cancel));
    }

    /// <summary>Logs the bundles and puts the proof into each; the number of entries then.</summary>
    /// <exception cref="LogException">The log does not take them, or its witnesses do not cosign.</exception>
    public async Task<long> AppendAsync(IReadOnlyList<string> bundles, CancellationToken cancel)
    {
        List<(string Path, LoggedBundle Logged)> logged =
        [
            .. bundles.Select(path => (path, LoggedBundle.Read(File.ReadAllBytes(path)).Value!)),
        ];
        var evidence = await LoggedBundles.AppendAsync(_appender, [.. logged.Select(one => one.Logged)], cancel);
        var published = await PublishedAsync(cancel);
        foreach (var (bundle, leaf) in logged.Zip(evidence))
            ProofFile.Keep(bundle.Path, (await _appender.ProveAsync(leaf, published, cancel)).Write());
        return _writer.Head.Size;
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _log.DisposeAsync();
        await _witnesses.DisposeAsync();
    }

    async Task<CheckpointNote> PublishedAsync(CancellationToken cancel)
    {
        try
        {
            return await _writer.WaitPublishedAsync(_writer.Head.Size, cancel).WaitAsync(Patience, cancel);
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
