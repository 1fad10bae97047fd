using Servanda.Accords.Findings;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Rules.Disclosure;
using Servanda.Core.Names;
using Servanda.Disclosure.Csaf;
using Servanda.Disclosure.SecurityTxt;
using Servanda.Tests.Assessment.Rules.Web;
using static Servanda.Tests.Assessment.Rules.Disclosure.DisclosureWorlds;

namespace Servanda.Tests.Assessment.Rules.Disclosure;

public sealed class SecurityTxtRulesTests
{
    static readonly string Nonsense = "https://example.org/.well-known/" + FileView.Nonsense(DomainName.Parse(Domain));

    public static TheoryData<string> Names =>
        ["present", "contact", "expires", "content-type", "syntax", "horizon", "canonical", "encryption", "signature"];

    static FindingStatus Status(World world, string rule) => world.Find("disclosure.security-txt." + rule, Domain).Status;

    static World Without(string line) => Empty.Security(string.Concat(Good.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Where(one => !one.StartsWith(line, StringComparison.Ordinal)).Select(one => one + "\n")));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_good_file_passes_but_for_its_signature(string rule) => Assert.Equal(
        rule == "signature" ? FindingStatus.Warn : FindingStatus.Pass, Status(Empty.Security(), rule));

    [Theory]
    [MemberData(nameof(Names))]
    public void Where_there_is_no_file_one_rule_says_so(string rule) => Assert.Equal(
        rule == "present" ? FindingStatus.Fail : FindingStatus.NotApplicable, Status(Empty, rule));

