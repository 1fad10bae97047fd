using System.Buffers;
using System.Text.Unicode;

namespace Servanda.Accords.Reading;

/// <summary>Turns a file's bytes into text (RFC 3629), byte order mark removed.</summary>
static class Utf8Text
{
    /// <summary>The text; null, with the line of the first bad byte reported, when it is not UTF-8.</summary>
    public static string? Read(ReadOnlySpan<byte> bytes, FileSink problems)
    {
        if (bytes.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        var chars = ArrayPool<char>.Shared.Rent(bytes.Length);
        try
        {
            var status = Utf8.ToUtf16(bytes, chars, out var read, out var written, replaceInvalidSequences: false);
            if (status == OperationStatus.Done)
                return new string(chars, 0, written);
            problems.Add(bytes[..read].Count((byte)'\n') + 1, 0, "file.encoding");
            return null;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(chars);
        }
    }
}
