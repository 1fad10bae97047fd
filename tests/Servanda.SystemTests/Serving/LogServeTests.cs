using System.Net;
using System.Net.Sockets;
using System.Text;
using Servanda.SystemTests.Log;
using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.Serving;

/// <summary><c>servanda log serve</c>, by the requests of readers and of others.</summary>
public sealed class LogServeTests
{
    static readonly HttpClient Http = new();

    [Fact]
    public async Task What_a_reader_asks_for_comes_octet_for_octet_with_its_type_and_caching()
    {
        using var log = await LogScratch.StartAsync(leaves: 300);
        await using var served = await ServedCommand.StartAsync(0, "log", "serve", log.Log);
        await SentAsync(log, served, "checkpoint", "text/plain; charset=utf-8", "public, max-age=2");
        foreach (var path in (string[])["tile/0/000", "tile/entries/000"])
            await SentAsync(log, served, path, "application/octet-stream", "public, max-age=31536000, immutable");
        foreach (var path in (string[])["tile/entries/001.p/45", "tile/0/001.p/45", "tile/1/000.p/1"])
            await SentAsync(log, served, path, "application/octet-stream", "public, max-age=86400, immutable");
    }

    [Fact]
    public async Task Nothing_but_the_log_comes_out_however_it_is_asked_for()
    {
        using var log = await LogScratch.StartAsync(leaves: 300);
        await using var served = await ServedCommand.StartAsync(0, "log", "serve", log.Log);
        foreach (var target in (string[])
        [
            "/", "/log.key", "/../log.key", "/tile/../../log.key", "/tile/0/../../../log.key", "/%2e%2e/log.key", "/tile/0/..%2f..%2f..%2flog.key",
            "/public/checkpoint", "//checkpoint", "/checkpoint/", "/checkpoint.new", "/./checkpoint", "/%63heckpoint", "/checkpoint?x=1", "/.sequencer-lock",
            "/tile", "/tile/0", "/tile/0/0", "/tile/00/000", "/tile/64/000", "/tile/0/001.p", "/tile/0/001.p/0", "/tile/0/001.p/256", "/tile/0/999",
            "/tile/0/x000/000", "/tile/entries/000.gz", "/tile/0/000/", "/tile/0/000%00", "/tile\\0\\000", "/log.db", "/etc/passwd",
        ])
            Assert.True((await RawAsync(served.Address, target)) is 404 or 400, target);
        Assert.Equal(200, await RawAsync(served.Address, "/checkpoint"));
        Assert.Equal(HttpStatusCode.MethodNotAllowed,
            (await Http.DeleteAsync(new Uri(served.Address, "checkpoint"), TestContext.Current.CancellationToken)).StatusCode);
        await served.KillAsync("-INT");
    }

    static async Task SentAsync(LogScratch log, ServedCommand served, string path, string type, string caching)
    {
        var file = await File.ReadAllBytesAsync(Path.Combine(log.Tree, path), TestContext.Current.CancellationToken);
        using var response = await Http.GetAsync(new Uri(served.Address, path), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal((type, caching), (response.Content.Headers.ContentType!.ToString(), response.Headers.CacheControl!.ToString()));
        Assert.Empty(response.Content.Headers.ContentEncoding);
        Assert.Equal(file, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        using var asked = new HttpRequestMessage(HttpMethod.Head, new Uri(served.Address, path));
        using var head = await Http.SendAsync(asked, TestContext.Current.CancellationToken);
        Assert.Equal(file.Length, head.Content.Headers.ContentLength);
    }

    /// <summary>The status for a target sent as it is: clients tidy up what they are given.</summary>
    static async Task<int> RawAsync(Uri address, string target)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, address.Port, TestContext.Current.CancellationToken);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"GET {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        var reply = await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("PRIVATE", reply, StringComparison.Ordinal);
        return int.Parse(reply.AsSpan("HTTP/1.1 ".Length, 3), System.Globalization.CultureInfo.InvariantCulture);
    }
}
