using Servanda.Cli.Assessing;
using Servanda.Cli.Commands;
using Servanda.Cli.Log;
using Servanda.Transparency.Monitoring;
using Servanda.Transparency.Notes;
using Servanda.Transparency.Policies;
using Servanda.Transparency.Witnessing;

namespace Servanda.Cli.Monitoring;

/// <summary>Which log is followed, from where, and who vouches for it.</summary>
sealed record MonitorTarget(IPublishedLog Log, WatchedLog Watched, LogPolicy Policy)
{
    /// <summary>Finds out from what was typed; a log's own directory says itself who it is.</summary>
    /// <exception cref="WrongInputException">It cannot be told which log is meant or what its key is.</exception>
    public static MonitorTarget Of(string place, FileInfo? policyFile, IReadOnlyList<string> keyTexts, string? origin, HttpClient http)
    {
        var url = Uri.TryCreate(place, UriKind.Absolute, out var found) && found.Scheme is "http" or "https" ? found : null;
        var directory = url is null ? new DirectoryInfo(place) : null;
        if (directory is { Exists: false })
            throw new WrongInputException([$"{place} is neither a URL of http or https nor a directory."]);
        var own = directory is null ? null : new LogDirectory(directory);
        var policy = PolicyFile.Read(policyFile) ?? own?.Policy();
        List<NoteVerifierKey> keys = [.. keyTexts.Select(ReadKey)];
        if (keys.Count == 0)
            keys.AddRange(own?.Verifiers() ?? []);
        if (keys.Count == 0)
            keys.AddRange(KeysOf(policy, url, origin));
        if (keys.Count == 0)
            throw new WrongInputException(["Which key does the log sign with? Give `--key VKEY`, or a `--policy FILE` that has it."]);
        return new(
            url is null ? new FolderLog(own!.TreePath) : new WebLog(http, url, TimeProvider.System),
            new WatchedLog(origin ?? keys[0].Id.Name, keys), policy ?? LogPolicy.Unwitnessed(keys[0]));
    }

    static NoteVerifierKey ReadKey(string text) => NoteVerifierKey.Read(text).Value
        ?? throw new WrongInputException([$"'{text}' is no verifier key: write NAME+ID+KEY as the log gives it."]);

    static IReadOnlyList<NoteVerifierKey> KeysOf(LogPolicy? policy, Uri? url, string? origin)
    {
        List<PolicyLog> logs = [.. policy?.Logs.Where(log => log.Key is not null) ?? []];
        var named = logs.FindAll(log => origin is null
            ? url is not null && Uri.TryCreate(log.Url, UriKind.Absolute, out var at) && at.AbsoluteUri.TrimEnd('/') == url.AbsoluteUri.TrimEnd('/')
            : log.Key!.Id.Name == origin);
        var meant = named.Count > 0 ? named : logs;
        return meant.Select(log => log.Key!.Id.Name).Distinct(StringComparer.Ordinal).Count() <= 1
            ? [.. meant.Select(log => log.Key!)]
            : throw new WrongInputException([$"The policy names several logs; say which with --origin: {string.Join(", ", meant.Select(log => log.Key!.Id.Name))}."]);
    }
}
