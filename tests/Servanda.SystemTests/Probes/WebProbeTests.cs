using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Probes;
using Servanda.Assessment.Transcripts;

namespace Servanda.SystemTests.Probes;

public sealed class WebProbeTests
{
    const string Ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nStrict-Transport-Security: max-age=1\r\n\r\nhi";

    /// <summary>For what is over a limit of octets, however busy the machine is.</summary>
    static readonly ProbeLimits Small = new()
    {
        WebTime = TimeSpan.FromSeconds(60),
        TargetSpacing = TimeSpan.Zero,
        MaxBodyOctets = 100_000,
    };

    /// <summary>For what is over the limit of time.</summary>
    static readonly ProbeLimits Short = Small with { WebTime = TimeSpan.FromSeconds(1) };

    [Fact]
    public async Task A_page_is_seen_with_its_handshake_and_fields()
    {
        using var authority = new TestAuthority();
        using var certificate = authority.Issue(Scene.Host);
        var request = "";
        await using var server = Scene.Tls(certificate, Scene.Http(text => { request = text; return Ok; }));
        await using var scene = new Scene(authority: authority).With(443, server);
        var page = await scene.SeenPageAsync("https://www.example/x?y#z");
        Assert.Equal((WebEnd.Answered, 200, "192.0.2.1"), (page.End, page.Last.Status, page.Last.Address));
        Assert.Equal("hi", Encoding.ASCII.GetString(page.Body.Span));
        Assert.Equal("max-age=1", page.Last.Field("strict-transport-security"));
        Assert.Empty(page.Last.Tls!.ChainProblems);
        Assert.Equal(certificate.RawData, page.Last.Tls.Certificates[0]);
        Assert.StartsWith("TLS_", page.Last.Tls.CipherSuite, StringComparison.Ordinal);
        Assert.StartsWith("GET /x?y HTTP/1.1\r\n", request, StringComparison.Ordinal);
        Assert.Contains("\r\nUser-Agent: Servanda/0.0 (+https://contact.example/)\r\n", request, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_nobody_vouches_for_is_seen_with_what_is_wrong()
    {
        using var authority = new TestAuthority();
        using var certificate = TestAuthority.SelfSigned(Scene.Host);
        await using var server = Scene.Tls(certificate, Scene.Http(_ => Ok));
        await using var scene = new Scene(authority: authority).With(443, server);
        var page = await scene.SeenPageAsync("https://www.example/");
        Assert.Equal(["UntrustedRoot"], page.Last.Tls!.ChainProblems);
        Assert.Equal(200, page.Last.Status);
    }

    [Fact]
    public async Task An_expired_certificate_is_seen_with_what_is_wrong()
    {
        using var authority = new TestAuthority();
        using var certificate = authority.Issue(Scene.Host, isExpired: true);
        await using var server = Scene.Tls(certificate, Scene.Http(_ => Ok));
        await using var scene = new Scene(authority: authority).With(443, server);
        Assert.Equal(["NotTimeValid"], (await scene.SeenPageAsync("https://www.example/")).Last.Tls!.ChainProblems);
    }

    /// <summary>The addresses in a certificate are for a stranger to choose.</summary>
    [Fact]
    public async Task Nothing_that_a_certificate_points_to_is_fetched()
    {
        await using var lure = new SmallServer(Scene.Http(_ => Ok));
        using var stranger = new TestAuthority();
        using var authority = new TestAuthority();
        using var certificate = stranger.Issue(Scene.Host, pointers: $"http://{lure.Endpoint}/");
        await using var server = Scene.Tls(certificate, Scene.Http(_ => Ok));
        await using var trusting = new Scene(authority: authority).With(443, server);
        await using var plain = new Scene().With(443, server);
        Assert.Equal(["PartialChain"], (await trusting.SeenPageAsync("https://www.example/")).Last.Tls!.ChainProblems);
        Assert.Equal(["PartialChain"], (await plain.SeenPageAsync("https://www.example/")).Last.Tls!.ChainProblems);
        Assert.Equal(0, lure.Connections);
    }

    [Fact]
    public async Task A_redirect_is_followed_and_both_hops_are_seen()
    {
        using var certificate = TestAuthority.SelfSigned(Scene.Host);
        await using var plain = new SmallServer(Scene.Http(_ => Redirect("https://www.example/")));
        await using var secure = Scene.Tls(certificate, Scene.Http(_ => Ok));
        await using var scene = new Scene().With(80, plain).With(443, secure);
        var page = await scene.SeenPageAsync("http://www.example/");
        Assert.Equal([(301, false), (200, true)], page.Hops.Select(hop => (hop.Status, hop.Tls is not null)));
    }

    [Fact]
    public async Task Endless_redirects_end_at_the_limit()
    {
        var at = 0;
        await using var server = new SmallServer(Scene.Http(_ => Redirect($"/{at++}")));
        await using var scene = new Scene().With(80, server);
        var page = await scene.SeenPageAsync("http://www.example/");
        Assert.Equal((WebEnd.TooManyRedirects, 11), (page.End, page.Hops.Count));
    }

    [Fact]
    public async Task A_redirect_back_ends_at_once()
    {
        await using var server = new SmallServer(Scene.Http(_ => Redirect("/")));
        await using var scene = new Scene().With(80, server);
        var page = await scene.SeenPageAsync("http://www.example/");
        Assert.Equal((WebEnd.TooManyRedirects, 1), (page.End, page.Hops.Count));
    }

    [Theory]
    [InlineData("http://127.0.0.1/", "address-not-allowed: 127.0.0.1 is loopback (RFC 1122)")]
    [InlineData("http://0x7f000001/", "address-not-allowed: 127.0.0.1 is loopback (RFC 1122)")]
    [InlineData("http://[::ffff:10.0.0.1]/", "address-not-allowed: ::ffff:10.0.0.1 is private use (RFC 1918)")]
    [InlineData("http://169.254.169.254/latest/", "address-not-allowed: 169.254.169.254 is link local (RFC 3927)")]
    [InlineData("http://rebound.example/", "address-not-allowed: 127.0.0.1 is loopback (RFC 1122)")]
    [InlineData("http://www.example:25/", "port-not-allowed: 25")]
    [InlineData("file:///etc/passwd", "no http or https URL")]
    [InlineData("http://", "no http or https URL")]
    public async Task A_redirect_to_where_we_may_not_connect_is_refused(string location, string fault)
    {
        await using var server = new SmallServer(Scene.Http(_ => Redirect(location)));
        await using var scene = new Scene().With(80, server);
        var page = await scene.SeenPageAsync("http://www.example/");
        Assert.Equal((WebEnd.RedirectRefused, fault, 1), (page.End, page.Fault, page.Hops.Count));
    }

    [Fact]
    public async Task A_name_that_resolves_to_loopback_is_refused_with_the_reason()
    {
        await using var server = new SmallServer(Scene.Http(_ => Ok));
        await using var scene = new Scene().With(80, server, "127.0.0.1");
        Assert.Equal("address-not-allowed: 127.0.0.1 is loopback (RFC 1122)",
            Scene.Reason(await scene.PageAsync("http://rebound.example/")));
        Assert.Equal(0, server.Connections);
    }

    [Fact]
    public async Task An_endless_body_is_cut_at_the_limit()
    {
        await using var server = new SmallServer(async (stream, cancel) =>
        {
            await Scene.RequestAsync(stream, cancel);
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), cancel);
            while (true)
                await stream.WriteAsync(new byte[65536], cancel);
        });
        await using var scene = new Scene(Small).With(80, server);
        var page = await scene.SeenPageAsync("http://www.example/");
        Assert.Equal((true, 100_000, WebEnd.Answered), (page.IsBodyCut, page.Body.Length, page.End));
    }

