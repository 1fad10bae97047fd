using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Client;
using Servanda.Dns.Records;
using Servanda.Lab;
using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.Lab;

/// <summary>The lab itself, looked at with nothing but a resolver and sockets.</summary>
public sealed class LabInternetTests : IAsyncLifetime
{
    LabInternet _lab = null!;
    DnsResolver _resolver = null!;

    public async ValueTask InitializeAsync()
    {
        _lab = await LabInternet.StartAsync(TimeProvider.System, TestContext.Current.CancellationToken);
        _resolver = new DnsResolver(new ResolverOptions
        {
            Upstreams = [Upstream.Udp(_lab.Resolver)],
            Route = place => IPAddress.IsLoopback(place.Address) ? place : _lab.Route(place),
            TotalTime = TimeSpan.FromSeconds(2),
        });
    }

    public async ValueTask DisposeAsync()
    {
        _resolver.Dispose();
        await _lab.DisposeAsync();
    }

    [Fact]
    public async Task A_signed_zone_is_answered_with_AD_and_the_root_as_well()
    {
        Assert.True((await AskAsync("lighthouse.example", DnsType.Mx)).IsAuthenticated);
        Assert.True((await AskAsync(".", DnsType.Soa)).IsAuthenticated);
    }

    [Fact]
    public async Task A_bogus_zone_is_answered_only_when_nobody_checks()
    {
        Assert.Equal(ResponseCode.ServerFailure, (await AskAsync("seal.example", DnsType.Soa)).ResponseCode);
        var raw = await AskAsync("seal.example", DnsType.Soa, new LookupOptions { CheckingDisabled = true });
        Assert.Equal(AnswerKind.Records, raw.Kind);
    }

    [Fact]
    public async Task A_name_above_one_that_exists_exists_and_another_does_not()
    {
        Assert.Equal(AnswerKind.NoData, (await AskAsync("_tls.lighthouse.example", DnsType.Txt)).Kind);
        Assert.Equal(AnswerKind.NoSuchName, (await AskAsync("nothing.lighthouse.example", DnsType.Txt)).Kind);
        Assert.Equal(AnswerKind.NoSuchName, (await AskAsync("example.org", DnsType.A)).Kind);
    }

    [Theory]
    [InlineData("ns1.telegraph.example", true)]
    [InlineData("ns2.telegraph.example", true)]
    [InlineData("ns2.rustygate.example", false)]
    [InlineData("ns2.quietvalley.example", false)]
    public async Task Name_servers_answer_as_their_story_says(string server, bool hasAuthority)
    {
        var zone = DomainName.Parse(server).Parent!;
        var result = await _resolver.AskServerAsync(
            new IPEndPoint(await AddressAsync(server), 53), new DnsQuestion(zone, DnsType.Soa), default,
            TestContext.Current.CancellationToken);
        Assert.Equal(hasAuthority, result is DnsResult.Answered answered && answered.ReadAnswer().IsAuthoritative);
    }

