using Servanda.Core;

namespace Servanda.Transparency.Tiles;

/// <summary>What can be wrong with a tile, a bundle of entries, or the path of one.</summary>
public static class TileProblems
{
    const string Tree = "C2SP tlog-tiles, Merkle Tree";
    const string Partial = "C2SP tlog-tiles, Partial Tiles";
    const string Log = "C2SP tlog-tiles, Log entries";

    /// <summary>It does not begin with <c>tile/</c>, or is too long for any.</summary>
    public static readonly ProblemKind Path = new("tile.path", Tree);

    /// <summary>No level from 0 to 63 without leading zeroes, and not <c>entries</c>.</summary>
    public static readonly ProblemKind Level = new("tile.level", Tree);

    /// <summary>Not three digits an element, all but the last with an x, and no element too many.</summary>
    public static readonly ProblemKind Index = new("tile.index", Tree);

    /// <summary>No width from 1 to 255 without leading zeroes.</summary>
    public static readonly ProblemKind Width = new("tile.width", Partial);

    /// <summary>Not as many octets as its width asks for.</summary>
    public static readonly ProblemKind Size = new("tile.size", Tree);

    /// <summary>A bundle ends within an entry, or before it.</summary>
    public static readonly ProblemKind Short = new("entries.short", Log);

    /// <summary>A bundle goes on after its last entry.</summary>
    public static readonly ProblemKind Long = new("entries.long", Log);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } = [Path, Level, Index, Width, Size, Short, Long];
}
