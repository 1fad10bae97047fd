using FsCheck;
using FsCheck.Fluent;
using Servanda.Accords.Findings;
using Servanda.Assessment.Rules.Dns;
using Servanda.Dns;
using Servanda.Dns.Records;

namespace Servanda.Tests.Assessment.Rules.Dns;

public sealed class CaaRulesTests
{
    const string Domain = "example.org";

    static World With(params (byte Flags, string Tag, string Value)[] records) => new World().Record(Domain,
        [.. records.Select(one => new CaaData(one.Flags, one.Tag, one.Value))]);

    static FindingStatus Status(World world, string rule) => world.Find("dns.caa." + rule, Domain).Status;

    [Theory]
    [InlineData("present")]
    [InlineData("issue")]
    [InlineData("syntax")]
    [InlineData("critical")]
    [InlineData("iodef")]
    public void A_full_set_passes(string rule) => Assert.Equal(FindingStatus.Pass,
        Status(With((0, "issue", "ca.example"), (0, "issuewild", ";"), (128, "iodef", "mailto:s@example.org")), rule));

    [Theory]
    [InlineData("present", FindingStatus.Fail)]
    [InlineData("issue", FindingStatus.NotApplicable)]
    [InlineData("syntax", FindingStatus.NotApplicable)]
    [InlineData("critical", FindingStatus.NotApplicable)]
    [InlineData("iodef", FindingStatus.NotApplicable)]
    public void Where_there_is_no_record_one_rule_says_so(string rule, FindingStatus status) =>
        Assert.Equal(status, Status(new World().Txt(Domain, "here"), rule));

    [Fact]
    public void The_remedy_is_a_record_for_this_domain() => Assert.StartsWith("example.org. CAA 0 issue \"",
        new World().Txt(Domain, "here").Find("dns.caa.present", Domain).Remedy?.En, StringComparison.Ordinal);

    [Fact]
    public void The_nearest_name_above_counts()
    {
        var finding = With((0, "issue", "ca.example")).Txt("a.b.example.org", "here").Find("dns.caa.present",
            "a.b.example.org");
        Assert.Equal(FindingStatus.Pass, finding.Status);
        Assert.Contains("CAA records of example.org", finding.Reason.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("present")]
    [InlineData("issue")]
    [InlineData("syntax")]
    [InlineData("critical")]
    [InlineData("iodef")]
    public void A_failing_or_silent_server_on_the_way_up_is_not_measured(string rule)
    {
        Assert.Equal(FindingStatus.NotMeasured, Status(new World().ServFail(Domain, DnsType.Caa), rule));
        Assert.Equal(FindingStatus.NotMeasured, Status(new World().Txt(Domain, "here").Silent("org", DnsType.Caa), rule));
    }

    [Fact]
    public void A_set_without_issue_limits_nobody() =>
        Assert.Equal(FindingStatus.Fail, Status(With((0, "iodef", "mailto:s@example.org")), "issue"));

    [Theory]
    [InlineData(0, "issue", "ca example")]
    [InlineData(0, "issue", "ca.example; policy")]
    [InlineData(1, "issue", "ca.example")]
    public void What_is_not_well_formed_is_a_warning(byte flags, string tag, string value) =>
        Assert.Equal(FindingStatus.Warn, Status(With((flags, tag, value)), "syntax"));

    [Fact]
    public void A_record_that_cannot_be_read_is_a_warning() => Assert.Equal(FindingStatus.Warn, Status(
        With((0, "issue",
            "ca.example")).Record(Domain, new UnknownData(DnsType.Caa, new byte[] { 0, 9, 1 })), "syntax"));

    [Fact]
    public void An_unknown_property_is_a_warning_only_when_critical()
    {
        Assert.Equal(FindingStatus.Warn, Status(With((128, "tbs", "x")), "critical"));
        Assert.Equal(FindingStatus.Pass, Status(With((0, "tbs", "x")), "critical"));
    }

    [Theory]
    [InlineData("not a url")]
    [InlineData("ftp://example.org/")]
    public void Reports_need_a_URL_authorities_use(string url) =>
        Assert.Equal(FindingStatus.Warn, Status(With((0, "issue", "ca.example"), (0, "iodef", url)), "iodef"));

    [Fact]
    public void A_set_without_iodef_is_a_warning() =>
        Assert.Equal(FindingStatus.Warn, Status(With((0, "issue", "ca.example")), "iodef"));

    [Theory]
    [InlineData("", "")]
    [InlineData(";", "")]
    [InlineData(" CA1.example.net ", "ca1.example.net")]
    [InlineData("ca1.example.net; account=230123", "ca1.example.net")]
    [InlineData("ca1.example.net;policy=ev ; validationmethods = dns-01;", "ca1.example.net")]
    public void A_value_names_its_issuer(string value, string issuer) =>
        Assert.Equal(issuer, CaaIssueReader.Read(value).Value?.Issuer);

    [Theory]
    [InlineData("%%%%%", "caa.issue.domain")]
    [InlineData("-ca.example", "caa.issue.domain")]
    [InlineData("ca..example", "caa.issue.domain")]
    [InlineData("ca.example;;a=b", "caa.issue.parameter")]
    [InlineData("ca.example; =b", "caa.issue.parameter")]
    [InlineData("ca.example; a=b c", "caa.issue.parameter")]
    public void A_bad_value_gives_no_issuer_and_the_problem(string value, string code)
    {
        var read = CaaIssueReader.Read(value);
        Assert.Null(read.Value);
        Assert.Contains(read.Problems, problem => problem.Code == code);
    }

    [Fact]
    public void Any_value_is_read_without_an_exception() => Prop.ForAll<string>(value =>
    {
        var read = CaaIssueReader.Read(value ?? "");
        return read.Value is not null || read.Problems.Count > 0;
    }).QuickCheckThrowOnFailure();
}
