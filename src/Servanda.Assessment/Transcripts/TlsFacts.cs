using Servanda.Assessment.Observations;

namespace Servanda.Assessment.Transcripts;

/// <summary>What a completed TLS handshake showed.</summary>
public sealed record TlsFacts
{
    /// <summary>The version agreed on.</summary>
    public required TlsVersion Version { get; init; }

    /// <summary>The cipher suite, by its IANA name.</summary>
    public required string CipherSuite { get; init; }

    /// <summary>The certificates sent, DER, the server's own first.</summary>
    public required IReadOnlyList<ReadOnlyMemory<byte>> Certificates { get; init; }

    /// <summary>
    /// What is wrong with the chain by the trust anchors of the vantage, in the words of X509ChainStatusFlags
    /// (<c>UntrustedRoot</c>, <c>PartialChain</c>, <c>NotTimeValid</c>…); empty when it is trusted. Names are not looked
    /// at here: a rule compares them with the certificate itself.
    /// </summary>
    public required IReadOnlyList<string> ChainProblems { get; init; }
}
