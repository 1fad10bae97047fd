using System.Globalization;
using System.Net;

namespace Servanda.Transparency.Monitoring;

/// <summary>One GET, with a time-out and a limit on what is read.</summary>
static class WebFetch
{
    const int FirstRoom = 16 * 1024;

    /// <summary>The body; null for 404 and 410.</summary>
    /// <exception cref="IOException">Any other failure, time-outs among them; the message names the URL.</exception>
    public static async Task<ReadOnlyMemory<byte>?> GetAsync(
        HttpClient http, Uri url, int limit, TimeSpan timeout, TimeProvider clock, CancellationToken cancel)
    {
        using var late = new CancellationTokenSource(timeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancel);
        try
        {
            using var response = await http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, both.Token);
            if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
                return null;
            if (response.StatusCode != HttpStatusCode.OK)
                throw new IOException(Told($"{url} answered {(int)response.StatusCode}."));
            await using var stream = await response.Content.ReadAsStreamAsync(both.Token);
            return await ReadAsync(stream, limit, both.Token)
                ?? throw new IOException(Told($"{url} gave more than {limit} octets."));
        }
        catch (HttpRequestException fault)
        {
            throw new IOException($"{url}: {fault.InnerException?.Message ?? fault.Message}", fault);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw new IOException(Told($"{url} gave no whole answer in {timeout.TotalSeconds:0} seconds."));
        }
    }

    static async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream stream, int limit, CancellationToken cancel)
    {
        var (room, length) = (new byte[Math.Min(FirstRoom, limit + 1)], 0);
        while (true)
        {
            length += await stream.ReadAtLeastAsync(room.AsMemory(length), room.Length - length, throwOnEndOfStream: false, cancel);
            if (length < room.Length)
                return room.AsMemory(0, length);
            if (length > limit)
                return null;
            Array.Resize(ref room, (int)Math.Min(room.Length * 2L, limit + 1L));
        }
    }

    static string Told(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