    [Theory]
    [MemberData(nameof(Names))]
    public void Silence_and_refusal_are_not_measured(string rule)
    {
        Assert.Equal(FindingStatus.NotMeasured, Status(new World().Site(Domain), rule));
        Assert.Equal(FindingStatus.NotMeasured, Status(Empty.NoPage(WellKnown, UnmeasuredReasons.Refused), rule));
        Assert.Equal(FindingStatus.NotMeasured, Status(new World().ServFail(Domain), rule));
        foreach (var status in (int[])[401, 403, 429, 500, 503])
            Assert.Equal(FindingStatus.NotMeasured, Status(Empty.Page(WellKnown, status), rule));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_domain_without_a_web_has_no_file(string rule) =>
        Assert.Equal(FindingStatus.NotApplicable, Status(new World().Txt(Domain, "here"), rule));

    [Fact]
    public void The_remedy_is_a_whole_file_that_would_pass()
    {
        var remedy = Empty.Find("disclosure.security-txt.present", Domain).Remedy?.En;
        Assert.NotNull(remedy);
        var file = remedy[(remedy.IndexOf('\n', StringComparison.Ordinal) + 1)..] + "\n";
        foreach (var rule in (string[])["present", "contact", "expires", "syntax", "horizon", "canonical"])
            Assert.Equal(FindingStatus.Pass, Status(Empty.Security(file), rule));
    }

    [Fact]
    public void A_page_instead_of_the_file_is_no_file()
    {
        var finding = Empty.Html(WellKnown).Html(Legacy).Find("disclosure.security-txt.present", Domain);
        Assert.Equal(FindingStatus.Fail, finding.Status);
        Assert.Contains("soft 404", finding.Reason.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_site_that_answers_everything_in_plain_text_has_no_file()
    {
        var world = Empty.Text(WellKnown, "Error: nothing here\n").Text(Nonsense, "Error: nothing here\n");
        var finding = world.Find("disclosure.security-txt.present", Domain);
        Assert.Equal(FindingStatus.Fail, finding.Status);
        Assert.Contains("any address", finding.Reason.En, StringComparison.Ordinal);
        Assert.Equal(FindingStatus.NotApplicable, Status(world, "contact"));
    }

    [Fact]
    public void A_file_without_known_fields_is_a_bad_file_where_other_names_are_not_found()
    {
        var world = Empty.Text(WellKnown, "Kontakt: mailto:security@example.org\n").Page(Nonsense, 404);
        Assert.Equal(FindingStatus.Pass, Status(world, "present"));
        Assert.Equal(FindingStatus.Fail, Status(world, "contact"));
    }

    [Fact]
    public void A_file_at_the_top_only_is_a_warning() =>
        Assert.Equal(FindingStatus.Warn, Status(Empty.Text(Legacy, Good), "present"));

    [Fact]
    public void A_file_on_www_is_found_when_the_domain_has_none() => Assert.Equal(FindingStatus.Pass,
        Status(Empty.Site("www.example.org").Text("https://www.example.org/.well-known/security.txt", Good), "present"));

    [Fact]
    public void Only_the_first_place_is_asked_when_the_file_is_there()
    {
        const int Addresses = 4, Pages = 1;
        var world = Empty.Site("www.example.org").Text("https://www.example.org/.well-known/security.txt", Good).Security();
        Assert.Equal(Addresses + Pages, world.Find("disclosure.security-txt.present", Domain).Observations.Count);
    }

    [Fact]
    public void A_redirect_to_plain_HTTP_fails() => Assert.Equal(FindingStatus.Fail,
        Status(Empty.Leads(Good, WellKnown, "http://example.org/security.txt"), "present"));

    [Theory]
    [InlineData("Contact", "contact", FindingStatus.Fail)]
    [InlineData("Expires", "expires", FindingStatus.Fail)]
    [InlineData("Expires", "horizon", FindingStatus.NotApplicable)]
    [InlineData("Canonical", "canonical", FindingStatus.Warn)]
    [InlineData("Encryption", "encryption", FindingStatus.Warn)]
    [InlineData("Contact", "syntax", FindingStatus.Pass)]
    public void A_field_that_is_missing_is_missed_by_its_rule(string line, string rule, FindingStatus status) =>
        Assert.Equal(status, Status(Without(line), rule));

    [Theory]
    [InlineData("2026-11-22T11:59:59Z", FindingStatus.Fail, FindingStatus.NotApplicable)]
    [InlineData("2026-11-22T13:00:00+02:00", FindingStatus.Fail, FindingStatus.NotApplicable)]
    [InlineData("2026-11-30T00:00:00Z", FindingStatus.Pass, FindingStatus.Warn)]
    [InlineData("2027-11-22T00:00:00Z", FindingStatus.Pass, FindingStatus.Pass)]
    [InlineData("2028-01-01T00:00:00Z", FindingStatus.Pass, FindingStatus.Warn)]
    [InlineData("Thu, 31 Dec 2027", FindingStatus.Fail, FindingStatus.NotApplicable)]
    public void The_date_is_judged_by_the_time_of_the_run(string expires, FindingStatus now, FindingStatus ahead)
    {
        var world = Empty.Security(Good.Replace("2027-06-01T00:00:00Z", expires, StringComparison.Ordinal));
        Assert.Equal(now, Status(world, "expires"));
        Assert.Equal(ahead, Status(world, "horizon"));
    }

    [Theory]
    [InlineData("text/plain", FindingStatus.Pass)]
    [InlineData("Text/Plain; Charset=\"UTF-8\"", FindingStatus.Pass)]
    [InlineData("text/plain; charset=iso-8859-1", FindingStatus.Warn)]
    [InlineData("application/octet-stream", FindingStatus.Warn)]
    [InlineData("text/html; charset=utf-8", FindingStatus.Warn)]
    public void The_file_is_to_be_plain_text(string type, FindingStatus status) =>
        Assert.Equal(status, Status(Empty.Page(WellKnown, 200, Good, ("content-type", type)), "content-type"));

    [Fact]
    public void A_file_that_belongs_elsewhere_is_a_warning()
    {
        var world = Empty.Security(Good.Replace("Canonical: https://example.org", "Canonical: https://other.example",
            StringComparison.Ordinal));
        Assert.Contains("not to be trusted", world.Find("disclosure.security-txt.canonical", Domain).Reason.En,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_address_redirected_to_may_be_the_canonical_one() => Assert.Equal(FindingStatus.Pass, Status(Empty.Leads(
        Good.Replace("Canonical: https://example.org", "Canonical: https://www.example.org", StringComparison.Ordinal),
        WellKnown, "https://www.example.org/.well-known/security.txt"), "canonical"));

    [Theory]
    [InlineData("Contact: mailto:security@example.org", "Contact: http://example.org/report", "contact")]
    [InlineData("Contact: mailto:security@example.org", "Contact: http://example.org/report", "syntax")]
    [InlineData("Encryption: https", "Encryption: http", "encryption")]
    [InlineData("Policy: https://example.org/policy", "Policy:https://example.org/policy", "syntax")]
    public void What_is_not_quite_right_is_a_warning(string old, string other, string rule) =>
        Assert.Equal(FindingStatus.Warn, Status(Empty.Security(Good.Replace(old, other, StringComparison.Ordinal)), rule));

    [Fact]
    public void A_signed_file_passes_and_a_badly_signed_one_is_a_warning()
    {
        var signed = "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n" + Good
            + "-----BEGIN PGP SIGNATURE-----\n\niHUEARYKAB0WIQQ=\n=abcd\n-----END PGP SIGNATURE-----\n";
        Assert.Equal(FindingStatus.Pass, Status(Empty.Security(signed), "signature"));
        Assert.Equal(FindingStatus.Warn, Status(Empty.Security(signed.Replace("-----END PGP SIGNATURE-----\n", "",
            StringComparison.Ordinal)), "signature"));
    }

    [Fact]
    public void There_are_words_for_every_problem() => Assert.Empty(
        SecurityTxtProblems.All.Concat(CsafProblems.All).Select(kind => kind.Code).Except(DisclosureProblemWords.Codes));
}
