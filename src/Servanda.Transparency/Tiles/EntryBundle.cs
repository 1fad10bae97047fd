using System.Buffers;
using System.Buffers.Binary;
using Servanda.Core;
using Servanda.Transparency.Merkle;

namespace Servanda.Transparency.Tiles;

/// <summary>Up to 256 entries, each after its length in two octets (C2SP tlog-tiles, Log entries).</summary>
public sealed class EntryBundle
{
    /// <summary>Octets of an entry at the most.</summary>
    public const int MaxEntryOctets = ushort.MaxValue;

    /// <summary>Octets of a bundle at the most, 16 MiB.</summary>
    public const int MaxOctets = TileId.FullWidth * (LengthOctets + MaxEntryOctets);

    internal const int LengthOctets = sizeof(ushort);

    readonly ReadOnlyMemory<byte> _bytes;
    readonly int[] _starts;

    EntryBundle(ReadOnlyMemory<byte> bytes, int[] starts) => (_bytes, _starts) = (bytes, starts);

    /// <summary>How many entries it holds.</summary>
    public int Count => _starts.Length;

    /// <summary>The bundle as stored.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>The entry in this place.</summary>
    public ReadOnlyMemory<byte> this[int at] => _bytes.Slice(
        _starts[at], BinaryPrimitives.ReadUInt16BigEndian(_bytes.Span[(_starts[at] - LengthOctets)..]));

    /// <summary>Reads a bundle of this many entries; the octets are not copied.</summary>
    public static Parsed<EntryBundle> Read(ReadOnlyMemory<byte> bytes, int width)
    {
        if (width is < 1 or > TileId.FullWidth)
            return new(null, [TileProblems.Width.At(0)]);
        var span = bytes.Span;
        var starts = new int[width];
        var at = 0;
        for (var entry = 0; entry < width; entry++)
        {
            if (span.Length - at < LengthOctets)
                return new(null, [TileProblems.Short.At(at)]);
            var length = BinaryPrimitives.ReadUInt16BigEndian(span[at..]);
            at += LengthOctets;
            if (span.Length - at < length)
                return new(null, [TileProblems.Short.At(at)]);
            starts[entry] = at;
            at += length;
        }
        return at == span.Length ? new(new EntryBundle(bytes, starts), []) : new(null, [TileProblems.Long.At(at)]);
    }

    /// <summary>The bundle of the first entries alone, as it was when there were no more.</summary>
    public EntryBundle Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count);
        return count == Count ? this : new(_bytes[..(_starts[count] - LengthOctets)], _starts[..count]);
    }

    /// <summary>Writes one entry as it stands in a bundle.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is over <see cref="MaxEntryOctets"/>.</exception>
    public static void Write(ReadOnlySpan<byte> entry, IBufferWriter<byte> into)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(entry.Length, MaxEntryOctets);
        BinaryPrimitives.WriteUInt16BigEndian(into.GetSpan(LengthOctets), (ushort)entry.Length);
        into.Advance(LengthOctets);
        into.Write(entry);
    }

    /// <summary>The hashes of the entries: the tile of level 0 in the same place.</summary>
    internal byte[] Leaves()
    {
        var hashes = new byte[Count * TreeHash.Octets];
        for (var at = 0; at < Count; at++)
            Rfc6962.Leaf(this[at].Span, hashes.AsSpan(at * TreeHash.Octets, TreeHash.Octets));
        return hashes;
    }
}
