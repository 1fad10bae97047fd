using System.IO.Pipelines;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Probes;

namespace Servanda.Tests.Assessment.Probes;

public sealed class TlsInspectionTests
{
    static readonly SslStreamCertificateContext Certificate = SslStreamCertificateContext.Create(Make(), null, offline: true);

    readonly TlsInspection _inspection = new(null, TimeProvider.System);

    [Theory]
    [InlineData("www.example")]
    [InlineData("www.example.")]
    [InlineData("192.0.2.1")]
    [InlineData("2001:db8::1")]
    [InlineData(@"odd\032name.example")]
    [InlineData("")]
    public async Task A_handshake_shows_version_suite_and_certificates(string host)
    {
        var inspected = await InspectAsync(host, SslProtocols.Tls12, -1, 0);
        Assert.Equal(TlsVersion.Tls12, inspected.Facts!.Version);
        Assert.StartsWith("TLS_ECDHE_ECDSA_WITH_", inspected.Facts.CipherSuite, StringComparison.Ordinal);
        Assert.Equal(Certificate.TargetCertificate.RawData, Assert.Single(inspected.Facts.Certificates));
    }

    [Fact]
    public void A_server_that_says_anything_is_no_exception_of_ours() =>
        Prop.ForAll<byte[], byte>((bytes, type) =>
        {
            byte[] said = [(byte)(20 + (type % 4)), 3, 3, 0, (byte)(bytes?.Length ?? 0), .. bytes ?? []];
            return Ends(_inspection.InspectAsync(new ScriptedStream(said), "www.example", null, CancellationToken.None));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_server_with_any_octet_of_its_handshake_changed_is_no_exception_of_ours() =>
        Prop.ForAll<ushort, byte, bool>((at, flip, isNew) => Ends(new(InspectAsync(
            "www.example", isNew ? SslProtocols.Tls13 : SslProtocols.Tls12, at % 900, (byte)(flip | 1), 100))))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    static bool Ends(ValueTask<TlsInspected> inspection)
    {
        try
        {
            var inspected = inspection.AsTask().GetAwaiter().GetResult();
            return inspected.Stream is null == inspected.Fault.Length > 0;
        }
        catch (IOException)
        {
            return true;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    /// <summary>A handshake in memory in which one octet of the server's is changed; given up after some milliseconds, as
    /// a changed length makes either side wait for ever.</summary>
    async Task<TlsInspected> InspectAsync(string host, SslProtocols version, int at, byte flip, int patience = 30_000)
    {
        var (up, down) = (new Pipe(), new Pipe());
        using var end = new CancellationTokenSource(patience);
        var server = ServeAsync(new Duplex(up.Reader.AsStream(), down.Writer.AsStream()), version, end.Token);
        var flipping = new FlippingStream(down.Reader.AsStream(), at, flip);
        try
        {
            return await _inspection.InspectAsync(new Duplex(flipping, up.Writer.AsStream()), host, null, end.Token);
        }
        finally
        {
            await up.Writer.CompleteAsync();
            await server;
        }
    }

    static async Task ServeAsync(Stream stream, SslProtocols version, CancellationToken cancel)
    {
        await using var tls = new SslStream(stream);
        try
        {
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
            {
                ServerCertificateContext = Certificate,
                EnabledSslProtocols = version,
            }, cancel);
        }
        catch (Exception e) when (e is IOException or AuthenticationException or OperationCanceledException or InvalidOperationException)
        {
            // The client was told nonsense and said so.
        }
    }

    static X509Certificate2 Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=www.example", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
