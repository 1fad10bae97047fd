using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Transcripts;

namespace Servanda.Assessment.Probes;

/// <summary>
/// Makes a TLS handshake and takes down what the server shows. Every certificate is taken: this is an observation and no
/// decision to trust, and nothing secret is sent afterwards. Nothing is fetched while the chain is judged, neither missing
/// certificates nor revocation lists, since their addresses are for the server to choose.
/// </summary>
sealed class TlsInspection(X509Certificate2Collection? roots, TimeProvider clock)
{
    const int MaxFault = 200;

    /// <summary>Does the handshake over an open connection, which it then owns.</summary>
    /// <param name="stream">The connection.</param>
    /// <param name="host">The name to ask for (SNI), or an address, for which none is sent.</param>
    /// <param name="protocol">The application protocol to offer (ALPN); null for none.</param>
    /// <param name="cancel">When to give up.</param>
    /// <exception cref="IOException">The connection broke off.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    [SuppressMessage("Security", "CA5359", Justification = "Looks at every certificate, and trusts none.")]
    public async ValueTask<TlsInspected> InspectAsync(
        Stream stream, string host, SslApplicationProtocol? protocol, CancellationToken cancel)
    {
        var seen = new List<ReadOnlyMemory<byte>>();
        var problems = new SortedSet<string>(StringComparer.Ordinal);
        var tls = new SslStream(stream);
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = IsHostName(host) ? host.TrimEnd('.') : "",
            ApplicationProtocols = protocol is { } offered ? [offered] : null,
            CertificateChainPolicy = Policy(),
            RemoteCertificateValidationCallback = (_, certificate, chain, _) =>
            {
                Take(certificate, chain, seen, problems);
                return true;
            },
        };
        SslStream? failed = tls;
        try
        {
            await tls.AuthenticateAsClientAsync(options, cancel);
            if (Version(tls.SslProtocol) is not { } version)
                return new TlsInspected(null, null, $"unknown version {(int)tls.SslProtocol}");
            failed = null;
            var facts = new TlsFacts
            {
                Version = version,
                CipherSuite = tls.NegotiatedCipherSuite.ToString(),
                Certificates = seen,
                ChainProblems = [.. problems],
            };
            return new TlsInspected(tls, facts, "");
        }
        catch (AuthenticationException e)
        {
            return new TlsInspected(null, null, Words(e));
        }
        catch (CryptographicException)
        {
            return new TlsInspected(null, null, "a certificate that cannot be read");
        }
        finally
        {
            if (failed is not null)
                await failed.DisposeAsync();
        }
    }

    X509ChainPolicy Policy()
    {
        var policy = new X509ChainPolicy
        {
            DisableCertificateDownloads = true,
            RevocationMode = X509RevocationMode.NoCheck,
            VerificationTime = clock.GetLocalNow().DateTime,
            VerificationTimeIgnored = false,
        };
        if (roots is not null)
        {
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            policy.CustomTrustStore.AddRange(roots);
        }
        return policy;
    }

    static void Take(
        X509Certificate? certificate, X509Chain? chain, List<ReadOnlyMemory<byte>> seen, SortedSet<string> problems)
    {
        if (certificate is null)
            return;
        seen.Add(certificate.GetRawCertData());
        foreach (var sent in chain?.ChainPolicy.ExtraStore ?? [])
        {
            if (seen.Count < TlsFacts.MaxCertificates && !sent.RawDataMemory.Span.SequenceEqual(seen[0].Span))
                seen.Add(sent.RawData);
        }
        foreach (var status in chain?.ChainStatus ?? [])
        {
            if (status.Status != X509ChainStatusFlags.NoError && problems.Count < TlsFacts.MaxChainProblems)
                problems.Add(status.Status.ToString());
        }
    }

    /// <summary>Whether the TLS library can take it for a name: DNS names may hold any octets.</summary>
    static bool IsHostName(string host) => host.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or ':');

    /// <summary>By number: the names of the old versions may not be used any more.</summary>
    static TlsVersion? Version(SslProtocols protocol) => (int)protocol switch
    {
        0xC0 => TlsVersion.Tls10,
        0x300 => TlsVersion.Tls11,
        0xC00 => TlsVersion.Tls12,
        0x3000 => TlsVersion.Tls13,
        _ => null,
    };

    /// <summary>The words of the TLS library, which come last in the innermost message: <c>tlsv1 alert internal error</c>.
    /// </summary>
    static string Words(Exception fault)
    {
        var said = fault.GetBaseException().Message;
        var words = said[(said.LastIndexOf(':') + 1)..].Trim();
        return words.Length is > 0 and <= MaxFault ? words : "handshake failed";
    }
}

/// <summary>What came of a handshake.</summary>
/// <param name="Stream">The connection, protected; null when the handshake failed.</param>
/// <param name="Facts">What was seen; null when it failed.</param>
/// <param name="Fault">Why it failed, in the words of the TLS library; empty when it did not.</param>
sealed record TlsInspected(SslStream? Stream, TlsFacts? Facts, string Fault);
