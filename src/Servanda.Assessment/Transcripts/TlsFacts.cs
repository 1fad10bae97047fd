using Servanda.Assessment.Observations;
using Servanda.Core.Json;

namespace Servanda.Assessment.Transcripts;

/// <summary>What a completed TLS handshake showed.</summary>
public sealed record TlsFacts
{
    /// <summary>Certificates kept of one chain.</summary>
    public const int MaxCertificates = 16;

    /// <summary>Octets of one certificate; more than the TLS library takes of a whole chain.</summary>
    public const int MaxCertificateOctets = 128 * 1024;

    /// <summary>Chain problems.</summary>
    public const int MaxChainProblems = 32;

    const int MaxWord = 256;

    /// <summary>The version agreed on.</summary>
    public required TlsVersion Version { get; init; }

    /// <summary>The cipher suite, by its IANA name.</summary>
    public required string CipherSuite { get; init; }

    /// <summary>The certificates sent, DER, the server's own first; at most <see cref="MaxCertificates"/>.</summary>
    public required IReadOnlyList<ReadOnlyMemory<byte>> Certificates { get; init; }

    /// <summary>
    /// What is wrong with the chain by the trust anchors of the vantage, in the words of X509ChainStatusFlags
    /// (<c>UntrustedRoot</c>, <c>PartialChain</c>, <c>NotTimeValid</c>…); empty when it is trusted. Names are not looked
    /// at here: a rule compares them with the certificate itself.
    /// </summary>
    public required IReadOnlyList<string> ChainProblems { get; init; }

    internal static JsonItem? Write(TlsFacts? tls) => tls is null ? null : JsonItem.Of(
        ("version", tls.Version.Number()),
        ("cipherSuite", TranscriptJson.Of(tls.CipherSuite)),
        ("certificates", JsonItem.List(tls.Certificates.Select(TranscriptJson.Of))),
        ("chainProblems", TranscriptJson.Of(tls.ChainProblems)));

    /// <summary>The handshake under <c>tls</c>; null where there is none.</summary>
    internal static TlsFacts? Read(TranscriptReader reader, JsonItem item)
    {
        if (item["tls"] is null)
            return null;
        var tls = reader.Object(item, "tls");
        return new TlsFacts
        {
            Version = reader.Word<TlsVersion>(tls, "version", TlsVersions.Number),
            CipherSuite = reader.Text(tls, "cipherSuite", MaxWord),
            Certificates = reader.BytesList(tls, "certificates", MaxCertificates, MaxCertificateOctets),
            ChainProblems = reader.Texts(tls, "chainProblems", MaxChainProblems, MaxWord),
        };
    }
}
