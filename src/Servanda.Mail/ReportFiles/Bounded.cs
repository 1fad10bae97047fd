namespace Servanda.Mail.ReportFiles;

/// <summary>Reads streams into memory, so far and no further.</summary>
static class Bounded
{
    /// <summary>The octets to the end, or so many of them.</summary>
    public static ReadOnlyMemory<byte> Read(Stream stream, int max)
    {
        var octets = new byte[Math.Min(max, 16 * 1024)];
        var length = 0;
        while (length < max && stream.Read(octets.AsSpan(length)) is > 0 and var read)
        {
            length += read;
            if (length == octets.Length && length < max)
                Array.Resize(ref octets, (int)Math.Min(max, (long)octets.Length * 2));
        }
        return octets.AsMemory(0, length);
    }
}
