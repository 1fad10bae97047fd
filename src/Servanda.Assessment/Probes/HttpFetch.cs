using System.Net;
using System.Net.Security;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Transcripts;

namespace Servanda.Assessment.Probes;

/// <summary>One GET over one connection (HTTP/1.1, RFC 9112), without proxy, cookies, credentials or redirects.</summary>
sealed class HttpFetch(TlsInspection inspection, ProberOptions options)
{
    readonly ProbeLimits _limits = options.Limits;

    /// <summary>Fetches a URL.</summary>
    /// <param name="url">The URL, http or https.</param>
    /// <param name="connection">Open to its host.</param>
    /// <param name="time">How long it may take.</param>
    /// <param name="cancel">The operator's.</param>
    public async ValueTask<HttpFetched> GetAsync(Uri url, Connection connection, TimeSpan time, CancellationToken cancel)
    {
        var hop = new WebHop { Url = url, Address = connection.Address.ToString() };
        using var over = new CancellationTokenSource(time > TimeSpan.Zero ? time : TimeSpan.Zero, options.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, over.Token);
        try
        {
            if (url.Scheme == Uri.UriSchemeHttp)
                return await GetAsync(hop, connection.Stream, either.Token, cancel);
            var inspected = await inspection.InspectAsync(
                connection.Stream, url.IdnHost, SslApplicationProtocol.Http11, either.Token);
            hop = hop with { Tls = inspected.Facts };
            await using var secure = inspected.Stream;
            return secure is null
                ? new HttpFetched(hop, WebEnd.TlsFailed, inspected.Fault)
                : await GetAsync(hop, secure, either.Token, cancel);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new HttpFetched(hop, WebEnd.NoAnswer, UnmeasuredReasons.TimedOut);
        }
        catch (IOException e)
        {
            return new HttpFetched(hop, WebEnd.NoAnswer, Faults.Of(e));
        }
        catch (HttpRequestException e)
        {
            return new HttpFetched(hop, End(e.HttpRequestError), Fault(e));
        }
    }

    async ValueTask<HttpFetched> GetAsync(WebHop hop, Stream stream, CancellationToken cancel, CancellationToken operators)
    {
        using var handler = Handler(stream);
        using var http = new HttpMessageInvoker(handler);
        using var request = Request(hop.Url);
        using var response = await http.SendAsync(request, cancel);
        HttpField[] fields = [.. response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .SelectMany(field => field.Value.Select(value => Field(field.Key, value)))];
        if (fields.Length > WebHop.MaxFields)
            return new HttpFetched(hop, WebEnd.Malformed, UnmeasuredReasons.OverLimit);
        hop = hop with { Status = (int)response.StatusCode, Fields = fields };
        var coding = hop.Field("content-encoding");
        var (body, isCut) = await WebBody.ReadAsync(
            await response.Content.ReadAsStreamAsync(cancel), coding, _limits.MaxBodyOctets, cancel, operators);
        return new HttpFetched(hop, WebEnd.Answered, null) { Body = body, IsBodyCut = isCut, Location = Location(hop) };
    }

    /// <summary>A handler for this one connection.</summary>
    SocketsHttpHandler Handler(Stream stream)
    {
        Stream? unused = stream;
        return new SocketsHttpHandler
        {
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectCallback = (_, _) => Interlocked.Exchange(ref unused, null) is { } given
                ? ValueTask.FromResult(given)
                : ValueTask.FromException<Stream>(new IOException("One connection, one request.")),
            ConnectTimeout = Timeout.InfiniteTimeSpan,
            MaxResponseDrainSize = 0,
            MaxResponseHeadersLength = _limits.MaxFieldKibibytes,
            UseCookies = false,
            UseProxy = false,
        };
    }

    HttpRequestMessage Request(Uri url)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent);
        request.Headers.TryAddWithoutValidation("Accept", "*/*");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
        request.Headers.ConnectionClose = true;
        return request;
    }

    static HttpField Field(string name, string value) => new(name.ToLowerInvariant(), value);

    static string? Location(WebHop hop) => hop.Status is 301 or 302 or 303 or 307 or 308 ? hop.FieldLines("location") switch
    {
        [] => null,
        [var first, ..] => first,
    } : null;

    static WebEnd End(HttpRequestError error) =>
        error is HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded
            ? WebEnd.Malformed
            : WebEnd.NoAnswer;

    static string Fault(HttpRequestException fault) => fault.HttpRequestError switch
    {
        HttpRequestError.ConfigurationLimitExceeded => UnmeasuredReasons.OverLimit,
        HttpRequestError.InvalidResponse => "not HTTP",
        _ => fault.InnerException is IOException inner ? Faults.Of(inner) : UnmeasuredReasons.BrokenOff,
    };
}

/// <summary>What came of one GET.</summary>
/// <param name="Hop">The request and its response.</param>
/// <param name="End">How it ended.</param>
/// <param name="Fault">Why; null when there is nothing to add.</param>
sealed record HttpFetched(WebHop Hop, WebEnd End, string? Fault)
{
    public ReadOnlyMemory<byte> Body { get; init; }

    public bool IsBodyCut { get; init; }

    /// <summary>Where a redirect leads; null when the response is none.</summary>
    public string? Location { get; init; }
}
