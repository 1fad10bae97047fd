using System.Net;
using Servanda.Transparency.Notes;
using Servanda.Transparency.Tiles;

namespace Servanda.Transparency.Monitoring;

/// <summary>
/// A log on a web server (C2SP tlog-tiles, APIs). A look that fails is tried again twice; 404 and 410 are an answer, all
/// other failures say nothing about the log.
/// </summary>
/// <param name="http">Used as it is: <see cref="OpenHttp"/>.</param>
/// <param name="prefix">The log's URL prefix; http or https.</param>
/// <param name="clock">The pauses between tries.</param>
public sealed class WebLog(HttpClient http, Uri prefix, TimeProvider clock) : IPublishedLog
{
    const int MaxTries = 3;

    static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30), Pause = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public string Name => prefix.AbsoluteUri;

    /// <summary>A connection pool fit for reading logs: compression as servers offer it, no cookies, a few redirects.</summary>
    public static HttpClient OpenHttp() => new(new SocketsHttpHandler
    {
        AutomaticDecompression = DecompressionMethods.All,
        UseCookies = false,
        MaxAutomaticRedirections = 3,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
    })
    { Timeout = System.Threading.Timeout.InfiniteTimeSpan };

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>?> ReadAsync(TileId id, CancellationToken cancel) =>
        new(GetAsync(id.Path, id.Level is null ? EntryBundle.MaxOctets : HashTile.MaxOctets, cancel));

    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>?> ReadCheckpointAsync(CancellationToken cancel) =>
        new(GetAsync(TileDirectory.CheckpointFile, SignedNote.MaxOctets, cancel));

    /// <summary>The octets at a path below a prefix; null where there is nothing.</summary>
    /// <exception cref="IOException">It cannot be told; the message names the URL.</exception>
    async Task<ReadOnlyMemory<byte>?> GetAsync(string path, int limit, CancellationToken cancel)
    {
        var url = new Uri($"{prefix.AbsoluteUri.TrimEnd('/')}/{path}");
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await WebFetch.GetAsync(http, url, limit, Timeout, clock, cancel);
            }
            catch (IOException) when (tries < MaxTries)
            {
                await Task.Delay(Pause * tries, clock, cancel);
            }
        }
    }
}
