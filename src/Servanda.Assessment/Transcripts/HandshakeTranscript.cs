using Servanda.Assessment.Observations;

namespace Servanda.Assessment.Transcripts;

/// <summary>What a server answered to a first handshake message that offers one version.</summary>
public sealed record HandshakeTranscript
{
    /// <summary>The address connected to.</summary>
    public required string Address { get; init; }

    /// <summary>What came back, up to the limit; empty when the connection was closed without a word.</summary>
    public required ReadOnlyMemory<byte> Reply { get; init; }

    /// <summary>What it means.</summary>
    public required HandshakeAnswer Answer { get; init; }

    /// <summary>The version the server chose; null unless it accepted.</summary>
    public TlsVersion? Chosen { get; init; }
}

/// <summary>The answer to an offer.</summary>
public enum HandshakeAnswer
{
    /// <summary>A ServerHello with the version offered.</summary>
    Accepted,
    /// <summary>An alert, or a ServerHello with another version: not this one.</summary>
    Declined,
    /// <summary>Closed without a word, which servers do as well to decline as when they break.</summary>
    Closed,
    /// <summary>Not TLS at all.</summary>
    NotTls,
}
