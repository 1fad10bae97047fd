using Servanda.Accords.Leaves;

namespace Servanda.Cli.Monitoring;

/// <summary>Finds the leaves about some organisations, by their subject.</summary>
sealed class LeafSearch(IReadOnlyList<string> subjects)
{
    readonly HashSet<LeafId> _subjects = [.. subjects.Select(LeafId.For)];

    /// <summary>What the entry is; null where it is no leaf about any of them.</summary>
    public string? Find(ReadOnlyMemory<byte> entry) =>
        _subjects.Count > 0 && Leaf.Read(entry.Span).Value is { } leaf && _subjects.Contains(leaf.Subject)
            ? $"{LeafWords.Id(leaf.Kind)} about {leaf.Subject}, dated {leaf.Time:yyyy-MM-dd'T'HH:mm:ss'Z'}"
            : null;
}
