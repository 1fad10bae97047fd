using Servanda.Accords.Findings;
using Servanda.Accords.Scorecards;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Runs;

namespace Servanda.SystemTests.Lab;

/// <summary>What the assessor has to say of every organisation of the lab, over its sockets.</summary>
public sealed class VerdictTests(AssessedLab lab) : IClassFixture<AssessedLab>
{
    static readonly TimeSpan MostForOne = TimeSpan.FromSeconds(30), MostForAll = TimeSpan.FromSeconds(60);

    /// <summary>The columns of the table, a letter each: Met, Partly met, Unmet, ? unknown, - not applicable.</summary>
    static readonly string[][] Columns =
    [
        ["mail.spf", "mail.dkim", "mail.dmarc", "mail.mta-sts", "mail.tls-rpt", "mail.starttls", "mail.dane", "mail.parked"],
        ["dns.dnssec", "dns.caa", "dns.redundancy"],
        ["net.ipv6"],
        ["web.https", "web.tls", "web.hsts"],
        ["disclosure.security-txt", "disclosure.policy", "disclosure.csaf"],
    ];

    /// <summary>Organisation, controls, and the findings its story turns on.</summary>
    const string Table = """
        exemplary            MMMMMMM- MMM M MMM MMM  disclosure.security-txt.encryption=Pass disclosure.security-txt.signature=Pass
        no-dmarc             MMUMMMM- MMM M MMM MMM  mail.dmarc.published=Fail
        dmarc-none           MMPMMMM- MMM M MMM MMM  mail.dmarc.policy=Warn
        spf-lookups          UMMMMMM- MMM M MMM MMM  mail.spf.lookups=Fail
        spf-syntax           UMMMMMM- MMM M MMM MMM  mail.spf.syntax=Fail
        spf-two              UMMMMMM- MMM M MMM MMM  mail.spf.single=Fail
        parked-well          -------M MMM M --- ---  mail.parked.null-mx=Pass mail.parked.spf=Pass mail.parked.dmarc=Pass
        parked-badly         -------U MMM M MMM U?U  mail.parked.null-mx=Warn mail.parked.spf=Fail mail.parked.dmarc=Fail
        security-txt-expired MMMMMMM- MMM M MMM UMM  disclosure.security-txt.expires=Fail
        security-txt-type    MMMMMMM- MMM M MMM P?M  disclosure.security-txt.content-type=Warn
        soft-404             MMMMMMM- MMM M MMM U?U  disclosure.security-txt.present=Fail
        mx-self-signed       MMMMMUU- MMM M MMM MMM  mail.starttls.certificate=Fail mail.starttls.offered=Pass
        mx-wrong-name        MMMMMUU- MMM M MMM MMM  mail.starttls.certificate=Fail mail.starttls.offered=Pass
        mx-plain             MMMMMUU- MMM M MMM MMM  mail.starttls.offered=Fail
        mta-sts-excludes     MMMUMMM- MMM M MMM MMM  mail.mta-sts.mx=Fail
        dane-anchor          MMMMMMM- MMM M MMM MMM  mail.dane.match=Pass
        dane-alias           MMMMMMM- MMM M MMM MMM  mail.dane.match=Pass
        dane-expired         MMMMMMM- MMM M MMM MMM  mail.dane.match=Pass mail.starttls.certificate=Pass
        dane-stale           MMMMMMU- MMM M MMM MMM  mail.dane.match=Fail
        dane-digests         MMMMMMU- MMM M MMM MMM  mail.dane.match=Fail
        dane-pkix            MMMMMMU- MMM M MMM MMM  mail.dane.usable=Fail mail.dane.match=NotApplicable
        dane-unsigned        MMMMMMU- UMM M MMM MMM  mail.dane.secure=Fail dns.dnssec.delegation=Fail
        tls-1.0              MMMUMMM- MMM M UU? ???  web.tls.current=Fail web.tls.retired=Fail web.https.reachable=Fail
        certificate-expired  MMMUMMM- MMM M UMM MMU  web.https.expiry=Fail web.https.trust=Pass
        http-only            MMM?MMM- MMM M U?? ???  web.https.redirect=Fail web.https.reachable=NotMeasured
        ns-silent            MMMMMMM- MM? M MMM MMM  dns.redundancy.answers=NotMeasured
        ns-servfail          MMMMMMM- MMU M MMM MMM  dns.redundancy.answers=Fail
        ns-lame              MMMMMMM- MMU M MMM MMM  dns.redundancy.answers=Fail
        ns-truncates         MMMMMMM- MMM M MMM MMM  dns.redundancy.answers=Pass
        cname-loop           MMMMMMM- MMM ? MMM MMM  net.ipv6.web=NotMeasured
        dnssec-bogus         ???????- U?? ? ??? ???  dns.dnssec.validation=Fail
        dnssec-expired       ???????- U?? ? ??? ???  dns.dnssec.validation=Fail
        unreachable          ???????- ??? ? ??? ???
        hostile-pointer      MM?MMMM- MMM M MMM MMM  mail.dmarc.published=NotMeasured
        hostile-text         MMMMMMM- MMM M MMM MMM  mail.spf.syntax=Pass
        hostile-records      MMMMMMM- MMM M MMM MMM
        hostile-id           ?MM????- MMM ? MMM MMM  mail.starttls.offered=NotMeasured
        hostile-body         MMMMMMM- MMM M MMM ??M  disclosure.security-txt.present=NotMeasured
        hostile-drip         MMMMMMM- MMM M MMM ??M  disclosure.security-txt.present=NotMeasured
        hostile-redirects    MMMMMMM- MMM M MMM MMM
        hostile-banner       MMMMM??- MMM M MMM MMM  mail.starttls.offered=NotMeasured
        silent               MMM?M??- MMM M ??? ???  mail.starttls.offered=NotMeasured web.https.reachable=NotMeasured
        """;

