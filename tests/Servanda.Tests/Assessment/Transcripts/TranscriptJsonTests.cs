using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Transcripts;

namespace Servanda.Tests.Assessment.Transcripts;

public sealed class TranscriptJsonTests
{
    static readonly TlsFacts Tls = new()
    {
        Version = TlsVersion.Tls13,
        CipherSuite = "TLS_AES_256_GCM_SHA384",
        Certificates = [new byte[] { 0x30, 0x00 }, new byte[] { 0x30, 0x01, 0xFF }],
        ChainProblems = ["UntrustedRoot"],
    };

    [Fact]
    public void A_page_is_read_back_as_it_was_written() => Assert.Equal(
        """
        {"body":"aGk=","end":"answered","hops":[{"address":"192.0.2.1","fields":[["location","/ö"]],"status":301,"url":"http://example.org/"},{"address":"192.0.2.1","fields":[],"status":200,"tls":{"certificates":["MAA=","MAH/"],"chainProblems":["UntrustedRoot"],"cipherSuite":"TLS_AES_256_GCM_SHA384","version":"1.3"},"url":"https://example.org/"}],"isBodyCut":true}
        """,
        Encoding.UTF8.GetString(WebTranscriptJson.Write(WebTranscriptJson.Read(WebTranscriptJson.Write(Page("/ö")))!)));

    [Fact]
    public void A_lone_surrogate_in_a_field_becomes_a_replacement_character() =>
        Assert.Equal("a\uFFFDb", WebTranscriptJson.Read(WebTranscriptJson.Write(Page("a\uD800b")))!.Hops[0].Field("Location"));

    [Fact]
    public void A_conversation_is_read_back_with_its_meaning()
    {
        var read = SmtpTranscriptJson.Read(SmtpTranscriptJson.Write(Mail("250-mx.example.org", "250-SIZE 1000", "250 StartTLS")));
        Assert.True(read is { IsGreeted: true, OffersStartTls: true, End: SmtpEnd.Complete, Tls.Certificates.Count: 2 });
    }

    [Theory]
    [InlineData("250-mx.example.org", "250 SIZE")]
    [InlineData("250 STARTTLS")]
    [InlineData("554 STARTTLS", "554 STARTTLS")]
    public void Starttls_is_not_offered_where_no_keyword_line_says_so(params string[] answer) =>
        Assert.False(Mail(answer).OffersStartTls);

    [Fact]
    public void A_handshake_is_read_back_and_its_meaning_comes_from_the_bytes()
    {
        var written = new HandshakeTranscript(
            "192.0.2.1", TlsVersion.Tls11, HandshakeReplies.Of(HandshakeAnswer.Accepted, TlsVersion.Tls11)).Write();
        var read = HandshakeTranscript.Read(written);
        Assert.Equal((HandshakeAnswer.Accepted, TlsVersion.Tls11), (read!.Answer, read.Chosen));
        Assert.Equal(written, read.Write());
    }

    [Theory]
    [InlineData(HandshakeAnswer.Accepted)]
    [InlineData(HandshakeAnswer.Declined)]
    [InlineData(HandshakeAnswer.Closed)]
    [InlineData(HandshakeAnswer.NotTls)]
    public void Every_answer_can_be_written(HandshakeAnswer answer) => Assert.Equal(
        answer, new HandshakeTranscript("", TlsVersion.Tls10, HandshakeReplies.Of(answer, TlsVersion.Tls10)).Answer);

