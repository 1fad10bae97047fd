using System.Net.Security;
using System.Security.Authentication;
using Servanda.Lab.Keys;

namespace Servanda.Lab.Servers;

/// <summary>The server's side of TLS, in the two versions that are fit for use and in one that is not.</summary>
static class TlsServer
{
    const SslProtocols Current = SslProtocols.Tls12 | SslProtocols.Tls13;

    /// <summary>Makes the handshake with one certificate, whatever name is asked for.</summary>
    public static Task<SslStream> AcceptAsync(Stream stream, ServerCertificate certificate, CancellationToken cancel) =>
        AcceptAsync(stream, _ => certificate, cancel);

    /// <summary>Makes the handshake with the certificate for the name asked for (RFC 6066 §3), TLS 1.2 or 1.3.</summary>
    public static async Task<SslStream> AcceptAsync(
        Stream stream, Func<string, ServerCertificate> choose, CancellationToken cancel)
    {
        var tls = new SslStream(stream);
        await tls.AuthenticateAsServerAsync(
            (_, hello, _, _) => ValueTask.FromResult(new SslServerAuthenticationOptions
            {
                ServerCertificateContext = choose(hello.ServerName).Context,
                EnabledSslProtocols = Current,
                ApplicationProtocols = [SslApplicationProtocol.Http11],
            }), null, cancel);
        return tls;
    }

    /// <summary>A server from before 2008: whatever it is offered, it chooses TLS 1.0 (RFC 2246 §7.4.1.3), and it gives up
    /// right afterwards. Written by hand, since the system's library does not speak that version any more.</summary>
    public static Conversation OldHandshake { get; } = async (stream, cancel) =>
    {
        const int RandomOctets = 32;
        var offer = new byte[1024];
        if (await stream.ReadAsync(offer, cancel) == 0)
            return;
        byte[] hello = [3, 1, .. new byte[RandomOctets], 0, 0x00, 0x2F, 0];
        byte[] message = [2, 0, 0, (byte)hello.Length, .. hello];
        byte[] record = [22, 3, 1, 0, (byte)message.Length, .. message];
        byte[] handshakeFailure = [21, 3, 1, 0, 2, 2, 40];
        await stream.WriteAsync((byte[])[.. record, .. handshakeFailure], cancel);
    };
}