    [Fact]
    public async Task A_page_comes_over_HTTPS_with_a_certificate_of_the_lab()
    {
        var text = await GetAsync("www.lighthouse.example", "/.well-known/security.txt");
        Assert.Contains("Contact: mailto:security@lighthouse.example", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_exemplary_security_txt_is_signed_with_the_key_it_offers_and_the_key_encrypts()
    {
        var gpg = Tools.Require("gpg");
        using var home = new Scratch();
        var signed = await GetAsync("lighthouse.example", "/.well-known/security.txt");
        home.Write("security.txt", signed);
        home.Write("changed.txt", signed.Replace("mailto:security@", "mailto:nobody@", StringComparison.Ordinal));
        home.Write("key.asc", await GetAsync("lighthouse.example", "/security/openpgp-key.asc"));
        Task<Ended> Gpg(params string[] arguments) => RealProcess.TryRunAsync(gpg,
            ["--homedir", home.Root, "--batch", "--no-autostart", "--status-fd", "1", "--trust-model", "always", .. arguments]);

        Assert.Contains("IMPORT_OK 1 ", (await Gpg("--import", home.At("key.asc"))).Output, StringComparison.Ordinal);
        Assert.Contains("VALIDSIG ", (await Gpg("--verify", home.At("security.txt"))).Output, StringComparison.Ordinal);
        Assert.Contains("BADSIG ", (await Gpg("--verify", home.At("changed.txt"))).Output, StringComparison.Ordinal);
        var sent = await Gpg("--recipient", "security@lighthouse.example", "--encrypt", home.At("security.txt"));
        Assert.Contains("END_ENCRYPTION", sent.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_host_starts_TLS_with_the_certificate_its_TLSA_record_names()
    {
        var stream = await ConnectAsync("mx1.lighthouse.example", 25);
        await ExpectAsync(stream, "", "220 ");
        await ExpectAsync(stream, "EHLO test\r\n", "250 SIZE");
        await ExpectAsync(stream, "STARTTLS\r\n", "220 ");
        await using var tls = await SecureAsync("mx1.lighthouse.example", stream);
        Assert.NotNull(tls.RemoteCertificate);
    }

    [Fact]
    public async Task Where_nothing_listens_the_connection_is_refused()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        var fault = await Assert.ThrowsAsync<SocketException>(() => socket.ConnectAsync(
            _lab.Route(new IPEndPoint(IPAddress.Parse("192.0.2.250"), 443)), TestContext.Current.CancellationToken).AsTask());
        Assert.Equal(SocketError.ConnectionRefused, fault.SocketErrorCode);
    }

    [Fact]
    public void Every_organisation_has_its_own_id_domain_and_story()
    {
        Assert.True(_lab.Organisations.Count >= 16);
        Assert.Equal(_lab.Organisations.Count, _lab.Organisations.DistinctBy(one => one.Id).Count());
        Assert.Equal(_lab.Organisations.Count, _lab.Organisations.DistinctBy(one => one.Domain).Count());
        Assert.All(_lab.Organisations, one => Assert.NotEqual(one.Story.En, one.Story.Fr));
        Assert.All(_lab.Organisations, one => Assert.Contains(one.Domain.Labels[^1], (string[])["example", "test"]));
    }

    async Task<DnsAnswer> AskAsync(string name, DnsType type, LookupOptions how = default)
    {
        var question = new DnsQuestion(DomainName.Parse(name), type);
        var result = await _resolver.LookUpAsync(question, how, TestContext.Current.CancellationToken);
        return Assert.IsType<DnsResult.Answered>(result).ReadAnswer();
    }

    async Task<IPAddress> AddressAsync(string host) =>
        (await AskAsync(host, DnsType.A)).Data<AData>().First().Address;

    async Task<NetworkStream> ConnectAsync(string host, int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(
            _lab.Route(new IPEndPoint(await AddressAsync(host), port)), TestContext.Current.CancellationToken);
        return new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>The body of a page, which has to be there.</summary>
    async Task<string> GetAsync(string host, string path)
    {
        await using var tls = await SecureAsync(host, await ConnectAsync(host, 443));
        await tls.WriteAsync(
            Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n"), TestContext.Current.CancellationToken);
        var text = await new StreamReader(tls).ReadToEndAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("HTTP/1.1 200 OK", text, StringComparison.Ordinal);
        return text[(text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..];
    }

    async Task<SslStream> SecureAsync(string host, Stream stream)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(_lab.TrustedRoots);
        var tls = new SslStream(stream);
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions { TargetHost = host, CertificateChainPolicy = policy },
            TestContext.Current.CancellationToken);
        return tls;
    }

    static async Task ExpectAsync(NetworkStream stream, string say, string hear)
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(say), TestContext.Current.CancellationToken);
        var heard = "";
        var buffer = new byte[512];
        while (!heard.Contains(hear, StringComparison.Ordinal) || !heard.EndsWith('\n'))
        {
            var read = await stream.ReadAsync(buffer, TestContext.Current.CancellationToken);
            Assert.NotEqual(0, read);
            heard += Encoding.ASCII.GetString(buffer, 0, read);
        }
    }
}
