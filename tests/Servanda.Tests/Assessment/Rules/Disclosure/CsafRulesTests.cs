using Servanda.Accords.Findings;
using Servanda.Tests.Assessment.Rules.Web;
using static Servanda.Tests.Assessment.Rules.Disclosure.DisclosureWorlds;

namespace Servanda.Tests.Assessment.Rules.Disclosure;

public sealed class CsafRulesTests
{
    const string ByName = "https://csaf.data.security.example.org/";

    public static TheoryData<string> Names => ["found", "content", "transport", "canonical", "role"];

    static FindingStatus Status(World world, string rule) => world.Find("disclosure.csaf." + rule, Domain).Status;

    static World Named(string url) => Empty.Security(Good + $"CSAF: {url}\n");

    [Theory]
    [MemberData(nameof(Names))]
    public void Good_metadata_passes(string rule) =>
        Assert.Equal(FindingStatus.Pass, Status(Empty.Json(Metadata), rule));

    [Theory]
    [MemberData(nameof(Names))]
    public void When_all_three_ways_say_no_one_rule_says_so(string rule) => Assert.Equal(
        rule == "found" ? FindingStatus.Fail : FindingStatus.NotApplicable, Status(Empty, rule));

    [Theory]
    [MemberData(nameof(Names))]
    public void One_silent_way_is_enough_to_know_nothing(string rule)
    {
        Assert.Equal(FindingStatus.NotMeasured, Status(Empty.NoPage(Metadata), rule));
        Assert.Equal(FindingStatus.NotMeasured, Status(Empty.NoPage(WellKnown), rule));
        Assert.Equal(FindingStatus.NotMeasured, Status(Empty.Silent("csaf.data.security.example.org"), rule));
        Assert.Equal(FindingStatus.NotMeasured, Status(Empty.Site("csaf.data.security.example.org"), rule));
        Assert.Equal(FindingStatus.NotMeasured, Status(Named("https://example.org/x/provider-metadata.json"), rule));
    }

    [Fact]
    public void A_domain_without_a_web_publishes_nothing() =>
        Assert.Equal(FindingStatus.NotApplicable, Status(new World().Txt(Domain, "here"), "found"));

    [Fact]
    public void Any_of_the_three_ways_is_enough()
    {
        var place = "https://files.example.org/provider-metadata.json";
        Assert.Contains("security.txt", Named(place).Json(place).Find("disclosure.csaf.found", Domain).Reason.En,
            StringComparison.Ordinal);
        Assert.Equal(FindingStatus.Pass, Status(Empty.Site("csaf.data.security.example.org").Json(ByName), "found"));
    }

    [Fact]
    public void A_page_instead_of_the_document_is_no_document()
    {
        Assert.Equal(FindingStatus.Fail, Status(Empty.Html(Metadata), "found"));
        Assert.Equal(FindingStatus.Fail, Status(Empty.Text(Metadata, "not found"), "found"));
    }

    [Fact]
    public void A_document_that_misses_something_fails_by_its_content()
    {
        var world = Empty.Json(Metadata, Document.Replace("\"role\"", "\"roll\"", StringComparison.Ordinal));
        Assert.Equal(FindingStatus.Pass, Status(world, "found"));
        Assert.Equal(FindingStatus.Fail, Status(world, "content"));
        Assert.Equal(FindingStatus.NotApplicable, Status(world, "role"));
        Assert.Equal(FindingStatus.NotApplicable, Status(world, "canonical"));
        Assert.Equal(FindingStatus.Fail, Status(Empty.Json(Metadata, "{"), "content"));
    }

    [Fact]
    public void A_whole_document_goes_before_a_broken_one() => Assert.Equal(FindingStatus.Pass, Status(
        Empty.Json(Metadata, "{").Site("csaf.data.security.example.org").Json(ByName), "content"));

    [Fact]
    public void A_small_fault_is_a_warning() => Assert.Equal(FindingStatus.Warn, Status(
        Empty.Json(Metadata, Document.Replace("\"https://example.org/.well-known/csaf/white/\"", "\"here\"",
            StringComparison.Ordinal)), "content"));

    [Fact]
    public void A_stop_without_TLS_fails()
    {
        Assert.Equal(FindingStatus.Fail, Status(
            Empty.Leads(Document, Metadata, "http://example.org/x/provider-metadata.json",
                "https://example.org/provider-metadata.json"),
            "transport"));
        Assert.Equal(FindingStatus.Pass, Status(Empty.Leads(Document, Metadata, "https://cdn.example/provider-metadata.json"),
            "transport"));
        Assert.Equal(FindingStatus.Fail, Status(Empty.Page(Metadata, WebWorlds.Answer(Metadata, 200, Document) with
        {
            Hops = [WebWorlds.Hop(Metadata, 200) with { Tls = WebWorlds.Tls(WebWorlds.Certificate(["other.example"])) }],
        }), "transport"));
    }

    [Theory]
    [InlineData("csaf_publisher", FindingStatus.Warn)]
    [InlineData("csaf_trusted_provider", FindingStatus.Pass)]
    public void A_publisher_is_the_least_of_the_roles(string role, FindingStatus status) => Assert.Equal(status,
        Status(Empty.Json(Metadata, Document.Replace("csaf_provider", role, StringComparison.Ordinal)), "role"));

    [Fact]
    public void A_document_that_belongs_elsewhere_is_a_warning() => Assert.Equal(FindingStatus.Warn, Status(
        Empty.Json(Metadata, Document.Replace("https://example.org/.well",
            "https://other.example/.well", StringComparison.Ordinal)),
        "canonical"));

    [Fact]
    public void The_remedy_is_a_document_that_would_pass()
    {
        var remedy = Empty.Find("disclosure.csaf.found", Domain).Remedy?.En;
        Assert.NotNull(remedy);
        var world = Empty.Json(Metadata, remedy[(remedy.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
        Assert.Equal(FindingStatus.Pass, Status(world, "content"));
        Assert.Equal(FindingStatus.Pass, Status(world, "canonical"));
    }
}
