using Servanda.Accords.Findings;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Transcripts;

namespace Servanda.Tests.Assessment.Rules.Web;

public sealed class HttpsRulesTests
{
    const string Domain = "example.org";
    const string Secure = "https://example.org/";
    const string Plain = "http://example.org/";
    const string SecureWww = "https://www.example.org/";
    const string PlainWww = "http://www.example.org/";

    static World Site => new World().Site(Domain);

    static WebTranscript ToHttps => WebWorlds.Redirects(WebEnd.Answered, 200, "", Plain, Secure);

    static FindingStatus Status(World world, string rule) => world.Find("web.https." + rule, Domain).Status;

    static World With(TlsFacts? tls, WebEnd end = WebEnd.Answered, int status = 200) => Site.Page(Secure, new WebTranscript
    {
        Hops = [WebWorlds.Hop(Secure, status) with { Tls = tls }],
        End = end,
    });

    [Theory]
    [InlineData("reachable")]
    [InlineData("trust")]
    [InlineData("name")]
    [InlineData("expiry")]
    [InlineData("redirect")]
    public void A_good_site_passes(string rule) =>
        Assert.Equal(FindingStatus.Pass, Status(Site.Page(Secure).Page(Plain, ToHttps), rule));

    [Theory]
    [InlineData("reachable")]
    [InlineData("trust")]
    [InlineData("name")]
    [InlineData("expiry")]
    [InlineData("redirect")]
    public void A_domain_without_addresses_has_no_web(string rule) =>
        Assert.Equal(FindingStatus.NotApplicable, Status(new World().Txt(Domain, "here"), rule));

    [Theory]
    [InlineData("reachable")]
    [InlineData("trust")]
    [InlineData("name")]
    [InlineData("expiry")]
    [InlineData("redirect")]
    public void Silence_is_not_measured(string rule)
    {
        Assert.Equal(FindingStatus.NotMeasured, Status(Site.NoPage(Secure).NoPage(Plain), rule));
        Assert.Equal(FindingStatus.NotMeasured, Status(
            Site.NoPage(Secure, UnmeasuredReasons.Refused).NoPage(Plain, UnmeasuredReasons.Refused), rule));
        Assert.Equal(FindingStatus.NotMeasured, Status(
            Site.NoPage(Secure, UnmeasuredReasons.AddressNotAllowed).NoPage(Plain, UnmeasuredReasons.AddressNotAllowed), rule));
        Assert.Equal(FindingStatus.NotMeasured, Status(new World().ServFail(Domain), rule));
    }

    [Fact]
    public void A_failed_handshake_fails_once()
    {
        var world = With(null, WebEnd.TlsFailed, 0).Takes(Domain, TlsVersion.Tls10);
        Assert.Equal(FindingStatus.Fail, Status(world, "reachable"));
        Assert.Equal(FindingStatus.NotApplicable, Status(world, "trust"));
        Assert.Equal(FindingStatus.NotApplicable, Status(world, "name"));
        Assert.Equal(FindingStatus.NotApplicable, Status(world, "expiry"));
    }

    [Fact]
    public void A_handshake_that_fails_with_us_alone_is_not_measured()
    {
        Assert.Equal(FindingStatus.NotMeasured, Status(With(null, WebEnd.TlsFailed, 0).Takes(Domain, TlsVersion.Tls12), "reachable"));
        Assert.Equal(FindingStatus.NotMeasured, Status(With(null, WebEnd.TlsFailed, 0), "reachable"));
    }

    [Theory]
    [InlineData("UntrustedRoot", FindingStatus.Fail)]
    [InlineData("PartialChain", FindingStatus.Fail)]
    [InlineData("NotTimeValid", FindingStatus.Fail)]
    [InlineData("RevocationStatusUnknown", FindingStatus.Pass)]
    [InlineData("OfflineRevocation", FindingStatus.Pass)]
    public void The_chain_is_judged_by_what_is_the_sites_own(string problem, FindingStatus status) =>
        Assert.Equal(status, Status(With(WebWorlds.Tls(WebWorlds.Certificate([Domain]), problem)), "trust"));

    [Fact]
    public void An_expired_certificate_is_not_blamed_twice() => Assert.Equal(FindingStatus.Pass,
        Status(With(WebWorlds.Tls(WebWorlds.Certificate([Domain], to: -1), "NotTimeValid")), "trust"));

    [Theory]
    [InlineData("example.org", FindingStatus.Pass)]
    [InlineData("EXAMPLE.org", FindingStatus.Pass)]
    [InlineData("*.org", FindingStatus.Pass)]
    [InlineData("*.example.org", FindingStatus.Fail)]
    [InlineData("www.example.org", FindingStatus.Fail)]
    [InlineData("e*.org", FindingStatus.Fail)]
    [InlineData("*", FindingStatus.Fail)]
    [InlineData("*.*", FindingStatus.Fail)]
    public void The_name_is_matched_whole_or_by_its_first_label(string name, FindingStatus status) =>
        Assert.Equal(status, Status(With(WebWorlds.Tls(WebWorlds.Certificate([name]))), "name"));

