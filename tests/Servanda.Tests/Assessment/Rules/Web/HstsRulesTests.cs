using FsCheck;
using FsCheck.Fluent;
using Servanda.Accords.Findings;
using Servanda.Assessment.Rules.Web;

namespace Servanda.Tests.Assessment.Rules.Web;

public sealed class HstsRulesTests
{
    const string Domain = "example.org";
    const string Field = "strict-transport-security";

    static World Sends(params string[] lines) => new World().Site(Domain)
        .Page("https://example.org/", fields: [.. lines.Select(line => (Field, line))])
        .Page("http://example.org/");

    static FindingStatus Status(World world, string rule) => world.Find("web.hsts." + rule, Domain).Status;

    [Theory]
    [InlineData("present")]
    [InlineData("syntax")]
    [InlineData("max-age")]
    [InlineData("sub-domains")]
    public void A_full_field_passes(string rule) =>
        Assert.Equal(FindingStatus.Pass, Status(Sends("max-age=31536000; includeSubDomains; preload"), rule));

    [Theory]
    [InlineData("present", FindingStatus.Fail)]
    [InlineData("syntax", FindingStatus.NotApplicable)]
    [InlineData("max-age", FindingStatus.NotApplicable)]
    [InlineData("sub-domains", FindingStatus.NotApplicable)]
    public void Where_there_is_no_field_one_rule_says_so(string rule, FindingStatus status) =>
        Assert.Equal(status, Status(Sends(), rule));

    [Theory]
    [InlineData("present")]
    [InlineData("syntax")]
    [InlineData("max-age")]
    [InlineData("sub-domains")]
    public void Silence_is_not_measured(string rule)
    {
        Assert.Equal(FindingStatus.NotMeasured, Status(new World().Site(Domain), rule));
        Assert.Equal(FindingStatus.NotApplicable, Status(new World().Txt(Domain, "here"), rule));
    }

    [Theory]
    [InlineData("max-age=31536000", FindingStatus.Pass)]
    [InlineData("max-age=\"63072000\"", FindingStatus.Pass)]
    [InlineData("max-age=99999999999999999999999", FindingStatus.Pass)]
    [InlineData("max-age=31535999", FindingStatus.Warn)]
    [InlineData("max-age=0", FindingStatus.Fail)]
    public void It_is_to_be_remembered_for_a_year(string field, FindingStatus status) =>
        Assert.Equal(status, Status(Sends(field), "max-age"));

    [Theory]
    [InlineData("includeSubDomains")]
    [InlineData("max-age=1; max-age=2")]
    [InlineData("max-age=-1")]
    [InlineData("max-age=1.5")]
    public void A_field_without_meaning_fails(string field)
    {
        Assert.Equal(FindingStatus.Fail, Status(Sends(field), "syntax"));
        Assert.Equal(FindingStatus.NotApplicable, Status(Sends(field), "max-age"));
    }

    [Fact]
    public void A_second_field_is_a_warning_and_the_first_counts()
    {
        var world = Sends("max-age=31536000", "max-age=0");
        Assert.Equal(FindingStatus.Warn, Status(world, "syntax"));
        Assert.Equal(FindingStatus.Pass, Status(world, "max-age"));
        Assert.Equal(FindingStatus.Warn, Status(world, "sub-domains"));
    }

    [Fact]
    public void What_is_said_in_the_clear_does_not_count()
    {
        var world = new World().Site(Domain).Page("https://example.org/")
            .Page("http://example.org/", fields: [(Field, "max-age=31536000")]);
        var finding = world.Find("web.hsts.present", Domain);
        Assert.Equal(FindingStatus.Fail, finding.Status);
        Assert.Contains("plain HTTP only", finding.Reason.En, StringComparison.Ordinal);
    }

    [Fact]
    public void One_of_two_sites_is_a_warning() => Assert.Equal(FindingStatus.Warn,
        Status(Sends("max-age=31536000").Site("www.example.org").Page("https://www.example.org/"), "present"));

    [Theory]
    [InlineData(" max-age = 10 ; INCLUDEsubdomains ;; later=\"a;b\" ", 10, true, 0)]
    [InlineData("max-age=10; includeSubDomains=1", 10, true, 1)]
    [InlineData("max-age=10; =", 10, false, 1)]
    [InlineData("max-age=10; a b", 10, false, 1)]
    public void A_field_is_read_with_its_problems(string field, long maxAge, bool includes, int problems)
    {
        var read = StrictTransportSecurityReader.Read(field);
        Assert.Equal(new StrictTransportSecurity(maxAge, includes, false), read.Value);
        Assert.Equal(problems, read.Problems.Count);
        Assert.All(read.Problems, problem => Assert.Contains(problem.Code, WebProblemWords.Codes));
    }

    [Fact]
    public void Any_field_is_read_without_an_exception() => Prop.ForAll<string>(field =>
    {
        var read = StrictTransportSecurityReader.Read(field ?? "");
        return (read.Value is not null || read.Problems.Count > 0)
            && read.Problems.All(problem => WebProblemWords.Codes.Contains(problem.Code));
    }).QuickCheckThrowOnFailure();
}
