using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Servanda.Dns.Client;

/// <summary>TLS towards a resolver: the strict profile, so no name or chain, no answer (RFC 8310 §5).</summary>
static class Tls
{
    public static SslClientAuthenticationOptions Options(string? host, X509Certificate2Collection? roots)
    {
        var options = new SslClientAuthenticationOptions { TargetHost = host };
        if (roots is not null)
        {
            options.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(roots);
        }
        return options;
    }

    public static async ValueTask<Stream> OpenAsync(
        Stream plain, SslClientAuthenticationOptions options, CancellationToken cancel)
    {
        var tls = new SslStream(plain);
        try
        {
            options.ApplicationProtocols = [new SslApplicationProtocol("dot")];
            await tls.AuthenticateAsClientAsync(options, cancel);
            return tls;
        }
        catch
        {
            await tls.DisposeAsync();
            throw;
        }
    }
}