    [Fact]
    public void The_common_name_does_not_count() => Assert.Equal(FindingStatus.Fail, new World().Site("common.example")
        .Page("https://common.example/", new WebTranscript
        {
            Hops = [WebWorlds.Hop("https://common.example/", 200) with { Tls = WebWorlds.Tls(WebWorlds.Certificate([])) }],
            End = WebEnd.Answered,
        }).Find("web.https.name", "common.example").Status);

    [Theory]
    [InlineData(-60, -1, FindingStatus.Fail)]
    [InlineData(1, 60, FindingStatus.Fail)]
    [InlineData(-76, 13.9, FindingStatus.Warn)]
    [InlineData(-76, 14.1, FindingStatus.Pass)]
    [InlineData(-3, 3, FindingStatus.Pass)]
    [InlineData(-5, 1, FindingStatus.Warn)]
    public void Dates_are_judged_by_the_time_of_the_run(double from, double to, FindingStatus status) =>
        Assert.Equal(status, Status(With(WebWorlds.Tls(WebWorlds.Certificate([Domain], from, to))), "expiry"));

    [Fact]
    public void A_certificate_that_cannot_be_read_is_not_measured() =>
        Assert.Equal(FindingStatus.NotMeasured, Status(With(WebWorlds.Tls([0x30, 0x00])), "expiry"));

    [Fact]
    public void When_one_of_two_sites_has_a_bad_certificate_the_control_is_met_in_part() =>
        Assert.Equal(FindingStatus.Warn, Status(Site.Site("www.example.org").Page(Secure).Page(SecureWww, new WebTranscript
        {
            Hops = [WebWorlds.Hop(SecureWww, 200) with { Tls = WebWorlds.Tls(WebWorlds.Certificate([Domain])) }],
            End = WebEnd.Answered,
        }), "name"));

    [Fact]
    public void A_site_that_does_not_answer_takes_nothing_from_the_one_that_serves() => Assert.Equal(FindingStatus.Pass,
        Status(Site.Site("www.example.org").NoPage(Secure, UnmeasuredReasons.Refused).Page(SecureWww), "reachable"));

    public static TheoryData<WebTranscript, FindingStatus> Redirects => new()
    {
        { WebWorlds.Answer(Plain), FindingStatus.Fail },
        { WebWorlds.Answer(Plain, 404), FindingStatus.Pass },
        { WebWorlds.Redirects(WebEnd.Answered, 200, "", Plain, PlainWww), FindingStatus.Fail },
        { WebWorlds.Redirects(WebEnd.Answered, 200, "", Plain, Secure, Plain), FindingStatus.Fail },
        { WebWorlds.Redirects(WebEnd.Answered, 200, "", Plain, PlainWww, SecureWww), FindingStatus.Pass },
        { WebWorlds.Redirects(WebEnd.NoAnswer, 0, "", Plain, Secure), FindingStatus.Pass },
        { WebWorlds.Redirects(WebEnd.TooManyRedirects, 301, "", Plain, PlainWww), FindingStatus.Warn },
        { WebWorlds.Redirects(WebEnd.Malformed, 0, "", Plain), FindingStatus.NotMeasured },
        {
            new WebTranscript
            {
                Hops = [WebWorlds.Hop(Plain, 301, ("location",
                    "https://intranet.example/"))], End = WebEnd.RedirectRefused,
            }, FindingStatus.Pass
        },
    };

    [Theory]
    [MemberData(nameof(Redirects), DisableDiscoveryEnumeration = true)]
    public void Plain_HTTP_is_to_lead_to_HTTPS(WebTranscript plain, FindingStatus status) =>
        Assert.Equal(status, Status(Site.Page(Secure).Page(Plain, plain), "redirect"));

    [Fact]
    public void One_site_in_the_clear_is_one_too_many() => Assert.Equal(FindingStatus.Fail, Status(
        Site.Site("www.example.org").Page(Secure).Page(SecureWww).Page(Plain, ToHttps).Page(PlainWww), "redirect"));

    [Fact]
    public void A_closed_port_80_beside_HTTPS_leaves_nothing_to_judge() => Assert.Equal(FindingStatus.NotApplicable,
        Status(Site.Page(Secure).NoPage(Plain, UnmeasuredReasons.Refused + ": by 192.0.2.80"), "redirect"));

    [Fact]
    public void The_remedies_are_for_this_domain()
    {
        Assert.Contains("Location: https://example.org/", Site.Page(Secure).Page(Plain).Find("web.https.redirect", Domain).Remedy?.En,
            StringComparison.Ordinal);
        Assert.Contains("DNS:example.org", With(WebWorlds.Tls(WebWorlds.Certificate(["other.example"])))
            .Find("web.https.name", Domain).Remedy?.Fr, StringComparison.Ordinal);
    }
}
