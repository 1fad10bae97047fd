using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Probes;
using Servanda.Assessment.Transcripts;
using Servanda.Core.Names;
using Servanda.Core.Net;
using Servanda.Dns.Client;

namespace Servanda.SystemTests.Probes;

/// <summary>
/// A real prober before a small world: names with addresses of a documentation block, which is allowed, and each place in
/// it led to a server on loopback. Places without a server lead nowhere.
/// </summary>
sealed class Scene : IAsyncDisposable
{
    public const string Host = "www.example";
    public const string Address = "192.0.2.1";

    readonly SmallDns _dns;
    readonly DnsResolver _resolver;
    readonly Prober _prober;
    readonly Dictionary<IPEndPoint, IPEndPoint> _places = [];
    readonly IPEndPoint _nowhere = Closed();

    public Scene(ProbeLimits? limits = null, TestAuthority? authority = null, SmallDns? dns = null)
    {
        _dns = dns ?? new SmallDns((Host, [Address]), ("rebound.example", ["127.0.0.1"]), ("mx.example", [Address]));
        _resolver = new DnsResolver(new ResolverOptions
        {
            Upstreams = [Upstream.Udp(_dns.Endpoint)],
            TotalTime = TimeSpan.FromSeconds(1),
            Route = At,
        });
        _prober = new Prober(_resolver, new ProberOptions
        {
            Version = "0.0",
            Contact = "https://contact.example/",
            EhloName = DomainName.Parse("probe.example"),
            AllowedAddresses = [IpPrefix.Parse("192.0.2.0/24")],
            Route = At,
            TrustedRoots = authority?.Roots,
            Limits = limits ?? new ProbeLimits { TargetSpacing = TimeSpan.Zero },
        });
    }

    public SmallDns Dns => _dns;

    /// <summary>Puts a server at a port of the address.</summary>
    public Scene With(int port, SmallServer server, string address = Address) => With(port, server.Endpoint, address);

    public Scene With(int port, int loopbackPort) => With(port, new IPEndPoint(IPAddress.Loopback, loopbackPort));

    public Scene With(int port, IPEndPoint place, string address = Address)
    {
        _places[new IPEndPoint(IPAddress.Parse(address), port)] = place;
        return this;
    }

    public async Task<Observation> LookAsync(
        Subject subject, Freshness freshness = Freshness.Shared, CancellationToken cancel = default) =>
        await _prober.LookAsync(subject, freshness, cancel);

    public Task<Observation> PageAsync(string url, Freshness freshness = Freshness.Shared) =>
        LookAsync(new Subject.Page(new Uri(url)), freshness);

    /// <summary>The page, which must have been seen.</summary>
    public async Task<WebTranscript> SeenPageAsync(string url) => WebTranscriptJson.Read(Raw(await PageAsync(url)))!;

    public async Task<SmtpTranscript> SeenMailAsync() =>
        SmtpTranscriptJson.Read(Raw(await LookAsync(new Subject.MailHost(DomainName.Parse("mx.example")))))!;

    public async Task<HandshakeAnswer> OfferAsync(TlsVersion version, int port = 443) => HandshakeTranscript.Read(
        Raw(await LookAsync(new Subject.Handshake(DomainName.Parse(Host), port, version))))!.Answer;

    public async ValueTask DisposeAsync()
    {
        _prober.Dispose();
        _resolver.Dispose();
        await _dns.DisposeAsync();
    }

    /// <summary>The reason of a look that gave nothing.</summary>
    public static string Reason(Observation observation) => Assert.IsType<Observation.Unmeasured>(observation).Reason;

    /// <summary>A server that does the TLS handshake first.</summary>
    public static SmallServer Tls(
        X509Certificate2 certificate, Func<Stream, CancellationToken, Task> serve, SslProtocols versions = SslProtocols.None) =>
        new(async (stream, cancel) => await serve(await SecureAsync(stream, certificate, versions, cancel), cancel));

    public static async Task<SslStream> SecureAsync(
        Stream stream, X509Certificate2 certificate, SslProtocols versions, CancellationToken cancel)
    {
        var tls = new SslStream(stream);
        var options = new SslServerAuthenticationOptions
        {
            // Offline, so that it is only ever the probe that could fetch something.
            ServerCertificateContext = SslStreamCertificateContext.Create(certificate, null, offline: true),
            EnabledSslProtocols = versions,
        };
        await tls.AuthenticateAsServerAsync(options, cancel);
        return tls;
    }

    /// <summary>Reads a request and answers it.</summary>
    public static Func<Stream, CancellationToken, Task> Http(Func<string, string> answer) => async (stream, cancel) =>
        await stream.WriteAsync(Encoding.Latin1.GetBytes(answer(await RequestAsync(stream, cancel))), cancel);

    /// <summary>The text of a request up to its empty line.</summary>
    public static async Task<string> RequestAsync(Stream stream, CancellationToken cancel)
    {
        var text = new StringBuilder();
        var octet = new byte[1];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(octet, cancel) > 0)
            text.Append((char)octet[0]);
        return text.ToString();
    }

    static ReadOnlyMemory<byte> Raw(Observation observation) => observation is Observation.Seen seen
        ? seen.Raw
        : throw new InvalidOperationException(((Observation.Unmeasured)observation).Reason);

    static IPEndPoint Closed()
    {
        using var socket = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return (IPEndPoint)socket.LocalEndpoint;
    }

    IPEndPoint At(IPEndPoint meant) => _places.GetValueOrDefault(meant, meant.Address.Equals(_dns.Endpoint.Address) ? meant : _nowhere);
}
