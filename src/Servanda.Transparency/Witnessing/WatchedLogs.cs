using Servanda.Core;
using Servanda.Transparency.Notes;

namespace Servanda.Transparency.Witnessing;

/// <summary>
/// A witness's list of logs: one a line, the verifier key, and after a space the origin where it is not the key's name.
/// Several keys of one origin stand on lines of their own. A line that begins with <c>#</c> is a remark.
/// </summary>
public static class WatchedLogs
{
    /// <summary>Logs in a list at the most.</summary>
    public const int MaxLogs = 10_000;

    const int MaxLine = 2000;

    /// <summary>Reads a list; offsets of problems are line numbers from 1. A list with any problem has no value.</summary>
    public static Parsed<IReadOnlyList<WatchedLog>> Read(ReadOnlySpan<char> text)
    {
        var problems = new ProblemLog();
        var logs = new OrderedDictionary<string, List<NoteVerifierKey>>(StringComparer.Ordinal);
        var seen = new HashSet<NoteVerifierKey>();
        var number = 0;
        foreach (var raw in text.EnumerateLines())
        {
            number++;
            var line = raw.Trim();
            if (line.IsEmpty || line[0] == '#')
                continue;
            if (line.Length > MaxLine || seen.Count == MaxLogs)
            {
                problems.Add(WitnessProblems.LogsLength.At(number));
                break;
            }
            var space = line.IndexOf(' ');
            if (NoteVerifierKey.Read(space < 0 ? line : line[..space]).Value is not { } key)
                problems.Add(WitnessProblems.LogKey.At(number, line));
            else if (!seen.Add(key))
                problems.Add(WitnessProblems.LogTwice.At(number, line));
            else
                KeysOf(space < 0 ? key.Id.Name : line[(space + 1)..].Trim().ToString()).Add(key);
        }
        return problems.Count == 0
            ? new([.. logs.Select(log => new WatchedLog(log.Key, log.Value))], [])
            : new(null, problems.InOrder());

        List<NoteVerifierKey> KeysOf(string origin)
        {
            if (!logs.TryGetValue(origin, out var keys))
                logs.Add(origin, keys = []);
            return keys;
        }
    }
}
