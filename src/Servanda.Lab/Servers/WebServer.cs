using System.Globalization;
using System.Text;
using Servanda.Lab.Keys;

namespace Servanda.Lab.Servers;

/// <summary>What a site answers to a GET.</summary>
delegate WebReply WebSite(WebRequest request);

/// <summary>A GET as it came.</summary>
/// <param name="Scheme"><c>http</c> or <c>https</c>.</param>
/// <param name="Host">The host asked for, in lower case, without a port.</param>
/// <param name="Target">Path and query.</param>
sealed record WebRequest(string Scheme, string Host, string Target);

/// <summary>A small server of HTTP/1.1 (RFC 9112): one request a connection, no body in it.</summary>
static class WebServer
{
    const int MaxHeadOctets = 16 * 1024;

    /// <summary>Over plain HTTP.</summary>
    public static Conversation Plain(WebSite site) => (stream, cancel) => ServeAsync(stream, "http", site, cancel);

    /// <summary>Over TLS, with the certificate for the name asked for.</summary>
    public static Conversation Secure(WebSite site, Func<string, ServerCertificate> choose) => async (stream, cancel) =>
    {
        await using var tls = await TlsServer.AcceptAsync(stream, choose, cancel);
        await ServeAsync(tls, "https", site, cancel);
    };

    static async Task ServeAsync(Stream stream, string scheme, WebSite site, CancellationToken cancel)
    {
        if (await HearAsync(stream, scheme, cancel) is not { } request)
            return;
        var reply = site(request);
        var head = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {reply.Status} {reply.Phrase}\r\nConnection: close\r\n");
        foreach (var (name, value) in reply.Fields)
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        if (reply.More is null)
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {reply.Body.Length}\r\n");
        await stream.WriteAsync(Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), cancel);
        await stream.WriteAsync(reply.Body, cancel);
        if (reply.More is { } more)
            await more(stream, cancel);
        await stream.FlushAsync(cancel);
    }

    /// <summary>The request; null when it is none.</summary>
    static async Task<WebRequest?> HearAsync(Stream stream, string scheme, CancellationToken cancel)
    {
        var buffer = new byte[MaxHeadOctets];
        var length = 0;
        while (buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8) < 0)
        {
            var read = length == buffer.Length ? 0 : await stream.ReadAsync(buffer.AsMemory(length), cancel);
            if (read == 0)
                return null;
            length += read;
        }
        var lines = Encoding.Latin1.GetString(buffer, 0, length).Split("\r\n");
        var host = Array.Find(lines, line => line.StartsWith("host:", StringComparison.OrdinalIgnoreCase))?[5..] ?? "";
        return lines[0].Split(' ') is ["GET", var target, _]
            ? new WebRequest(scheme, host.Trim().Split(':')[0].ToLowerInvariant(), target)
            : null;
    }
}
