using Servanda.Accords.Leaves;
using Servanda.Cli.Assessing;
using Servanda.Core;
using Servanda.Core.Json;

namespace Servanda.Cli.Log;

/// <summary>Logs leaves that somebody wrote, in their order; the first that is wrong stops it, and is told with its
/// problems.</summary>
static class AppendedLeaves
{
    /// <summary>Logs them.</summary>
    /// <param name="log">The log.</param>
    /// <param name="leaves">Each with where it came from.</param>
    /// <param name="link">Whether a leaf is made the next of its subject, where it says nothing of that.</param>
    /// <param name="cancel">Gives up; what was logged stays.</param>
    /// <exception cref="WrongInputException">A leaf has problems; those before it are logged.</exception>
    public static async Task<IReadOnlyList<(string Path, LoggedLeaf Leaf)>> AppendAsync(
        LeafAppender log, IReadOnlyList<(string Path, ReadOnlyMemory<byte> Bytes)> leaves, bool link, CancellationToken cancel)
    {
        List<(string, LoggedLeaf)> logged = [];
        foreach (var (path, given) in leaves)
        {
            var bytes = link ? Linked(log, given) : given.ToArray();
            var read = Leaf.Read(bytes);
            IReadOnlyList<Problem> problems = read.Value is { } leaf ? log.Check(leaf) : read.Problems;
            if (problems.Count > 0)
                throw new WrongInputException(
                [
                    .. problems.Select(problem => $"{path}: {problem.Code} at octet {problem.Offset} {problem.Detail}".TrimEnd()),
                    $"{logged.Count} of {leaves.Count} leaves were logged, this one and those after it were not.",
                ]);
            // Linking writes other bytes than the file has, so the file is written anew: its proof is about them.
            if (link && path != AppendInput.StandardInput)
                await File.WriteAllBytesAsync(path, bytes, cancel);
            logged.Add((path, await log.AppendAsync(read.Value!, bytes, cancel)));
        }
        return logged;
    }

    /// <summary>The draft with time and prev where it has none, canonical; what cannot be read as JSON stays as it is.</summary>
    static byte[] Linked(LeafAppender log, ReadOnlyMemory<byte> draft)
    {
        if (StrictJson.ReadHashed(draft.Span, Leaf.MaxOctets) is not { IsClean: true, Value: { Kind: JsonKind.Object } json } ||
            !LeafId.TryRead(json["subject"]?.AsText, out var subject))
            return draft.ToArray();
        var next = log.Next(subject, Any);
        List<KeyValuePair<string, JsonItem>> members = [.. json.Members];
        if (json["time"] is null)
            members.Add(new("time", next.Time.ToUnixTimeSeconds()));
        if (json["prev"] is null && next.Prev is { } prev)
            members.Add(new("prev", prev.ToString()!));
        if (json["format"] is null)
            members.Add(new("format", Leaf.Format1!));
        return CanonicalJson.WriteHashed(JsonItem.Of(members));
    }

    // Only place and time of the next leaf are asked for.
    static readonly LeafBody Any = new LeafBody.StateRoot(StateScope.Register, default, 0);
}
