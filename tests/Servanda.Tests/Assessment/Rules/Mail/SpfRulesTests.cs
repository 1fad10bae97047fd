using Servanda.Accords.Findings;
using Servanda.Dns;
using static Servanda.Tests.Assessment.Rules.Mail.MailCases;

namespace Servanda.Tests.Assessment.Rules.Mail;

public sealed class SpfRulesTests
{
    const FindingStatus Pass = FindingStatus.Pass, Warn = FindingStatus.Warn, Fail = FindingStatus.Fail;
    const FindingStatus NotApplicable = FindingStatus.NotApplicable, NotMeasured = FindingStatus.NotMeasured;

    [Fact]
    public void A_sound_record_passes_every_rule()
    {
        var findings = Using("v=spf1 mx include:spf.vendor.example -all")
            .Txt("spf.vendor.example", "v=spf1 ip4:192.0.2.0/24 ~all")
            .Judge("mail.spf", Domain);
        Assert.Equal(9, findings.Count);
        Assert.All(findings, finding => Assert.Equal(Pass, finding.Status));
    }

    [Theory]
    [InlineData("v=spf1 mx -all", Pass)]
    [InlineData("v=spf1 mx", Pass)]
    [InlineData("google-site-verification=x", Fail)]
    [InlineData("v=spf10 mx -all", Fail)]
    public void A_domain_that_takes_mail_has_to_publish_a_record(string text, FindingStatus status) =>
        Using(text).Finds("mail.spf.published", status);

    [Fact]
    public void The_remedy_for_no_record_is_one_to_publish() =>
        Receiving().Finds("mail.spf.published", Fail, "example.org. TXT \"v=spf1 mx -all\"");

    [Theory]
    [InlineData("mail.spf.single")]
    [InlineData("mail.spf.syntax")]
    [InlineData("mail.spf.targets")]
    [InlineData("mail.spf.lookups")]
    [InlineData("mail.spf.voids")]
    [InlineData("mail.spf.all")]
    [InlineData("mail.spf.strict")]
    [InlineData("mail.spf.ptr")]
    public void A_record_that_is_missing_is_reported_once(string rule) => Receiving().Finds(rule, NotApplicable);

    [Fact]
    public void Two_records_are_an_error_and_the_remedy_is_both_in_one() =>
        Using("v=spf1 mx -all").Txt(Domain, "v=spf1 include:spf.vendor.example ~all")
            .Finds("mail.spf.single", Fail, "2 SPF records", "\"v=spf1 mx include:spf.vendor.example ~all\"");

    [Theory]
    [InlineData("v=spf1 mx -all", Pass, "")]
    [InlineData("v=spf1 ip4:300.1.1.1 mx -all", Fail, "not an IPv4 address: 300.1.1.1")]
    [InlineData("v=spf1 ip5:192.0.2.1 mx ip4:x -all", Fail, "\"v=spf1 mx -all\"")]
    [InlineData("v=spf1 -all mx", Warn, "after all")]
    [InlineData("v=spf1 mx -all redirect=other.example", Warn, "nobody follows")]
    [InlineData("v=spf1 ptr -all", Pass, "")]
    public void Every_problem_of_the_record_is_told(string text, FindingStatus status, string piece) =>
        Using(text).Finds("mail.spf.syntax", status, piece);

    [Fact]
    public void A_record_that_cannot_be_read_leaves_the_rules_behind_it_nothing()
    {
        foreach (var rule in (string[])["mail.spf.lookups", "mail.spf.voids", "mail.spf.all", "mail.spf.ptr"])
            Using("v=spf1 ip4:300.1.1.1 -all").Finds(rule, NotApplicable);
    }

    [Fact]
    public void An_include_of_nothing_is_an_error() =>
        Using("v=spf1 include:gone.example -all").Finds("mail.spf.targets", Fail, "gone.example");

    [Fact]
    public void An_include_that_cannot_be_read_is_an_error() =>
        Using("v=spf1 include:spf.vendor.example -all").Txt("spf.vendor.example", "v=spf1 ip4:1 -all")
            .Finds("mail.spf.targets", Fail, "spf.vendor.example: not an IPv4 address");

    [Fact]
    public void Records_that_include_each_other_are_an_error() =>
        Using("v=spf1 include:spf.vendor.example -all").Txt("spf.vendor.example", "v=spf1 include:example.org -all")
            .Finds("mail.spf.targets", Fail, "leads back to itself");

    [Fact]
    public void An_included_record_of_no_effect_in_itself_is_no_error() =>
        Using("v=spf1 include:spf.vendor.example -all").Txt("spf.vendor.example", "v=spf1 -all mx")
            .Finds("mail.spf.targets", Pass);

    [Fact]
    public void A_record_that_leads_nowhere_has_no_targets() =>
        Using("v=spf1 mx -all").Finds("mail.spf.targets", NotApplicable);

