using System.Security.Cryptography;
using Servanda.Accords.Findings;
using Servanda.Assessment.Transcripts;
using Servanda.Dns;
using Servanda.Tests.Assessment.Rules.Dns;
using Servanda.Tests.Assessment.Rules.Web;
using static Servanda.Tests.Assessment.Rules.Mail.MailCases;
using static Servanda.Tests.Assessment.Rules.Mail.MailHostWorlds;

namespace Servanda.Tests.Assessment.Rules.Mail;

public sealed class DaneRulesTests
{
    const FindingStatus Pass = FindingStatus.Pass, Warn = FindingStatus.Warn, Fail = FindingStatus.Fail;
    const FindingStatus NotApplicable = FindingStatus.NotApplicable, NotMeasured = FindingStatus.NotMeasured;

    static readonly byte[] Certificate = WebWorlds.Certificate([Host]);
    static readonly byte[] Named = KeyDigest(Certificate);

    static World Serving => Receiving().StartTls(Host, Certificate).Validating();

    static World With(byte usage, byte selector, byte matching, byte[] data) =>
        Serving.Tlsa(Host, usage, selector, matching, data).Signed(Domain);

    [Fact]
    public void A_sound_set_passes_every_rule() => Assert.All(
        With(3, 1, 1, Named).Judge("mail.dane", Domain), finding => Assert.Equal(Pass, finding.Status));

    [Fact]
    public void No_records_fail_once_with_one_to_publish()
    {
        Serving.Finds("mail.dane.published", Fail, $"_25._tcp.mx.example.org. TLSA 3 1 1 {Convert.ToHexString(Named)}");
        Receiving().Validating().Finds("mail.dane.published", Fail, "TLSA 3 1 1 <SHA-256>");
        Assert.Single(Serving.Judge("mail.dane", Domain), finding => finding.Status != NotApplicable);
    }

    [Fact]
    public void Records_at_one_of_two_hosts_are_half_of_it() =>
        With(3, 1, 1, Named).Mx(Domain, 20, "mx2.example.org")
            .Finds("mail.dane.published", Warn, "mx2.example.org: no TLSA");

    [Fact]
    public void Records_count_only_when_signed()
    {
        Serving.Tlsa(Host, 3, 1, 1, Named).Finds("mail.dane.secure", Fail, "not signed");
        Serving.Tlsa(Host, 3, 1, 1, Named).Finds("mail.dane.match", NotApplicable);
        Serving.Tlsa(Host, 3, 1, 1, Named).Signed(Host)
            .Finds("mail.dane.secure", Warn, "the MX record of example.org is not");
        With(3, 1, 1, Named).Finds("mail.dane.secure", Pass);
    }

    [Fact]
    public void A_resolver_that_does_not_validate_says_nothing_about_signatures() =>
        Receiving().StartTls(Host, Certificate).Tlsa(Host, 3, 1, 1, Named)
            .Finds("mail.dane.secure", NotMeasured, "does not validate");

    [Fact]
    public void Records_that_mail_servers_do_not_use_are_told()
    {
        With(1, 1, 1, Named).Finds("mail.dane.usable", Fail, "usage 0 or 1");
        With(3, 1, 1, [1, 2, 3]).Finds("mail.dane.usable", Fail, "wrong length");
        With(3, 1, 1, Named).Tlsa(Host, 3, 1, 9, Named).Finds("mail.dane.usable", Warn, "no such matching type");
        With(3, 1, 1, Named).Finds("mail.dane.usable", Pass);
    }

    [Fact]
    public void The_certificate_shown_has_to_be_the_one_named()
    {
        var other = new byte[32];
        With(3, 1, 1, other).Finds("mail.dane.match", Fail, "not the one named", Convert.ToHexString(Named));
        With(3, 0, 1, SHA256.HashData(Certificate)).Finds("mail.dane.match", Pass);
        With(3, 1, 1, other).Tlsa(Host, 3, 1, 1, Named).Finds("mail.dane.match", Pass);
        With(2, 0, 1, SHA256.HashData(Certificate)).Finds("mail.dane.match", Pass);
    }

    [Fact]
    public void A_trust_anchor_vouches_only_for_the_right_name_at_the_right_time()
    {
        World Anchored(byte[] certificate) => Receiving().StartTls(Host, certificate).Validating()
            .Tlsa(Host, 2, 0, 1, SHA256.HashData(certificate)).Signed(Domain);
        Anchored(WebWorlds.Certificate(["example.org"])).Finds("mail.dane.match", Pass);
        Anchored(WebWorlds.Certificate(["other.example"])).Finds("mail.dane.match", Fail, "is for other.example and not for");
        Anchored(WebWorlds.Certificate([Host], -90, -1)).Finds("mail.dane.match", Fail, "out of date");
    }

