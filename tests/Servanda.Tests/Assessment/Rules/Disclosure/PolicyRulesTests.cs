using Servanda.Accords.Findings;
using Servanda.Assessment.Rules.Disclosure;
using Servanda.Assessment.Transcripts;
using Servanda.Core.Names;
using Servanda.Tests.Assessment.Rules.Web;
using static Servanda.Tests.Assessment.Rules.Disclosure.DisclosureWorlds;

namespace Servanda.Tests.Assessment.Rules.Disclosure;

public sealed class PolicyRulesTests
{
    static readonly string Nonsense = "https://example.org/" + FileView.Nonsense(DomainName.Parse(Domain));

    static FindingStatus Named(World world) => world.Find("disclosure.policy.named", Domain).Status;

    static FindingStatus Readable(World world) => world.Find("disclosure.policy.readable", Domain).Status;

    static World With(string policies) => Empty.Security(
        Good.Replace("Policy: https://example.org/policy\n", policies, StringComparison.Ordinal));

    [Fact]
    public void A_policy_that_can_be_read_passes()
    {
        var world = Empty.Security().Html(Policy, "<html>Our policy").Page(Nonsense, 404);
        Assert.Equal(FindingStatus.Pass, Named(world));
        Assert.Equal(FindingStatus.Pass, Readable(world));
    }

    [Fact]
    public void A_policy_that_nobody_names_is_unknown_and_the_remedy_says_how_to_name_it()
    {
        Assert.Equal(FindingStatus.NotMeasured, Named(Empty));
        Assert.Equal(FindingStatus.NotApplicable, Readable(Empty));
        var finding = With("").Find("disclosure.policy.named", Domain);
        Assert.Equal(FindingStatus.NotMeasured, finding.Status);
        Assert.StartsWith("Policy: https://example.org/", finding.Remedy?.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Policy: http://example.org/policy\n")]
    [InlineData("Policy: mailto:policy@example.org\n")]
    public void A_policy_without_https_is_a_warning(string policy)
    {
        Assert.Equal(FindingStatus.Warn, Named(With(policy)));
        Assert.Equal(FindingStatus.NotApplicable, Readable(With(policy)));
    }

    [Fact]
    public void A_policy_that_is_not_there_fails()
    {
        Assert.Equal(FindingStatus.Fail, Readable(Empty.Security()));
        Assert.Equal(FindingStatus.Fail, Readable(Empty.Security().Page(Policy, 410)));
        Assert.Equal(FindingStatus.Fail, Readable(Empty.Security().Html(Policy, "")));
        Assert.Equal(FindingStatus.Fail, Readable(Empty.Security().Leads("text", Policy, "http://example.org/policy")));
    }

    [Theory]
    [InlineData(403)]
    [InlineData(503)]
    public void A_policy_that_is_kept_from_us_is_not_measured(int status) =>
        Assert.Equal(FindingStatus.NotMeasured, Readable(Empty.Security().Page(Policy, status)));

    [Fact]
    public void A_policy_on_a_silent_site_is_not_measured()
    {
        Assert.Equal(FindingStatus.NotMeasured, Readable(With("Policy: https://elsewhere.example/policy\n")));
        Assert.Equal(FindingStatus.NotMeasured, Readable(new World().Site(Domain)));
        Assert.Equal(FindingStatus.NotMeasured, Named(new World().Site(Domain)));
        Assert.Equal(FindingStatus.NotApplicable, Named(new World().Txt(Domain, "here")));
        Assert.Equal(FindingStatus.NotApplicable, Readable(new World().Txt(Domain, "here")));
    }

    [Fact]
    public void The_same_page_as_for_an_address_nobody_has_is_a_warning()
    {
        Assert.Equal(FindingStatus.Warn, Readable(Empty.Security().Html(Policy).Html(Nonsense)));
        Assert.Equal(FindingStatus.Pass, Readable(Empty.Security().Html(Policy, "<html>Our policy").Html(Nonsense)));
        Assert.Equal(FindingStatus.Warn, Readable(Empty.Security().Leads("home", Policy, "https://example.org/")));
    }

    [Fact]
    public void One_of_several_policies_is_enough()
    {
        var world = With("Policy: https://example.org/policy#en\nPolicy: https://example.org/politique\n")
            .Html("https://example.org/politique", "<html>Notre politique").Page(Nonsense, 404);
        Assert.Equal(FindingStatus.Pass, Readable(world));
    }

    [Fact]
    public void An_endless_redirect_is_not_measured() => Assert.Equal(FindingStatus.NotMeasured, Readable(Empty.Security()
        .Page(Policy, WebWorlds.Redirects(WebEnd.TooManyRedirects, 302, "", Policy, Policy))));
}
