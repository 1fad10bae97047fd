using System.IO.Compression;
using System.Net;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Assessment.Probes;
using Servanda.Assessment.Transcripts;

namespace Servanda.Tests.Assessment.Probes;

public sealed class HttpFetchTests
{
    static readonly ProberOptions Options = new() { Version = "1.2", Limits = new() { MaxBodyOctets = 1000 } };

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi", "hi", false)]
    [InlineData("HTTP/1.0 200 OK\r\n\r\nhi", "hi", false)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n", "hi", false)]
    [InlineData("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\nhi", "hi", false)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi", "hi", true)]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\nx", "hi", true)]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: zstd\r\n\r\nhi", "hi", false)]
    public async Task A_body_is_read_to_its_end_and_one_that_breaks_off_is_cut(string said, string body, bool isCut)
    {
        var fetched = await FetchAsync(said);
        Assert.Equal((WebEnd.Answered, body, isCut),
            (fetched.End, Encoding.ASCII.GetString(fetched.Body.Span), fetched.IsBodyCut));
    }

    [Fact]
    public async Task Every_line_of_a_field_is_kept()
    {
        var fetched = await FetchAsync("HTTP/1.1 200 OK\r\nContent-Type: a/b\r\nX-A:  1 \r\nx-a: \u00FC\r\n\r\n");
        Assert.Equal(["1", "\u00FC"], fetched.Hop.FieldLines("X-A"));
        Assert.Equal("a/b", fetched.Hop.Field("content-type"));
    }

    [Theory]
    [InlineData(301, true)]
    [InlineData(308, true)]
    [InlineData(304, false)]
    [InlineData(201, false)]
    public async Task Only_some_statuses_lead_elsewhere(int status, bool leads)
    {
        var fetched = await FetchAsync($"HTTP/1.1 {status} X\r\nLocation: /a\r\nContent-Length: 0\r\n\r\n");
        Assert.Equal(leads ? "/a" : null, fetched.Location);
    }

    [Fact]
    public async Task Codings_are_undone_up_to_the_limit()
    {
        foreach (var (name, pack) in (IEnumerable<(string, Func<Stream, Stream>)>)
            [
                ("gzip", to => new GZipStream(to, CompressionLevel.Optimal, true)),
                ("deflate", to => new ZLibStream(to, CompressionLevel.Optimal, true)),
                ("BR", to => new BrotliStream(to, CompressionLevel.Optimal, true)),
            ])
        {
            var packed = new MemoryStream();
            await using (var packing = pack(packed))
                packing.Write(new byte[900_000]);
            var small = await FetchAsync([.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Encoding: {name}\r\n\r\n"), .. packed.ToArray()]);
            Assert.Equal((1000, true), (small.Body.Length, small.IsBodyCut));
        }
    }

    [Fact]
    public async Task Too_many_fields_are_over_the_limit()
    {
        var fetched = await FetchAsync(
            $"HTTP/1.1 200 OK\r\n{string.Concat(Enumerable.Range(0, WebHop.MaxFields + 1).Select(i => $"a{i}:\r\n"))}\r\n");
        Assert.Equal((WebEnd.Malformed, "over-limit"), (fetched.End, fetched.Fault));
    }

    [Fact]
    public async Task What_was_fetched_can_be_written_and_read_back()
    {
        var fetched = await FetchAsync("HTTP/1.1 200 OK\r\nX: \0\x01\r\nLocation: \uD800\r\n\r\n\0");
        var written = WebTranscriptJson.Write(new() { Hops = [fetched.Hop], Body = fetched.Body, End = fetched.End });
        Assert.NotNull(WebTranscriptJson.Read(written));
    }

    [Fact]
    public void Any_bytes_from_a_server_are_fetched_without_a_throw() =>
        Prop.ForAll<byte[], byte>((bytes, start) =>
        {
            var head = (start % 4) switch
            {
                0 => "",
                1 => "HTTP/1.1 ",
                2 => "HTTP/1.1 200 OK\r\n",
                _ => "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n",
            };
            return FetchAsync([.. Encoding.ASCII.GetBytes(head), .. bytes ?? []]).GetAwaiter().GetResult().Body.Length <= 1000;
        }).QuickCheckThrowOnFailure();

    static Task<HttpFetched> FetchAsync(string said) => FetchAsync(Encoding.Latin1.GetBytes(said));

    static async Task<HttpFetched> FetchAsync(byte[] said)
    {
        using var connection = new Connection(
            new ScriptedStream(said), IPAddress.Parse("192.0.2.1"), IPAddress.Loopback, new MemoryStream());
        var fetch = new HttpFetch(new TlsInspection(null, TimeProvider.System), Options);
        return await fetch.GetAsync(new("http://www.example/"), connection, TimeSpan.FromSeconds(10), CancellationToken.None);
    }
}