    [Fact]
    public async Task A_small_body_that_unfolds_to_a_large_one_is_cut_at_the_limit()
    {
        using var bomb = new MemoryStream();
        using (var gzip = new GZipStream(bomb, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(new byte[50_000_000]);
        await using var server = new SmallServer(async (stream, cancel) =>
        {
            await Scene.RequestAsync(stream, cancel);
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"u8.ToArray(), cancel);
            await stream.WriteAsync(bomb.ToArray(), cancel);
        });
        await using var scene = new Scene(Small).With(80, server);
        var page = await scene.SeenPageAsync("http://www.example/");
        Assert.Equal((true, 100_000), (page.IsBodyCut, page.Body.Length));
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nA: ", true)]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n", false)]
    public async Task A_slow_drip_ends_with_the_time(string start, bool isUnmeasured)
    {
        await using var server = new SmallServer(async (stream, cancel) =>
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(start), cancel);
            while (true)
            {
                await stream.WriteAsync("x"u8.ToArray(), cancel);
                await Task.Delay(100, cancel);
            }
        });
        await using var scene = new Scene(Short).With(80, server);
        var watch = Stopwatch.StartNew();
        var seen = await scene.PageAsync("http://www.example/");
        Assert.InRange(watch.ElapsedMilliseconds, 900, 20_000);
        if (isUnmeasured)
            Assert.Equal("timed-out", Scene.Reason(seen));
        else
            Assert.True(WebTranscriptJson.Read(Assert.IsType<Observation.Seen>(seen).Raw) is { IsBodyCut: true, Body.Length: > 1 });
    }

    [Theory]
    [InlineData("http")]
    [InlineData("https")]
    public async Task A_server_that_never_answers_is_not_measured(string scheme)
    {
        await using var server = new SmallServer((_, cancel) => Task.Delay(Timeout.Infinite, cancel));
        await using var scene = new Scene(Short).With(80, server).With(443, server);
        Assert.Equal("timed-out", Scene.Reason(await scene.PageAsync($"{scheme}://www.example/")));
    }

    [Theory]
    [InlineData("http")]
    [InlineData("https")]
    public async Task A_server_that_closes_at_once_is_not_measured(string scheme)
    {
        await using var server = new SmallServer((_, _) => Task.CompletedTask);
        await using var scene = new Scene(Small).With(80, server).With(443, server);
        Assert.Equal("broken-off", Scene.Reason(await scene.PageAsync($"{scheme}://www.example/")));
    }

    [Fact]
    public async Task A_port_nobody_listens_on_is_refused()
    {
        await using var scene = new Scene(Small);
        Assert.Equal("refused", Scene.Reason(await scene.PageAsync("http://www.example/")));
    }

    [Fact]
    public async Task Garbage_instead_of_a_handshake_is_a_handshake_that_failed()
    {
        await using var server = new SmallServer(async (stream, cancel) =>
        {
            await stream.WriteAsync("HTTP/1.1 400 This is no TLS\r\n\r\n"u8.ToArray(), cancel);
            await Task.Delay(Timeout.Infinite, cancel);
        });
        await using var scene = new Scene(Small).With(443, server);
        var page = await scene.SeenPageAsync("https://www.example/");
        Assert.Equal((WebEnd.TlsFailed, 0), (page.End, page.Last.Status));
        Assert.NotNull(page.Fault);
    }

    [Fact]
    public async Task An_alert_is_a_handshake_that_failed()
    {
        await using var server = new SmallServer(async (stream, cancel) =>
        {
            await stream.ReadAtLeastAsync(new byte[64], 64, cancellationToken: cancel);
            await stream.WriteAsync(new byte[] { 21, 3, 3, 0, 2, 2, 40 }, cancel);
            await Task.Delay(Timeout.Infinite, cancel);
        });
        await using var scene = new Scene(Small).With(443, server);
        var page = await scene.SeenPageAsync("https://www.example/");
        Assert.Equal(WebEnd.TlsFailed, page.End);
        Assert.Contains("handshake failure", page.Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("220 mx.example ESMTP\r\n", "not HTTP")]
    [InlineData("HTTP/1.1 9 OK\r\n\r\n", "not HTTP")]
    public async Task What_is_no_http_is_malformed(string answer, string fault)
    {
        await using var server = new SmallServer(Scene.Http(_ => answer));
        await using var scene = new Scene(Small).With(80, server);
        var page = await scene.SeenPageAsync("http://www.example/");
        Assert.Equal((WebEnd.Malformed, fault), (page.End, page.Fault));
    }

    [Fact]
    public async Task Fields_without_end_are_over_the_limit()
    {
        await using var server = new SmallServer(async (stream, cancel) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n"u8.ToArray(), cancel);
            while (true)
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"X-{new string('a', 900)}: b\r\n"), cancel);
        });
        await using var scene = new Scene(Small).With(80, server);
        var page = await scene.SeenPageAsync("http://www.example/");
        Assert.Equal((WebEnd.Malformed, "over-limit"), (page.End, page.Fault));
    }

    static string Redirect(string location) => $"HTTP/1.1 301 Moved\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n";
}
