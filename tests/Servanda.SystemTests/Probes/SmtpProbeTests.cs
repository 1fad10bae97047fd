using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Probes;
using Servanda.Assessment.Transcripts;
using Servanda.Core.Names;

namespace Servanda.SystemTests.Probes;

public sealed class SmtpProbeTests
{
    /// <summary>For what is over the limit of time.</summary>
    static readonly ProbeLimits Short = new()
    {
        SmtpTime = TimeSpan.FromSeconds(2),
        SmtpReplyTime = TimeSpan.FromSeconds(1),
        TargetSpacing = TimeSpan.Zero,
    };

    /// <summary>For all else, however busy the machine is.</summary>
    static readonly ProbeLimits Patient = new() { TargetSpacing = TimeSpan.Zero };

    [Fact]
    public async Task A_mail_host_is_greeted_and_left_after_the_handshake()
    {
        using var authority = new TestAuthority();
        using var certificate = authority.Issue("mx.example");
        List<string> heard = [];
        await using var server = new SmallServer((stream, cancel) => MailAsync(stream, certificate, heard, cancel));
        await using var scene = new Scene(Patient, authority).With(25, server);
        var mail = await scene.SeenMailAsync();
        Assert.True(mail is { IsGreeted: true, OffersStartTls: true, End: SmtpEnd.Complete, Tls.ChainProblems: [] });
        Assert.Equal(certificate.RawData, mail.Tls!.Certificates[0]);
        // The last word is sent and not waited for: give the server the time to hear it.
        for (var tries = 0; heard.Count < 3 && tries < 250; tries++)
            await Task.Delay(20);
        await server.DisposeAsync();
        Assert.Equal(["EHLO probe.example", "STARTTLS", "QUIT"], heard);
    }

    [Fact]
    public async Task A_host_without_starttls_is_seen_to_the_end()
    {
        await using var server = Saying("220 mx\r\n", "250-mx\r\n250 SIZE\r\n");
        await using var scene = new Scene(Patient).With(25, server);
        var mail = await scene.SeenMailAsync();
        Assert.True(mail is { IsGreeted: true, OffersStartTls: false, End: SmtpEnd.Complete, Tls: null });
        Assert.Equal("QUIT", mail.Lines[^1].Text);
    }

    [Theory]
    [InlineData("554 go away\r\n", SmtpEnd.Rejected)]
    [InlineData("220 mx\r\n|550 no\r\n", SmtpEnd.Rejected)]
    [InlineData("220 mx\r\n|250-mx\r\n250 STARTTLS\r\n|454 later\r\n", SmtpEnd.StartTlsRefused)]
    [InlineData("220 mx\r\n|250-mx\r\n250 STARTTLS\r\n|220 go\r\nMAIL FROM:<>\r\n", SmtpEnd.Malformed)]
    [InlineData("220 mx\r\n|250-mx\r\n250 STARTTLS\r\n|220 go\r\n|no handshake at all, but text enough for one\r\n", SmtpEnd.TlsFailed)]
    [InlineData("220 mx\r\n|250-mx\r\n!", SmtpEnd.BrokenOff)]
    [InlineData("HTTP/1.1 400 Bad\r\n", SmtpEnd.Malformed)]
    public async Task A_conversation_is_seen_as_far_as_it_goes(string replies, SmtpEnd end)
    {
        await using var server = Saying(replies.Split('|'));
        await using var scene = new Scene(Patient).With(25, server);
        Assert.Equal(end, (await scene.SeenMailAsync()).End);
    }

    [Fact]
    public async Task A_greeting_of_a_megabyte_is_over_the_limit()
    {
        await using var server = Saying("220 " + new string('x', 1_000_000));
        await using var scene = new Scene(Patient).With(25, server);
        var mail = await scene.SeenMailAsync();
        Assert.Equal((SmtpEnd.Malformed, "over-limit"), (mail.End, mail.Fault));
        Assert.True(mail.Lines.Sum(line => line.Text.Length) <= SmtpTranscript.MaxLine);
    }