    public static TheoryData<string> Rows => [.. Table.ReplaceLineEndings("\n").Split('\n')];

    [Theory]
    [MemberData(nameof(Rows))]
    public void An_organisation_gets_the_verdict_of_its_story(string row)
    {
        var words = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var assessed = lab.Organisations[words[0]];
        var turns = words[(1 + Columns.Length)..];
        var seen = $"{words[0],-20} {Statuses(assessed)}  {string.Join(' ', turns.Select(turn => Turn(assessed, turn)))}".TrimEnd();
        Assert.True(row == seen, $"{row}\n{seen}\n{Reasons(assessed)}");
    }

    [Fact]
    public void Every_organisation_stands_in_the_table() => Assert.Equal(
        lab.Organisations.Keys.Order(StringComparer.Ordinal),
        Rows.Select(row => row.Data.Split(' ')[0]).Order(StringComparer.Ordinal));

    // Nobody writes reports about an internet that does not exist.
    [Fact]
    public void The_exemplary_one_keeps_every_rule_the_recommended_ones_too() => Assert.DoesNotContain(
        lab.Organisations["exemplary"].Findings,
        finding => finding is { Status: not (FindingStatus.Pass or FindingStatus.NotApplicable), RuleId: not "mail.dmarc.conformance" });

    [Fact]
    public void Where_nothing_was_seen_nothing_fails() => Assert.All(lab.Organisations.Values, assessed => Assert.All(
        assessed.Findings.Where(finding => finding.Status == FindingStatus.Fail),
        finding => Assert.NotEmpty(finding.Observations)));

    [Fact]
    public void Of_the_unreachable_one_no_answer_about_its_own_names_was_seen_as_one()
    {
        var assessed = lab.Organisations["unreachable"];
        Assert.DoesNotContain(assessed.Findings, finding => finding.Status is FindingStatus.Fail or FindingStatus.Warn);
        Assert.DoesNotContain(assessed.Looks.First.All, one => one is Observation.Seen && one.Subject is Subject.Page);
    }

    [Fact]
    public void Every_assessment_ends_in_bounded_time()
    {
        Assert.All(lab.Organisations.Values, assessed => Assert.InRange(
            assessed.Scorecard.FinishedAt - assessed.Scorecard.StartedAt, TimeSpan.Zero, MostForOne));
        Assert.InRange(lab.Took, TimeSpan.Zero, MostForAll);
    }

    static string Statuses(AssessedOrganisation assessed)
    {
        var found = assessed.Scorecard.Controls.ToDictionary(control => control.ControlId, control => Letter(control.Status));
        return string.Join(' ', Columns.Select(group => string.Concat(group.Select(id => found[id]))));
    }

    static string Turn(AssessedOrganisation assessed, string expected)
    {
        var rule = expected.Split('=')[0];
        return $"{rule}={assessed.Findings.Single(finding => finding.RuleId == rule).Status}";
    }

    static string Reasons(AssessedOrganisation assessed) => string.Join('\n', assessed.Findings
        .Where(finding => finding.Status is FindingStatus.Fail or FindingStatus.Warn or FindingStatus.NotMeasured)
        .Select(finding => $"{finding.Status} {finding.Severity} {finding.RuleId}: {finding.Reason.En}"));

    static char Letter(ControlStatus status) => status switch
    {
        ControlStatus.Met => 'M',
        ControlStatus.PartlyMet => 'P',
        ControlStatus.Unmet => 'U',
        ControlStatus.Unknown => '?',
        ControlStatus.NotApplicable => '-',
    };
}
