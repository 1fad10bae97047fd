using Servanda.Accords.Findings;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Transcripts;
using Servanda.Core.Names;
using Servanda.Tests.Assessment.Rules.Web;
using static Servanda.Tests.Assessment.Rules.Mail.MailCases;
using static Servanda.Tests.Assessment.Rules.Mail.MailHostWorlds;

namespace Servanda.Tests.Assessment.Rules.Mail;

public sealed class StartTlsRulesTests
{
    const FindingStatus Pass = FindingStatus.Pass, Warn = FindingStatus.Warn, Fail = FindingStatus.Fail;
    const FindingStatus NotApplicable = FindingStatus.NotApplicable, NotMeasured = FindingStatus.NotMeasured;

    static readonly TlsVersion[] Modern = [TlsVersion.Tls12, TlsVersion.Tls13];

    static World Ended(SmtpEnd end, params string[] ehlo) => Receiving().Smtp(Host, Talk(end, ehlo));

    [Fact]
    public void A_sound_host_passes_every_rule() => Assert.All(
        Receiving().StartTls(Host).MailTakes(Host, Modern).Judge("mail.starttls", Domain),
        finding => Assert.Equal(Pass, finding.Status));

    [Fact]
    public void Every_host_has_to_offer_it()
    {
        Receiving().Clear(Host)
            .Finds("mail.starttls.offered", Fail, "mx.example.org: does not offer STARTTLS", "DNS:mx.example.org");
        var two = Receiving().StartTls(Host).Mx(Domain, 20, "mx2.example.org");
        two.Clear("mx2.example.org").Finds("mail.starttls.offered", Fail, "mx2.example.org: does not");
        two.StartTls("mx2.example.org")
            .Finds("mail.starttls.offered", Pass, "mx.example.org, mx2.example.org: offers STARTTLS");
    }

    [Fact]
    public void One_silent_host_leaves_the_whole_open_and_says_nothing_bad()
    {
        var world = Receiving().StartTls(Host).Mx(Domain, 20, "mx2.example.org")
            .Unmeasured(new Subject.MailHost(DomainName.Parse("mx2.example.org")));
        world.Finds("mail.starttls.offered", NotMeasured, "mx2.example.org: no answer in time");
        world.Clear(Host).Finds("mail.starttls.offered", Fail);
    }

    [Theory]
    [InlineData(SmtpEnd.Rejected)]
    [InlineData(SmtpEnd.BrokenOff)]
    [InlineData(SmtpEnd.Malformed)]
    public void A_host_that_does_not_talk_to_us_is_not_measured(SmtpEnd end)
    {
        Assert.All(Ended(end).Judge("mail.starttls", Domain),
            finding => Assert.Equal(NotMeasured, finding.Status));
    }

    [Theory]
    [InlineData(SmtpEnd.TlsFailed, NotMeasured, "handshake failed")]
    [InlineData(SmtpEnd.StartTlsRefused, Fail, "refused")]
    [InlineData(SmtpEnd.BrokenOff, NotMeasured, "broke off")]
    public void The_handshake_has_to_succeed_where_it_is_offered(SmtpEnd end, FindingStatus status, string piece)
    {
        Ended(end, Offered).Finds("mail.starttls.offered", Pass);
        Ended(end, Offered).Finds("mail.starttls.handshake", status, piece);
        Receiving().Clear(Host).Finds("mail.starttls.handshake", NotApplicable);
    }

    [Fact]
    public void A_handshake_that_fails_with_us_counts_only_when_no_current_version_is_taken()
    {
        var failed = Ended(SmtpEnd.TlsFailed, Offered);
        failed.MailTakes(Host, TlsVersion.Tls12).Finds("mail.starttls.handshake", NotMeasured);
        failed.MailTakes(Host, TlsVersion.Tls10).Finds("mail.starttls.handshake", Fail, "takes TLS 1.0");
    }

    [Fact]
    public void A_certificate_nobody_would_accept_is_a_warning_as_long_as_nobody_demands_one()
    {
        Shows(["other.example"])
            .Finds("mail.starttls.certificate", Warn, "it is for other.example", "DNS:mx.example.org");
        Shows([Host], "UntrustedRoot").Finds("mail.starttls.certificate", Warn, "nobody we trust");
        Shows([]).Finds("mail.starttls.certificate", Warn, "names no host");
        Receiving().StartTls(Host, WebWorlds.Certificate([Host], -90, -1), "NotTimeValid")
            .Finds("mail.starttls.certificate", Warn, "expired on 2026-11-21");
        Receiving().StartTls(Host, [1, 2, 3]).Finds("mail.starttls.certificate", NotMeasured);
        Receiving().Clear(Host).Finds("mail.starttls.certificate", NotApplicable);
    }

