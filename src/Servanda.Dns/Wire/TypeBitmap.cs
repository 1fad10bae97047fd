namespace Servanda.Dns.Wire;

/// <summary>
/// The types present at a name (RFC 4034 §4.1.2), as windows in ascending order:
/// <code>
/// window number | length of bitmap, 1-32 | bitmap, first bit = lowest type
/// </code>
/// </summary>
static class TypeBitmap
{
    const int MaxBitmap = 32;

    /// <summary>Reads to the end of the data; null when malformed.</summary>
    public static IReadOnlyList<DnsType>? Read(ref WireReader rdata)
    {
        var types = new List<DnsType>();
        for (var last = -1; rdata.Remaining > 0;)
        {
            if (!rdata.TryReadByte(out var window) || window <= last || !rdata.TryReadString(out var bitmap) ||
                bitmap.Length is 0 or > MaxBitmap)
            {
                return null;
            }
            last = window;
            for (var bit = 0; bit < bitmap.Length * 8; bit++)
            {
                if ((bitmap[bit / 8] & (0x80 >> (bit % 8))) != 0)
                    types.Add(new DnsType((ushort)(window << 8 | bit)));
            }
        }
        return types;
    }

    public static void Write(IReadOnlyList<DnsType> types, ref WireWriter writer)
    {
        Span<byte> bitmap = stackalloc byte[MaxBitmap];
        foreach (var window in types.GroupBy(type => type.Value >> 8).OrderBy(group => group.Key))
        {
            bitmap.Clear();
            var length = 0;
            foreach (var type in window)
            {
                var low = type.Value & 0xFF;
                bitmap[low / 8] |= (byte)(0x80 >> (low % 8));
                length = Math.Max(length, low / 8 + 1);
            }
            writer.WriteByte((byte)window.Key);
            writer.WriteString(bitmap[..length]);
        }
    }
}
