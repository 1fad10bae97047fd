using Servanda.Assessment.Observations;
using Servanda.Core.Json;

namespace Servanda.Assessment.Transcripts;

/// <summary>What a server answered to a first handshake message that offers one version. The bytes are the truth: what
/// they mean is read from them, here and by whoever re-checks.</summary>
/// <param name="Address">The address connected to.</param>
/// <param name="Offered">The only version offered.</param>
/// <param name="Reply">What came back, up to <see cref="ServerHelloReader.MaxReplyOctets"/>; empty when the connection
/// was closed without a word.</param>
public sealed record HandshakeTranscript(string Address, TlsVersion Offered, ReadOnlyMemory<byte> Reply)
{
    const int MaxAddress = 256;

    readonly HandshakeReply _meaning =
        ServerHelloReader.Read(Reply.Span, Offered) ?? new HandshakeReply(HandshakeAnswer.Closed, null);

    /// <summary>What it means; an answer that breaks off before it can be told counts as closed.</summary>
    public HandshakeAnswer Answer => _meaning.Answer;

    /// <summary>The version the server chose, which is not the one offered where it declined with a ServerHello; null
    /// when it chose none we know.</summary>
    public TlsVersion? Chosen => _meaning.Chosen;

    /// <summary>As canonical JSON.</summary>
    public byte[] Write() => CanonicalJson.WriteHashed(JsonItem.Of(
        ("address", TranscriptJson.Of(Address)),
        ("offered", Offered.Number()),
        ("reply", TranscriptJson.Of(Reply))));

    /// <summary>Reads it; null for anything that no writer of ours wrote.</summary>
    public static HandshakeTranscript? Read(ReadOnlyMemory<byte> json) =>
        TranscriptReader.Read(json, (reader, item) => new HandshakeTranscript(
            reader.Text(item, "address", MaxAddress),
            reader.Word<TlsVersion>(item, "offered", TlsVersions.Number),
            reader.Bytes(item, "reply", ServerHelloReader.MaxReplyOctets)));
}

/// <summary>The answer to an offer.</summary>
public enum HandshakeAnswer
{
    /// <summary>A ServerHello with the version offered.</summary>
    Accepted,
    /// <summary>An alert, or a ServerHello with another version: not this one.</summary>
    Declined,
    /// <summary>Closed without a whole answer, which servers do as well to decline as when they break.</summary>
    Closed,
    /// <summary>Not TLS at all.</summary>
    NotTls,
}