    [Fact]
    public async Task Lines_without_end_are_over_the_limit()
    {
        await using var server = Saying("220 mx\r\n", string.Concat(Enumerable.Repeat("250-x\r\n", 100_000)));
        await using var scene = new Scene(Patient).With(25, server);
        Assert.Equal((SmtpEnd.Malformed, "over-limit"), (await scene.SeenMailAsync() is var mail ? (mail.End, mail.Fault) : default));
    }

    [Fact]
    public async Task A_slow_drip_ends_with_the_time()
    {
        await using var server = new SmallServer(async (stream, cancel) =>
        {
            while (true)
            {
                await stream.WriteAsync("2"u8.ToArray(), cancel);
                await Task.Delay(100, cancel);
            }
        });
        await using var scene = new Scene(Short).With(25, server);
        Assert.Equal("timed-out", Scene.Reason(await scene.LookAsync(new Subject.MailHost(DomainName.Parse("mx.example")))));
    }

    [Fact]
    public async Task A_silent_host_is_not_measured()
    {
        await using var server = new SmallServer((_, cancel) => Task.Delay(Timeout.Infinite, cancel));
        await using var scene = new Scene(Short).With(25, server);
        Assert.Equal("timed-out", Scene.Reason(await scene.LookAsync(new Subject.MailHost(DomainName.Parse("mx.example")))));
    }

    [Fact]
    public async Task A_version_is_offered_to_a_mail_host_after_starttls()
    {
        using var certificate = TestAuthority.SelfSigned("mx.example");
        await using var server = new SmallServer((stream, cancel) => MailAsync(stream, certificate, [], cancel));
        await using var scene = new Scene(Patient).With(25, server);
        Assert.Equal(HandshakeAnswer.Accepted, await scene.OfferAsync(TlsVersion.Tls12, 25));
        Assert.Equal(HandshakeAnswer.Declined, await scene.OfferAsync(TlsVersion.Tls13, 25));
    }

    [Fact]
    public async Task A_version_cannot_be_offered_to_a_mail_host_without_starttls()
    {
        await using var server = Saying("220 mx\r\n", "250 mx\r\n");
        await using var scene = new Scene(Patient).With(25, server);
        Assert.StartsWith("no-starttls", Scene.Reason(await scene.LookAsync(
            new Subject.Handshake(DomainName.Parse("mx.example"), 25, TlsVersion.Tls12))), StringComparison.Ordinal);
    }

    static async Task MailAsync(
        Stream stream, X509Certificate2 certificate, List<string> heard, CancellationToken cancel)
    {
        await SayAsync(stream, "220 mx.example ESMTP\r\n", cancel);
        heard.Add(await LineAsync(stream, cancel));
        await SayAsync(stream, "250-mx.example\r\n250-SIZE 1000\r\n250 STARTTLS\r\n", cancel);
        heard.Add(await LineAsync(stream, cancel));
        await SayAsync(stream, "220 go ahead\r\n", cancel);
        await using var tls = await Scene.SecureAsync(stream, certificate, SslProtocols.Tls12, cancel);
        for (var line = await LineAsync(tls, cancel); line.Length > 0; line = await LineAsync(tls, cancel))
            heard.Add(line);
    }

    /// <summary>Says one piece, then one more after each line heard; hangs up after one that ends with an exclamation
    /// mark.</summary>
    static SmallServer Saying(params string[] replies) => new(async (stream, cancel) =>
    {
        foreach (var reply in replies)
        {
            await SayAsync(stream, reply.TrimEnd('!'), cancel);
            if (reply.EndsWith('!'))
                return;
            await LineAsync(stream, cancel);
        }
    });

    static async Task SayAsync(Stream stream, string text, CancellationToken cancel) =>
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text), cancel);

    static async Task<string> LineAsync(Stream stream, CancellationToken cancel)
    {
        var line = new StringBuilder();
        var octet = new byte[1];
        while (await stream.ReadAsync(octet, cancel) > 0 && octet[0] != '\n' && line.Length < 200)
            line.Append((char)octet[0]);
        return line.ToString().TrimEnd('\r');
    }
}
