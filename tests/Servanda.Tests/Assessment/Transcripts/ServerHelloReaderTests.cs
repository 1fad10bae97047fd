using FsCheck;
using FsCheck.Fluent;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Transcripts;

namespace Servanda.Tests.Assessment.Transcripts;

public sealed class ServerHelloReaderTests
{
    [Theory]
    [InlineData(TlsVersion.Tls10)]
    [InlineData(TlsVersion.Tls11)]
    [InlineData(TlsVersion.Tls12)]
    [InlineData(TlsVersion.Tls13)]
    public void A_server_hello_with_the_version_offered_accepts_it(TlsVersion version) =>
        Assert.Equal(new(HandshakeAnswer.Accepted, version), Read(HandshakeReplies.ServerHello(version), version));

    [Fact]
    public void A_hello_retry_request_accepts_version_1_3() =>
        Assert.Equal(new(HandshakeAnswer.Accepted, TlsVersion.Tls13),
            Read(HandshakeReplies.ServerHello(TlsVersion.Tls13, isRetry: true), TlsVersion.Tls13));

    [Fact]
    public void A_server_hello_with_a_lower_version_declines_and_says_which() =>
        Assert.Equal(new(HandshakeAnswer.Declined, TlsVersion.Tls12),
            Read(HandshakeReplies.ServerHello(TlsVersion.Tls12), TlsVersion.Tls13));

    [Fact]
    public void An_alert_declines() =>
        Assert.Equal(new(HandshakeAnswer.Declined, null), Read(HandshakeReplies.Alert(2, 70), TlsVersion.Tls10));

    [Fact]
    public void The_unrecognized_name_warning_is_passed_over() =>
        Assert.Equal(new(HandshakeAnswer.Accepted, TlsVersion.Tls12),
            Read([.. HandshakeReplies.Alert(1, 112), .. HandshakeReplies.ServerHello(TlsVersion.Tls12)], TlsVersion.Tls12));

    [Fact]
    public void A_server_hello_over_several_records_is_put_together()
    {
        var whole = HandshakeReplies.ServerHello(TlsVersion.Tls12)[5..];
        byte[] split = [.. whole.Chunk(7).SelectMany(piece => HandshakeReplies.Record(22, piece))];
        Assert.Equal(HandshakeAnswer.Accepted, Read(split, TlsVersion.Tls12)?.Answer);
    }

    [Fact]
    public void A_prefix_of_an_answer_needs_more_at_every_length()
    {
        var whole = HandshakeReplies.ServerHello(TlsVersion.Tls13);
        Assert.All(Enumerable.Range(0, whole.Length), length => Assert.Null(Read(whole[..length], TlsVersion.Tls13)));
    }

    [Theory]
    [InlineData("48545450")]
    [InlineData("220 mx.example.org ESMTP")]
    [InlineData("1603030000")]
    [InlineData("15030300030202")]
    [InlineData("1702010000")]
    public void What_is_no_record_is_not_tls(string text) =>
        Assert.Equal(HandshakeAnswer.NotTls, Read(Bytes(text), TlsVersion.Tls12)?.Answer);

    [Fact]
    public void A_broken_server_hello_is_not_tls()
    {
        var hello = HandshakeReplies.ServerHello(TlsVersion.Tls12);
        hello[43] = 33;
        Assert.Equal(HandshakeAnswer.NotTls, Read(hello, TlsVersion.Tls12)?.Answer);
    }

    [Fact]
    public void A_hello_that_is_not_whole_within_the_limit_is_not_tls()
    {
        byte[] record = HandshakeReplies.Record(22, [2, 0, 0x7F, 0xFF, .. new byte[16000]]);
        byte[] endless = [.. record, .. HandshakeReplies.Record(22, new byte[16384]), .. new byte[1000]];
        Assert.Equal(HandshakeAnswer.NotTls, Read(endless, TlsVersion.Tls12)?.Answer);
    }

    [Fact]
    public void Any_bytes_are_told_without_a_throw() =>
        Prop.ForAll<byte[]>(bytes => TlsVersions.All.All(version => IsConsistent(bytes ?? [], version)))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_server_hello_with_any_octet_changed_is_told_without_a_throw() =>
        Prop.ForAll<ushort, byte>((at, value) =>
        {
            var hello = HandshakeReplies.ServerHello(TlsVersion.Tls13);
            hello[at % hello.Length] = value;
            return TlsVersions.All.All(version => IsConsistent(hello, version));
        }).QuickCheckThrowOnFailure();

    static bool IsConsistent(byte[] bytes, TlsVersion offered) =>
        Read(bytes, offered) is not { Answer: HandshakeAnswer.Accepted, Chosen: var chosen } || chosen == offered;

    static HandshakeReply? Read(byte[] reply, TlsVersion offered) => ServerHelloReader.Read(reply, offered);

    static byte[] Bytes(string text) => text.All(char.IsAsciiHexDigit)
        ? Convert.FromHexString(text)
        : System.Text.Encoding.ASCII.GetBytes(text);
}
