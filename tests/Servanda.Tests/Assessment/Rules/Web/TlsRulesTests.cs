using Servanda.Accords.Findings;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Transcripts;

namespace Servanda.Tests.Assessment.Rules.Web;

public sealed class TlsRulesTests
{
    const string Domain = "example.org";

    static World Site => new World().Site(Domain).Page("https://example.org/");

    static FindingStatus Status(World world, string rule) => world.Find("web.tls." + rule, Domain).Status;

    [Theory]
    [InlineData("current", FindingStatus.Pass, TlsVersion.Tls12, TlsVersion.Tls13)]
    [InlineData("retired", FindingStatus.Pass, TlsVersion.Tls12, TlsVersion.Tls13)]
    [InlineData("latest", FindingStatus.Pass, TlsVersion.Tls12, TlsVersion.Tls13)]
    [InlineData("current", FindingStatus.Pass, TlsVersion.Tls12)]
    [InlineData("latest", FindingStatus.Warn, TlsVersion.Tls12)]
    [InlineData("current", FindingStatus.Fail, TlsVersion.Tls10)]
    [InlineData("retired", FindingStatus.Fail, TlsVersion.Tls10)]
    [InlineData("retired", FindingStatus.Fail, TlsVersion.Tls11, TlsVersion.Tls12, TlsVersion.Tls13)]
    [InlineData("current", FindingStatus.Fail)]
    public void Versions_are_judged_each_by_itself(string rule, FindingStatus status, params TlsVersion[] taken) =>
        Assert.Equal(status, Status(Site.Takes(Domain, taken), rule));

    [Theory]
    [InlineData("current")]
    [InlineData("retired")]
    [InlineData("latest")]
    public void Silence_is_not_measured(string rule)
    {
        Assert.Equal(FindingStatus.NotMeasured, Status(new World().Site(Domain), rule));
        Assert.Equal(FindingStatus.NotMeasured, Status(Site, rule));
        Assert.Equal(FindingStatus.NotApplicable, Status(new World().Txt(Domain, "here"), rule));
    }

    [Fact]
    public void Closed_without_a_word_is_declined_only_by_a_server_that_works()
    {
        var works = Site.Takes(Domain, TlsVersion.Tls12).Offer(Domain, TlsVersion.Tls10, HandshakeAnswer.Closed);
        Assert.Equal(FindingStatus.Pass, Status(works, "retired"));
        var broken = Site;
        foreach (var version in TlsVersions.All)
            broken.Offer(Domain, version, HandshakeAnswer.Closed);
        Assert.Equal(FindingStatus.NotMeasured, Status(broken, "retired"));
        Assert.Equal(FindingStatus.NotMeasured, Status(broken, "current"));
        Assert.Equal(FindingStatus.NotMeasured, Status(broken, "latest"));
    }

    [Fact]
    public void No_handshake_is_asked_of_a_site_that_does_not_answer()
    {
        var world = new World().Site(Domain).NoPage("https://example.org/");
        world.Judge("web.tls", Domain);
        Assert.Equal(2, world.Rounds);
    }
}
