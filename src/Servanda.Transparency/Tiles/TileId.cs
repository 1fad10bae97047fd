using System.Globalization;
using System.Text;
using Servanda.Core;

namespace Servanda.Transparency.Tiles;

/// <summary>
/// Names a tile of hashes or a bundle of entries (C2SP tlog-tiles, Merkle Tree and Log entries). Its path is where it lies
/// below the log's directory or URL: <c>tile/0/x001/234</c>, <c>tile/entries/000.p/17</c>.
/// </summary>
public sealed record TileId
{
    /// <summary>Hashes of a full tile, and entries of a full bundle.</summary>
    public const int FullWidth = 256;

    /// <summary>The highest level there is.</summary>
    public const int MaxLevel = 63;

    /// <summary>Characters of a path at the most.</summary>
    public const int MaxPathLength = 64;

    const string Prefix = "tile/";
    const string EntriesPart = "entries";
    const string PartialPart = ".p/";

    TileId(int? level, long index, int width) => (Level, Index, Width) = (level, index, width);

    /// <summary>The level from 0, at the leaves, to 63; null for a bundle of entries.</summary>
    public int? Level { get; }

    /// <summary>Which one it is of its level, from 0.</summary>
    public long Index { get; }

    /// <summary>How many hashes or entries it holds, 1 to 256.</summary>
    public int Width { get; }

    /// <summary>Fewer than 256: a later tree has a wider one in its place.</summary>
    public bool IsPartial => Width < FullWidth;

    /// <summary>The full tile that this one grows into; itself when it is full.</summary>
    public TileId Full => IsPartial ? new(Level, Index, FullWidth) : this;

    /// <summary>Where it lies, with forward slashes.</summary>
    public string Path
    {
        get
        {
            var path = new StringBuilder(Prefix, MaxPathLength);
            path.Append(Level?.ToString(CultureInfo.InvariantCulture) ?? EntriesPart);
            var digits = Index.ToString("D3", CultureInfo.InvariantCulture).AsSpan();
            // Three digits each, from the right; all but the last have an x.
            for (var first = digits.Length % 3; !digits.IsEmpty; first = 3)
            {
                var part = digits[..(first == 0 ? 3 : first)];
                digits = digits[part.Length..];
                path.Append('/').Append(digits.IsEmpty ? "" : "x").Append('0', 3 - part.Length).Append(part);
            }
            if (IsPartial)
                path.Append(PartialPart).Append(CultureInfo.InvariantCulture, $"{Width}");
            return path.ToString();
        }
    }

    /// <summary>A tile of hashes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such level, index or width.</exception>
    public static TileId Hashes(int level, long index, int width = FullWidth)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, MaxLevel);
        return Make(level, index, width);
    }

    /// <summary>A bundle of entries.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such index or width.</exception>
    public static TileId Entries(long index, int width = FullWidth) => Make(null, index, width);

    /// <summary>Reads a path; only the one way of writing it is read.</summary>
    public static Parsed<TileId> Read(ReadOnlySpan<char> path)
    {
        if (path.Length > MaxPathLength || !path.StartsWith(Prefix))
            return Refused(TileProblems.Path, 0);
        var rest = path[Prefix.Length..];
        var slash = rest.IndexOf('/');
        if (slash < 0 || !TryReadLevel(rest[..slash], out var level))
            return Refused(TileProblems.Level, Prefix.Length);
        var width = FullWidth;
        var index = rest[(slash + 1)..];
        var partial = index.IndexOf(PartialPart);
        if (partial >= 0)
        {
            var digits = index[(partial + PartialPart.Length)..];
            if (!DecimalText.TryRead(digits, out var given) || given is 0 or >= FullWidth)
                return Refused(TileProblems.Width, path.Length - digits.Length);
            width = (int)given;
            index = index[..partial];
        }
        return TryReadIndex(index, out var number)
            ? new(new TileId(level, number, width), [])
            : Refused(TileProblems.Index, Prefix.Length + slash + 1);
    }

    /// <summary>The path.</summary>
    public override string ToString() => Path;

    static TileId Make(int? level, long index, int width)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, FullWidth);
        return new(level, index, width);
    }

    static bool TryReadLevel(ReadOnlySpan<char> text, out int? level)
    {
        level = null;
        if (text is EntriesPart)
            return true;
        if (!DecimalText.TryRead(text, out var number) || number > MaxLevel)
            return false;
        level = (int)number;
        return true;
    }

    static bool TryReadIndex(ReadOnlySpan<char> text, out long index)
    {
        index = 0;
        for (var isFirst = true; ; isFirst = false)
        {
            var isLast = text.Length == 3;
            var part = isLast ? text : text is ['x', _, _, _, '/', ..] ? text[1..4] : default;
            if (part.IsEmpty || part.ContainsAnyExceptInRange('0', '9'))
                return false;
            var number = int.Parse(part, NumberStyles.None, CultureInfo.InvariantCulture);
            if (isFirst && !isLast && number == 0 || index > (long.MaxValue - number) / 1000)
                return false;
            index = index * 1000 + number;
            if (isLast)
                return true;
            text = text[5..];
        }
    }

    static Parsed<TileId> Refused(ProblemKind kind, int offset) => new(null, [kind.At(offset)]);
}
