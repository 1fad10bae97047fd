using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Probes;
using Servanda.Assessment.Transcripts;
using Servanda.Core.Names;

namespace Servanda.SystemTests.Probes;

public sealed class HandshakeProbeTests
{
    [Theory]
    [InlineData(SslProtocols.Tls12, TlsVersion.Tls12)]
    [InlineData(SslProtocols.Tls13, TlsVersion.Tls13)]
    public async Task A_server_of_one_version_accepts_that_one_alone(SslProtocols served, TlsVersion expected)
    {
        using var certificate = TestAuthority.SelfSigned(Scene.Host);
        await using var server = Scene.Tls(certificate, (_, _) => Task.CompletedTask, served);
        await using var scene = new Scene().With(443, server);
        foreach (var version in TlsVersions.All)
        {
            Assert.Equal(
                version == expected ? HandshakeAnswer.Accepted : HandshakeAnswer.Declined, await scene.OfferAsync(version));
        }
    }

    /// <summary>The old versions, which the system's TLS library does not offer itself any more unless told to.</summary>
    [Theory]
    [InlineData("-tls1", TlsVersion.Tls10)]
    [InlineData("-tls1_1", TlsVersion.Tls11)]
    public async Task A_server_of_an_old_version_is_found_out(string option, TlsVersion expected)
    {
        var openssl = Tools.Require("openssl");
        var directory = Directory.CreateTempSubdirectory("servanda-");
        try
        {
            using var certificate = TestAuthority.SelfSigned(Scene.Host);
            var file = Path.Combine(directory.FullName, "server.pem");
            using var key = certificate.GetECDsaPrivateKey()!;
            await File.WriteAllTextAsync(file, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
            var port = FreePort();
            using var process = Process.Start(new ProcessStartInfo(openssl,
                ["s_server", option, "-cipher", "ALL@SECLEVEL=0", "-accept", $"127.0.0.1:{port}", "-cert", file, "-quiet"])
            { RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true })!;
            try
            {
                await ListensAsync(port);
                await using var scene = new Scene().With(443, port);
                foreach (var version in TlsVersions.All)
                {
                    Assert.Equal(
                        version == expected ? HandshakeAnswer.Accepted : HandshakeAnswer.Declined,
                        await scene.OfferAsync(version));
                }
            }
            finally
            {
                process.Kill();
            }
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Garbage_is_no_tls()
    {
        await using var server = new SmallServer((stream, cancel) => stream.WriteAsync("hello\r\n"u8.ToArray(), cancel).AsTask());
        await using var scene = new Scene().With(443, server);
        Assert.Equal(HandshakeAnswer.NotTls, await scene.OfferAsync(TlsVersion.Tls12));
    }

    [Fact]
    public async Task A_connection_closed_at_once_is_seen_as_closed()
    {
        await using var server = new SmallServer((_, _) => Task.CompletedTask);
        await using var scene = new Scene().With(443, server);
        Assert.Equal(HandshakeAnswer.Closed, await scene.OfferAsync(TlsVersion.Tls12));
    }

    [Fact]
    public async Task A_silent_server_is_not_measured()
    {
        await using var server = new SmallServer((_, cancel) => Task.Delay(Timeout.Infinite, cancel));
        var limits = new ProbeLimits { HandshakeTime = TimeSpan.FromMilliseconds(300) };
        await using var scene = new Scene(limits).With(443, server);
        Assert.Equal("timed-out", Scene.Reason(await scene.LookAsync(
            new Subject.Handshake(DomainName.Parse(Scene.Host), 443, TlsVersion.Tls13))));
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    static async Task ListensAsync(int port)
    {
        for (var i = 0; i < 200; i++)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(25);
            }
        }
    }
}