    [Theory]
    [InlineData(9, Pass, "10 of 10")]
    [InlineData(10, Fail, "11 lookups, 10 are allowed")]
    [InlineData(60, Fail, "28+ lookups")]
    public void Ten_lookups_are_allowed_however_deep(int includes, FindingStatus status, string piece)
    {
        var world = Using("v=spf1 include:i0.example -all");
        for (var i = 0; i < includes; i++)
            world.Txt($"i{i}.example",
                i + 1 < includes ? $"v=spf1 include:i{i + 1}.example -all" : "v=spf1 a:mx.example.org -all");
        world.Finds("mail.spf.lookups", status, piece);
    }

    [Fact]
    public void What_each_include_costs_is_told() =>
        Using($"v=spf1 include:big.example include:small.example -all")
            .Txt("big.example", "v=spf1 " + string.Concat(Enumerable.Range(0, 10).Select(i => $"a:h{i}.example ")) + "-all")
            .Txt("small.example", "v=spf1 -all")
            .Finds("mail.spf.lookups", Fail, "big.example 11, small.example 1", "Take 2 or more");

    [Fact]
    public void Mx_of_a_name_with_eleven_exchangers_is_an_error()
    {
        var world = Using("v=spf1 mx:many.example -all");
        for (var i = 0; i < 11; i++)
            world.Mx("many.example", 10, $"mx{i}.many.example");
        world.Finds("mail.spf.lookups", Fail, "more than ten mail exchangers");
    }

    [Theory]
    [InlineData("v=spf1 a:n1.example a:n2.example mx -all", Pass)]
    [InlineData("v=spf1 a:n1.example a:n2.example a:n3.example mx -all", Fail)]
    [InlineData("v=spf1 mx -all", Pass)]
    public void Two_lookups_may_find_nothing(string text, FindingStatus status) =>
        Using(text).Finds("mail.spf.voids", status);

    [Theory]
    [InlineData("v=spf1 mx -all", Pass, "-all")]
    [InlineData("v=spf1 mx ~all", Pass, "~all")]
    [InlineData("v=spf1 mx ?all", Fail, "\"v=spf1 mx -all\"")]
    [InlineData("v=spf1 mx +all", Fail, "\"v=spf1 mx -all\"")]
    [InlineData("v=spf1 mx all", Fail, "any host in the world")]
    [InlineData("v=spf1 mx", Warn, "\"v=spf1 mx -all\"")]
    [InlineData("v=spf1 redirect=strict.example", Pass, "-all")]
    [InlineData("v=spf1 redirect=open.example", Fail, "+all")]
    [InlineData("v=spf1 include:open.example -all", Fail, "+all")]
    [InlineData("v=spf1 include:gone.example -all", NotApplicable, "error")]
    [InlineData("v=spf1 redirect=%{i}.example", NotMeasured, "depends on the message")]
    public void The_end_of_the_tree_decides_about_everybody_else(string text, FindingStatus status, string piece) =>
        Using(text).Txt("strict.example", "v=spf1 a:mx.example.org -all").Txt("open.example", "v=spf1 +all")
            .Finds("mail.spf.all", status, piece);

    [Theory]
    [InlineData("v=spf1 mx -all", Pass)]
    [InlineData("v=spf1 mx ~all", Warn)]
    [InlineData("v=spf1 redirect=soft.example", Warn)]
    [InlineData("v=spf1 mx", NotApplicable)]
    public void Softfail_is_worth_a_word_only(string text, FindingStatus status) =>
        Using(text).Txt("soft.example", "v=spf1 ~all").Finds("mail.spf.strict", status);

    [Theory]
    [InlineData("v=spf1 ptr -all", Warn)]
    [InlineData("v=spf1 include:old.example -all", Warn)]
    [InlineData("v=spf1 mx -all", Pass)]
    public void Ptr_is_found_anywhere_in_the_tree(string text, FindingStatus status) =>
        Using(text).Txt("old.example", "v=spf1 ptr:old.example -all").Finds("mail.spf.ptr", status);

    [Theory]
    [InlineData("mail.spf.targets")]
    [InlineData("mail.spf.lookups")]
    [InlineData("mail.spf.voids")]
    [InlineData("mail.spf.all")]
    [InlineData("mail.spf.strict")]
    [InlineData("mail.spf.ptr")]
    public void An_include_that_nobody_answers_about_is_no_fault_of_the_domain(string rule) =>
        Using("v=spf1 include:broken.example -all").ServFail("broken.example")
            .Finds(rule, NotMeasured, "broken.example TXT");

    [Fact]
    public void A_domain_that_nobody_answers_about_is_not_measured() => Assert.All(
        Receiving().Silent(Domain, DnsType.Txt).Judge("mail.spf", Domain),
        finding => Assert.Equal(NotMeasured, finding.Status));

    [Fact]
    public void A_domain_that_uses_no_mail_is_left_to_mail_parked() => Assert.All(
        Parked().Judge("mail.spf", Domain), finding => Assert.Equal(NotApplicable, finding.Status));

    [Fact]
    public void A_deep_tree_is_walked_in_as_many_rounds_as_it_is_deep()
    {
        var world = Using("v=spf1 include:a.example include:b.example include:c.example -all")
            .Txt("a.example", "v=spf1 -all")
            .Txt("b.example", "v=spf1 -all").Txt("c.example", "v=spf1 a:mx.example.org -all");
        world.Judge("mail.spf", Domain);
        Assert.Equal(3, world.Rounds);
    }
}
