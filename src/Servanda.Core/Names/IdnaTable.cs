using System.Text;

namespace Servanda.Core.Names;

/// <summary>What becomes of a code point (UTS 46 §5, non-transitional).</summary>
enum IdnaStatus : byte
{
    Valid,
    Mapped,
    Ignored,
    Disallowed,
}

/// <summary>The bidirectional classes RFC 5893 §2 names; anything else is no part of a label.</summary>
enum BidiClass : byte
{
    Other,
    L,
    R,
    AL,
    AN,
    EN,
    ES,
    CS,
    ET,
    ON,
    BN,
    NSM,
}

/// <summary>How a letter joins its neighbours (RFC 5892 appendix A.1).</summary>
enum JoiningType : byte
{
    None,
    Left,
    Right,
    Dual,
    Causing,
    Transparent,
}

/// <summary>What the rules ask of one code point.</summary>
readonly record struct IdnaProperties(
    IdnaStatus Status, BidiClass Bidi, JoiningType Joining, byte CombiningClass, bool IsMark);

/// <summary>
/// Unicode's facts about names, from the table eng/idna-table.cs makes. Read once, on the first name that is not ASCII.
/// Our own and not the runtime's: hosts run without ICU, where .NET neither maps nor normalises.
/// </summary>
static class IdnaTable
{
    static readonly IdnaProperties[] Classes;
    static readonly int[] Starts;
    static readonly byte[] ClassOfRange;
    static readonly Dictionary<int, (int Start, int Length)> Mappings = [];
    static readonly string Pool;
    static readonly Dictionary<int, (int First, int Second)> Decompositions = [];
    static readonly Dictionary<(int First, int Second), int> Compositions = [];

    static IdnaTable()
    {
        using var stream = typeof(IdnaTable).Assembly.GetManifestResourceStream("Servanda.Core.Names.Idna.bin") ??
            throw new InvalidOperationException("The table of names is not embedded.");
        using var reader = new BinaryReader(stream);
        var version = reader.ReadInt32();
        Version = new Version(version / 10000, version / 100 % 100, version % 100);
        Classes = new IdnaProperties[reader.ReadInt32()];
        for (var i = 0; i < Classes.Length; i++)
            Classes[i] = new((IdnaStatus)reader.ReadByte(), (BidiClass)reader.ReadByte(), (JoiningType)reader.ReadByte(),
                reader.ReadByte(), reader.ReadBoolean());
        Starts = new int[reader.ReadInt32()];
        ClassOfRange = new byte[Starts.Length];
        for (var i = 0; i < Starts.Length; i++)
            (Starts[i], ClassOfRange[i]) = (reader.ReadInt32(), reader.ReadByte());
        for (var count = reader.ReadInt32(); count > 0; count--)
            Mappings.Add(reader.ReadInt32(), (reader.ReadUInt16(), reader.ReadByte()));
        var pool = new StringBuilder();
        for (var count = reader.ReadInt32(); count > 0; count--)
            pool.Append((char)reader.ReadUInt16());
        Pool = pool.ToString();
        for (var count = reader.ReadInt32(); count > 0; count--)
        {
            var (composed, first, second) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
            Decompositions.Add(composed, (first, second));
            if (reader.ReadBoolean())
                Compositions.Add((first, second), composed);
        }
    }

    /// <summary>The version of Unicode the table was made from.</summary>
    public static Version Version { get; }

    /// <summary>The properties of a code point.</summary>
    public static IdnaProperties Of(int codePoint)
    {
        var at = Array.BinarySearch(Starts, codePoint);
        return Classes[ClassOfRange[at < 0 ? ~at - 1 : at]];
    }

    /// <summary>What a mapped code point becomes.</summary>
    public static ReadOnlySpan<char> Mapping(int codePoint) =>
        Mappings.TryGetValue(codePoint, out var place) ? Pool.AsSpan(place.Start, place.Length) : [];

    /// <summary>The canonical decomposition, one step of it; the second part is 0 for a singleton. Null for none.</summary>
    public static (int First, int Second)? Decomposition(int codePoint) =>
        Decompositions.TryGetValue(codePoint, out var parts) ? parts : null;

    /// <summary>The code point two others compose into; 0 for none.</summary>
    public static int Composition(int first, int second) => Compositions.GetValueOrDefault((first, second));
}