    [Fact]
    public void A_trust_anchor_is_reached_by_signatures_and_not_by_standing_beside()
    {
        World Sent(byte usage, byte selector, byte matching, byte[] data, params byte[][] chain) =>
            Receiving().StartTls(Host, [.. chain]).Validating().Tlsa(Host, usage, selector, matching, data).Signed(Domain);
        var (own, middle, root) = MadeUpChain.Of(Host);
        var (_, _, stranger) = MadeUpChain.Of("other.example");
        Sent(2, 0, 1, SHA256.HashData(root), own, middle, root).Finds("mail.dane.match", Pass, "below the trust anchor");
        Sent(2, 1, 2, SHA512.HashData(MadeUpChain.KeyOf(middle)), own, middle).Finds("mail.dane.match", Pass);
        Sent(2, 0, 1, SHA256.HashData(stranger), own, middle, stranger).Finds("mail.dane.match", Fail, "no signatures lead");
        // By its digest alone an anchor that was not sent cannot be found (RFC 7672 §3.1.2); in full it can.
        Sent(2, 0, 1, SHA256.HashData(root), own, middle).Finds("mail.dane.match", Fail, "no signatures lead");
        Sent(2, 0, 0, root, own, middle).Finds("mail.dane.match", Pass);
        Sent(2, 1, 0, MadeUpChain.KeyOf(root), own, middle).Finds("mail.dane.match", Pass);
        Sent(2, 0, 0, WebWorlds.Certificate(["ca.example"]), own, middle).Finds("mail.dane.match", Fail, "no signatures lead");
    }

    [Fact]
    public void Of_two_digests_of_the_same_thing_the_stronger_counts()
    {
        var (right, wrong) = (Named, new byte[64]);
        With(3, 1, 1, right).Tlsa(Host, 3, 1, 2, wrong).Finds("mail.dane.match", Fail, "not the one named");
        With(3, 1, 1, right).Tlsa(Host, 3, 0, 2, wrong).Finds("mail.dane.match", Pass);
    }

    [Fact]
    public void A_record_for_the_next_key_is_told_and_does_no_harm() =>
        With(3, 1, 1, Named).Tlsa(Host, 3, 1, 1, new byte[32]).Finds("mail.dane.match", Pass, "1 other records");

    [Fact]
    public void The_certificate_named_counts_whatever_its_name_and_dates()
    {
        var expired = WebWorlds.Certificate(["other.example"], -90, -1);
        Receiving().StartTls(Host, expired).Validating().Tlsa(Host, 3, 1, 1, KeyDigest(expired)).Signed(Domain)
            .Finds("mail.dane.match", Pass);
    }

    [Fact]
    public void A_record_of_a_whole_certificate_does_not_last()
    {
        With(3, 0, 1, SHA256.HashData(Certificate)).Finds("mail.dane.durable", Warn, "every renewal", "TLSA 3 1 1");
        With(3, 1, 1, Named).Finds("mail.dane.durable", Pass);
    }

    [Fact]
    public void Records_stand_under_the_name_an_exchanger_is_an_alias_of()
    {
        const string Real = "host.example.org";
        var world = Serving.Cname(Host, Real).Address(Real, "192.0.2.1").Signed(Domain);
        world.Tlsa(Real, 3, 1, 1, Named).Finds("mail.dane.match", Pass);
        // Where there are none, those under the exchanger's own name (RFC 7671 §7).
        Serving.Cname(Host, Real).Address(Real, "192.0.2.1").Signed(Domain).Tlsa(Host, 3, 1, 1, Named)
            .Finds("mail.dane.match", Pass);
        // An alias that nobody vouches for leads nowhere.
        Serving.Cname(Host, "host.elsewhere.example").Address("host.elsewhere.example", "192.0.2.1")
            .Signed("_25._tcp.host.elsewhere.example").Tlsa("host.elsewhere.example", 3, 1, 1, Named)
            .Finds("mail.dane.published", Fail);
    }

    [Fact]
    public void A_host_with_records_has_to_offer_STARTTLS() =>
        With(3, 1, 1, Named).Clear(Host).Finds("mail.dane.match", Fail, "STARTTLS is not offered");

    [Fact]
    public void A_certificate_that_was_not_seen_is_not_measured()
    {
        With(3, 1, 1, Named).Smtp(Host, Talk(SmtpEnd.TlsFailed, Offered))
            .Finds("mail.dane.match", NotMeasured, "no certificate");
        Receiving().Tlsa(Host, 3, 1, 1, Named).Signed(Domain).Finds("mail.dane.match", NotMeasured);
    }

    [Fact]
    public void What_nobody_answers_is_not_measured()
    {
        Assert.All(Serving.ServFail("_25._tcp.mx.example.org").Judge("mail.dane", Domain),
            finding => Assert.Equal(NotMeasured, finding.Status));
        Assert.All(new World().Silent(Domain, DnsType.Mx).Judge("mail.dane", Domain),
            finding => Assert.Equal(NotMeasured, finding.Status));
    }

    [Fact]
    public void A_domain_that_takes_no_mail_has_no_hosts() => Assert.All(
        Parked().Judge("mail.dane", Domain), finding => Assert.Equal(NotApplicable, finding.Status));
}
