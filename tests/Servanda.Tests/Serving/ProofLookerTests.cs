using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Probes;
using Servanda.Assessment.Transcripts;
using Servanda.Cli.Serving.Proofs;
using Servanda.Core.Names;
using Servanda.Storage.Applications;

namespace Servanda.Tests.Serving;

public sealed class ProofLookerTests
{
    static readonly ApplicationDomain Domain = new()
    {
        ApplicationId = "a",
        Domain = DomainName.Parse("example.org"),
        Token = "secret",
        Misses = 0,
    };

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_with_the_text_shows_control()
    {
        var look = await LookAsync(Page("hello\r\n servanda-verify=secret \n"));
        Assert.Equal(ProofWay.File, look.Way);
    }

    [Theory]
    [InlineData("servanda-verify=another", "https://example.org/.well-known/servanda-verify.txt", 200, "")]
    [InlineData("servanda-verify=secret", "https://elsewhere.example/", 200, "")]
    [InlineData("servanda-verify=secret", "http://example.org/", 200, "")]
    [InlineData("servanda-verify=secret", "https://example.org:8443/", 200, "")]
    [InlineData("servanda-verify=secret", "https://example.org/", 200, "UntrustedRoot")]
    [InlineData("servanda-verify=secret", "https://example.org/", 404, "")]
    public async Task What_is_not_the_domain_s_own_trusted_file_shows_nothing(string body, string url, int status, string chainProblem)
    {
        var look = await LookAsync(Page(body, url, status, chainProblem), Domain with { Way = ProofWay.File });
        Assert.Null(look.Way);
        Assert.False(look.IsSilent);
    }

    [Fact]
    public async Task A_server_in_trouble_says_nothing() =>
        Assert.True((await LookAsync(Page("", "https://example.org/", 503), Domain with { Way = ProofWay.File })).IsSilent);

    [Fact]
    public async Task A_silent_world_says_nothing_in_words()
    {
        var look = await LookAsync(null);
        Assert.True(look.IsSilent);
        Assert.Contains("could not look", look.Words.En, StringComparison.Ordinal);
        Assert.Contains("examen impossible", look.Words.Fr, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.2.3.4")]
    [InlineData("0x7f.1")]
    public async Task A_name_that_is_an_address_in_a_URL_has_no_file(string domain)
    {
        var look = await LookAsync(Page("servanda-verify=secret", $"https://{domain}/"), Domain with { Domain = DomainName.Parse(domain) });
        Assert.Null(look.Way);
        Assert.Contains("file: no web server can have this name", look.Words.En, StringComparison.Ordinal);
    }

    /// <summary>Whoever applies chooses the name; an exception would end the worker, and the portal with it.</summary>
    [Theory]
    [InlineData("_dmarc.example.org")]
    [InlineData("-a.example")]
    [InlineData("a-.example")]
    [InlineData("a_b.example")]
    [InlineData("a.-")]
    public async Task A_name_that_no_host_has_is_looked_for_all_the_same(string domain)
    {
        var look = await LookAsync(null, Domain with { Domain = DomainName.Parse(domain) });
        Assert.Null(look.Way);
        Assert.Contains("DNS: ", look.Words.En, StringComparison.Ordinal);
    }

    static async Task<ProofLook> LookAsync(WebTranscript? page, ApplicationDomain? domain = null) =>
        await new ProofLooker(new Pages(page)).LookAsync(domain ?? Domain, Cancel);

    static WebTranscript Page(string body, string url = "https://example.org/", int status = 200, string chainProblem = "")
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=example.org", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("example.org");
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        return new WebTranscript
        {
            Hops =
            [
                new WebHop
                {
                    Url = new Uri(url),
                    Address = "192.0.2.1",
                    Status = status,
                    Tls = new TlsFacts
                    {
                        Version = TlsVersion.Tls13,
                        CipherSuite = "TLS_AES_128_GCM_SHA256",
                        Certificates = [certificate.RawData],
                        ChainProblems = chainProblem.Length > 0 ? [chainProblem] : [],
                    },
                },
            ],
            Body = Encoding.UTF8.GetBytes(body),
            End = WebEnd.Answered,
        };
    }

    /// <summary>The DNS is silent; the web answers with one page, or is silent too.</summary>
    sealed class Pages(WebTranscript? page) : IProber
    {
        public ValueTask<Observation> LookAsync(Subject subject, Freshness freshness, CancellationToken cancel) => ValueTask.FromResult<Observation>(
            subject is Subject.Page && page is not null
                ? new Observation.Seen(WebTranscriptJson.Write(page)) { Subject = subject, At = DateTimeOffset.UnixEpoch }
                : new Observation.Unmeasured(UnmeasuredReasons.TimedOut) { Subject = subject, At = DateTimeOffset.UnixEpoch });
    }
}
