using System.IO.Compression;

namespace Servanda.Assessment.Probes;

/// <summary>Reads a body up to a limit and undoes its coding (RFC 9110 §8.4.1). The limit holds for what is sent and again
/// for what it unfolds to, so that a small bomb stays small.</summary>
static class WebBody
{
    const int BlockOctets = 16 * 1024;

    /// <summary>The body, and whether there was more of it or it broke off.</summary>
    /// <param name="sent">As it comes.</param>
    /// <param name="coding">The Content-Encoding; null for none. One that is not known is left alone.</param>
    /// <param name="max">Octets.</param>
    /// <param name="cancel">When to go without the rest.</param>
    /// <param name="operators">When to give up altogether.</param>
    public static async ValueTask<(ReadOnlyMemory<byte> Body, bool IsCut)> ReadAsync(
        Stream sent, string? coding, int max, CancellationToken cancel, CancellationToken operators)
    {
        var body = new MemoryStream();
        var isCut = await FillAsync(body, sent, max, cancel, operators);
        body.Position = 0;
        await using var plain = Undo(body, coding);
        if (plain is null)
            return (body.ToArray(), isCut);
        var unfolded = new MemoryStream();
        isCut |= await FillAsync(unfolded, plain, max, cancel, operators);
        return (unfolded.ToArray(), isCut);
    }

    /// <summary>Fills up to the limit; true when there was more, or it ended before its time.</summary>
    static async ValueTask<bool> FillAsync(
        MemoryStream body, Stream from, int max, CancellationToken cancel, CancellationToken operators)
    {
        var block = new byte[BlockOctets];
        try
        {
            while (await from.ReadAsync(block, cancel) is > 0 and var read)
            {
                var room = max - (int)body.Length;
                body.Write(block, 0, Math.Min(read, room));
                if (read > room)
                    return true;
            }
            return false;
        }
        catch (IOException)
        {
            return true;
        }
        catch (InvalidDataException)
        {
            return true;
        }
        catch (OperationCanceledException) when (!operators.IsCancellationRequested)
        {
            return true;
        }
    }

    static Stream? Undo(Stream body, string? coding) => coding?.Trim().ToLowerInvariant() switch
    {
        "gzip" or "x-gzip" => new GZipStream(body, CompressionMode.Decompress),
        "deflate" => new ZLibStream(body, CompressionMode.Decompress),
        "br" => new BrotliStream(body, CompressionMode.Decompress),
        _ => null,
    };
}
