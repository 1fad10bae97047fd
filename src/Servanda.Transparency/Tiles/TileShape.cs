namespace Servanda.Transparency.Tiles;

/// <summary>Which tiles a tree has (C2SP tlog-tiles, Partial Tiles).</summary>
public static class TileShape
{
    /// <summary>The tile of a level at an index in a tree of this size; null where it would be empty.</summary>
    public static TileId? Hashes(int level, long index, long size) =>
        WidthAt(HashesAt(level, size), index) is > 0 and var width ? TileId.Hashes(level, index, width) : null;

    /// <summary>The bundle of entries at an index in a tree of this size; null where it would be empty.</summary>
    public static TileId? Entries(long index, long size) =>
        WidthAt(size, index) is > 0 and var width ? TileId.Entries(index, width) : null;

    /// <summary>How many hashes a level has in a tree of this size: one for each full tile below.</summary>
    public static long HashesAt(int level, long size)
    {
        for (; level > 0 && size > 0; level--)
            size /= TileId.FullWidth;
        return size;
    }

    static int WidthAt(long count, long index) =>
        index > count / TileId.FullWidth ? 0 : (int)Math.Min(count - index * TileId.FullWidth, TileId.FullWidth);
}