    [Fact]
    public void MTA_STS_in_force_demands_a_good_certificate()
    {
        const string Url = "https://mta-sts.example.org/.well-known/mta-sts.txt";
        World Policy(string mode) => Shows(["other.example"]).Txt("_mta-sts.example.org", "v=STSv1; id=1")
            .Address("mta-sts.example.org", "192.0.2.3")
            .Page(Url, 200, $"version: STSv1\nmode: {mode}\nmx: mx.example.org\nmax_age: 1209600\n");
        Policy("enforce").Finds("mail.starttls.certificate", Fail, "has mail refused");
        Policy("testing").Finds("mail.starttls.certificate", Warn);
    }

    [Fact]
    public void DANE_counts_for_more_than_names_and_authorities()
    {
        var certificate = WebWorlds.Certificate(["other.example"], -90, -1);
        Receiving().StartTls(Host, certificate, "UntrustedRoot").Tlsa(Host, 3, 1, 1, KeyDigest(certificate)).Signed(Host)
            .Finds("mail.starttls.certificate", Pass, "named by DANE");
    }

    [Fact]
    public void One_of_the_versions_in_use_has_to_be_taken()
    {
        var failed = Ended(SmtpEnd.TlsFailed, Offered);
        failed.MailTakes(Host, TlsVersion.Tls12).Finds("mail.starttls.versions", Pass, "1.2");
        failed.MailTakes(Host, TlsVersion.Tls10).Finds("mail.starttls.versions", Fail, "takes TLS 1.0");
        failed.MailTakes(Host).Finds("mail.starttls.versions", Fail, "takes neither TLS 1.2 nor 1.3");
        foreach (var version in TlsVersions.All)
            failed.MailOffer(Host, version, HandshakeAnswer.Closed);
        failed.Finds("mail.starttls.versions", NotMeasured, "closed without a word");
        failed.MailOffer(Host, TlsVersion.Tls11, HandshakeAnswer.Accepted)
            .Finds("mail.starttls.versions", Fail, "takes TLS 1.1");
        Receiving().Clear(Host).Finds("mail.starttls.versions", NotApplicable);
    }

    [Fact]
    public void Old_versions_are_worth_a_word_only()
    {
        Receiving().StartTls(Host).MailTakes(Host, TlsVersion.Tls10, TlsVersion.Tls13)
            .Finds("mail.starttls.retired", Warn, "takes TLS 1.0");
        Receiving().StartTls(Host).MailTakes(Host, Modern).Finds("mail.starttls.retired", Pass);
        Receiving().StartTls(Host).MailOffer(Host, TlsVersion.Tls10, HandshakeAnswer.Closed)
            .MailOffer(Host, TlsVersion.Tls11, HandshakeAnswer.Closed).Finds("mail.starttls.retired", Pass);
        Receiving().StartTls(Host).Finds("mail.starttls.retired", NotMeasured);
        Receiving().Clear(Host).Finds("mail.starttls.retired", NotApplicable);
    }

    [Theory]
    [InlineData(60, Pass, "2027-01-21")]
    [InlineData(10, Warn, "2026-12-02")]
    [InlineData(-1, Warn, "2026-11-21")]
    public void A_certificate_is_to_be_renewed_in_time(int days, FindingStatus status, string piece) =>
        Receiving().StartTls(Host, WebWorlds.Certificate([Host], -80, days))
            .Finds("mail.starttls.renewal", status, piece);

    [Fact]
    public void Of_many_hosts_the_first_ten_are_looked_at()
    {
        var world = new World();
        for (var i = 10; i < 23; i++)
            world.Mx(Domain, (ushort)i, $"mx{i}.example.org").StartTls($"mx{i}.example.org");
        world.Finds("mail.starttls.offered", Pass, "(10/13)");
        Assert.Equal(10, world.Asked.Count(subject => subject is Subject.MailHost));
    }

    [Fact]
    public void A_domain_that_takes_no_mail_has_no_hosts() => Assert.All(
        Parked().Judge("mail.starttls", Domain), finding => Assert.Equal(NotApplicable, finding.Status));

    [Fact]
    public void A_domain_that_nobody_answers_about_is_not_measured() => Assert.All(
        new World().ServFail(Domain).Judge("mail.starttls", Domain), finding => Assert.Equal(NotMeasured, finding.Status));

    static World Shows(string[] names, params string[] chainProblems) =>
        Receiving().StartTls(Host, WebWorlds.Certificate(names), chainProblems);
}