    [Theory]
    [InlineData("""{"address":"a","offered":"1.4","reply":""}""")]
    [InlineData("""{"address":"a","offered":"1.3","reply":" "}""")]
    [InlineData("""{"address":"a","offered":"1.3","reply":"!"}""")]
    [InlineData("""{"address":1,"offered":"1.3","reply":""}""")]
    [InlineData("""{"offered":"1.3","reply":""}""")]
    [InlineData("""{"address":"a","address":"b","offered":"1.3","reply":""}""")]
    [InlineData("""[]""")]
    [InlineData("")]
    public void A_handshake_that_we_did_not_write_is_not_read(string json) =>
        Assert.Null(HandshakeTranscript.Read(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("""{"body":"","end":"answered","hops":[],"isBodyCut":false}""")]
    [InlineData("""{"body":"","end":"answered","hops":[{"address":"","fields":[],"status":0,"url":"file:///etc/passwd"}],"isBodyCut":false}""")]
    [InlineData("""{"body":"","end":"answered","hops":[{"address":"","fields":[["a"]],"status":0,"url":"http://a/"}],"isBodyCut":false}""")]
    [InlineData("""{"body":"","end":"answered","hops":[{"address":"","fields":[],"status":-1,"url":"http://a/"}],"isBodyCut":false}""")]
    [InlineData("""{"body":"","end":"answered","hops":[{"address":"","fields":[],"status":1,"tls":[],"url":"http://a/"}],"isBodyCut":false}""")]
    public void A_page_that_we_did_not_write_is_not_read(string json) =>
        Assert.Null(WebTranscriptJson.Read(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void A_list_over_its_bound_is_not_read()
    {
        var lines = Enumerable.Repeat(new SmtpLine(false, "220 x"), SmtpTranscript.MaxLines + 1).ToList();
        Assert.Null(SmtpTranscriptJson.Read(
            SmtpTranscriptJson.Write(new() { Address = "", Lines = lines, End = SmtpEnd.Malformed })));
    }

    [Fact]
    public void Any_texts_make_a_transcript_that_is_read_back() =>
        Prop.ForAll<string, string, byte[]>((name, value, body) =>
        {
            var page = Page(value ?? "") with { Body = body ?? [], Fault = name };
            var written = WebTranscriptJson.Write(page);
            var lines = SmtpTranscriptJson.Write(Mail(value ?? "", name ?? ""));
            return WebTranscriptJson.Write(WebTranscriptJson.Read(written)!).SequenceEqual(written) &&
                SmtpTranscriptJson.Write(SmtpTranscriptJson.Read(lines)!).SequenceEqual(lines);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_bytes_are_read_without_a_throw() =>
        Prop.ForAll<byte[]>(bytes => IsReadOrNot(bytes ?? [])).QuickCheckThrowOnFailure();

    [Fact]
    public void A_transcript_with_any_octet_changed_is_read_without_a_throw() =>
        Prop.ForAll<ushort, byte>((at, value) =>
        {
            foreach (var written in (byte[][])[WebTranscriptJson.Write(Page("x")), SmtpTranscriptJson.Write(Mail("250 x"))])
            {
                written[at % written.Length] = value;
                if (!IsReadOrNot(written))
                    return false;
            }
            return true;
        }).QuickCheckThrowOnFailure();

    static bool IsReadOrNot(byte[] bytes) =>
        WebTranscriptJson.Read(bytes) is null or { Hops.Count: > 0 } &&
        SmtpTranscriptJson.Read(bytes) is null or { Lines.Count: <= SmtpTranscript.MaxLines } &&
        HandshakeTranscript.Read(bytes) is null or { Reply.Length: <= ServerHelloReader.MaxReplyOctets };

    static WebTranscript Page(string location) => new()
    {
        Hops =
        [
            new() { Url = new("http://example.org/"), Address = "192.0.2.1", Status = 301, Fields = [new("location", location)] },
            new() { Url = new("https://example.org/"), Address = "192.0.2.1", Status = 200, Tls = Tls },
        ],
        Body = "hi"u8.ToArray(),
        IsBodyCut = true,
        End = WebEnd.Answered,
    };

    static SmtpTranscript Mail(params string[] answer) => new()
    {
        Address = "192.0.2.1",
        Lines =
        [
            new(false, "220 mx.example.org ESMTP"),
            new(true, "EHLO probe.example.net"),
            .. answer.Select(line => new SmtpLine(false, line)),
        ],
        Tls = Tls,
        End = SmtpEnd.Complete,
    };
}
