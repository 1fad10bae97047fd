using Servanda.Accords;
using Servanda.Assessment.Judging;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Transcripts;
using Servanda.Core.Names;

namespace Servanda.Assessment.Rules;

/// <summary>What a server answered to offers of one version of TLS each.</summary>
/// <param name="All">Every version offered, with the answer.</param>
sealed record TlsOffers(IReadOnlyList<(TlsVersion Version, Look<HandshakeTranscript> Look)> All)
{
    /// <summary>Versions that are not to be used any more (RFC 8996).</summary>
    public static IReadOnlyList<TlsVersion> RetiredVersions { get; } = [TlsVersion.Tls10, TlsVersion.Tls11];

    /// <summary>Versions to be used (RFC 9325 §3.1.1).</summary>
    public static IReadOnlyList<TlsVersion> CurrentVersions { get; } = [TlsVersion.Tls12, TlsVersion.Tls13];

    /// <summary>The versions taken.</summary>
    public IReadOnlyList<TlsVersion> Taken { get; } =
    [
        .. All.Where(one => one.Look is Look<HandshakeTranscript>.Seen { Value.Answer: HandshakeAnswer.Accepted })
            .Select(one => one.Version),
    ];

    /// <summary>Offers these versions.</summary>
    public static TlsOffers Of(View view, DomainName host, int port, IReadOnlyList<TlsVersion> versions) =>
        new([.. versions.Select(version => (version, view.Handshake(host, port, version)))]);

    /// <summary>Why it cannot be said of every version whether it is taken; null when it can.</summary>
    /// <param name="closedIsDeclined">A server that closes without a word may be declining or broken; true for one that
    /// was seen to work.</param>
    public Text? WhyUnknown(bool closedIsDeclined = false)
    {
        foreach (var (version, look) in All)
        {
            var why = look is not Look<HandshakeTranscript>.Seen(var seen) ? look.Why : seen.Answer switch
            {
                HandshakeAnswer.Accepted or HandshakeAnswer.Declined or HandshakeAnswer.NotTls => null,
                HandshakeAnswer.Closed when closedIsDeclined => null,
                HandshakeAnswer.Closed => new Text("the connection was closed without a word",
                    "connexion fermée sans un mot"),
            };
            if (why is not null)
                return new($"TLS {version.Number()}: {why.En}", $"TLS {version.Number()} : {why.Fr}");
        }
        return null;
    }

    /// <summary>The versions taken, in words.</summary>
    public Text Takes => new($"takes TLS {Numbers}", $"accepte TLS {Numbers}");

    string Numbers => string.Join(", ", Taken.Select(version => version.Number()));
}
