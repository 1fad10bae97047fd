using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;

namespace Servanda.Dns.Client;

/// <summary>Sends exchanges as HTTP requests (RFC 8484 §4.1), over HTTP/2 where the other side can.</summary>
sealed class HttpCarrier(UpstreamClient client, HttpClient http) : Carrier
{
    const string MediaType = "application/dns-message";

    readonly PendingTable _pending = new(client.Limits.InFlight);
    readonly CancellationTokenSource _closing = new();
    readonly long _frequency = client.Clock.TimestampFrequency;

    public override Reply? Send(Exchange exchange, long now)
    {
        var buffer = new byte[DnsMessageWriter.MaxQueryOctets];
        var patience = TimeSpan.FromSeconds(exchange.Patience / (double)_frequency);
        var query = buffer[.._pending.TryAdd(exchange, now, buffer)];
        if (query.Length == 0)
            return Reply.Lost("the resolver is closed");
        // The id is ours to tell exchanges apart; on the wire it is 0, for the sake of HTTP caches.
        var id = BinaryPrimitives.ReadUInt16BigEndian(query);
        query[0] = query[1] = 0;
        _ = RunAsync(id, query, patience);
        return null;
    }

    public override bool Sweep(long now, List<Exchange> overdue)
    {
        _pending.TakeOverdue(now, overdue);
        return _pending.Count > 0;
    }

    public override void Dispose()
    {
        _closing.Cancel();
        foreach (var exchange in _pending.TakeAll(close: true))
            client.Finish(exchange, Reply.Lost("the resolver is closed"));
    }

    async Task RunAsync(ushort id, byte[] query, TimeSpan patience)
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var reply = await PostAsync(query, patience);
        if (_pending.Take(id) is not { } exchange)
            return;
        if (reply.Raw is { } message && exchange.IsAnsweredBy(message))
            client.Answered(exchange, message);
        else
            client.Finish(exchange, reply.Raw is null ? reply : Malformed("the answer is to another question"));
    }

    async Task<Reply> PostAsync(byte[] query, TimeSpan patience)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token);
        limit.CancelAfter(patience);
        using var request = new HttpRequestMessage(HttpMethod.Post, client.Upstream.Url)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
            Content = new ByteArrayContent(query),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(MediaType);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(MediaType));
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            if (response.StatusCode is not HttpStatusCode.OK)
                return Malformed($"HTTP status {(int)response.StatusCode}");
            if (response.Content.Headers.ContentType?.MediaType != MediaType)
                return Malformed($"content type {response.Content.Headers.ContentType}");
            return await ReadAsync(response.Content, limit.Token);
        }
        catch (HttpRequestException e)
        {
            return new Reply(null, Reason(e), e.HttpRequestError.ToString());
        }
        catch (IOException e)
        {
            return Reply.Lost(e.Message);
        }
        catch (OperationCanceledException)
        {
            return Reply.TimedOut;
        }
    }

    static async Task<Reply> ReadAsync(HttpContent content, CancellationToken cancel)
    {
        await using var stream = await content.ReadAsStreamAsync(cancel);
        var buffer = new byte[DnsMessage.MaxOctets + 1];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
        return length < buffer.Length ? new Reply(buffer[..length]) : Malformed("longer than a message can be");
    }

    static DnsFailure Reason(HttpRequestException e) => e switch
    {
        { HttpRequestError: HttpRequestError.SecureConnectionError } => DnsFailure.Untrusted,
        { HttpRequestError: HttpRequestError.ConnectionError } => DnsFailure.Unreachable,
        { HttpRequestError: HttpRequestError.NameResolutionError } => DnsFailure.Unreachable,
        _ => DnsFailure.ConnectionLost,
    };

    static Reply Malformed(string detail) => new(null, DnsFailure.Malformed, detail);
}
