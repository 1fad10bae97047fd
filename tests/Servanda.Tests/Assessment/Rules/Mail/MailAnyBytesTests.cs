using FsCheck;
using FsCheck.Fluent;
using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Accords.Registers;
using Servanda.Assessment.Judging;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Rules;
using Servanda.Assessment.Transcripts;
using Servanda.Core;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Tests.Assessment.Rules.Dns;
using Servanda.Tests.Assessment.Rules.Web;
using Servanda.Tests.Assessment.Transcripts;
using static Servanda.Tests.Assessment.Rules.Mail.MailCases;
using static Servanda.Tests.Assessment.Rules.Mail.MailHostWorlds;

namespace Servanda.Tests.Assessment.Rules.Mail;

/// <summary>Whatever the world answers, the rules of mail come to an end without an exception, and bytes that mean
/// nothing measure nothing.</summary>
public sealed class MailAnyBytesTests
{
    const int MaxRounds = 40;

    static readonly IReadOnlyList<Rule> Ours =
        [.. RuleBook.All.Where(rule => rule.ControlId.StartsWith("mail.", StringComparison.Ordinal))];

    [Fact]
    public void Bytes_without_a_meaning_measure_nothing() => Prop.ForAll<byte[]>(bytes =>
        DnsMessageReader.Read(bytes).Value is not null
        || Judge(_ => bytes).All(finding => finding.Status == FindingStatus.NotMeasured)).QuickCheckThrowOnFailure();

    [Fact]
    public void Answers_with_any_bytes_changed_are_judged_without_an_exception() =>
        Prop.ForAll<int, byte[]>((at, octets) =>
        Judge(subject => Changed(Answer(subject), at & int.MaxValue, octets), "mine").Count == Ours.Count)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Records_of_any_text_are_judged_without_an_exception() => Prop.ForAll<byte[], byte>((octets, prefix) =>
    {
        string[] prefixes = ["v=spf1 ", "v=DMARC1; p=reject; ", "v=DKIM1; p=", "v=STSv1; id=", "v=TLSRPTv1; rua=", ""];
        var text = prefixes[prefix % prefixes.Length] + System.Text.Encoding.Latin1.GetString(octets);
        var world = Receiving().Txt(Domain, text).Txt("_dmarc.example.org", text).Txt("s1._domainkey.example.org", text)
            .Txt("_mta-sts.example.org", text).Txt("_smtp._tls.example.org", text);
        return world.Judge(Ours, Domain).Count == Ours.Count;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_long_record_makes_no_long_finding()
    {
        var text = "v=spf1 " + string.Concat(Enumerable.Repeat("ip4:x include:y ", 4000));
        var world = Receiving().Txt(Domain, text)
            .Txt("_dmarc.example.org", "v=DMARC1; " + string.Concat(Enumerable.Repeat("a=b; c; ", 8000)));
        foreach (var selector in (string[])["s1", "s2", "k1", "k2", "k3", "fm1", "fm2", "fm3"])
            world.Txt($"{selector}._domainkey.example.org", "v=DKIM1; p=" + new string('@', 30_000));
        Assert.All(world.Judge(Ours, Domain), finding => Assert.InRange(
            finding.Reason.En.Length + (finding.Remedy?.En.Length ?? 0), 1, 6000));
    }

    static byte[] Changed(byte[] answer, int at, byte[] octets)
    {
        foreach (var octet in octets)
        {
            answer[at % answer.Length] = octet;
            at = unchecked(at * 31 + 7) & int.MaxValue;
        }
        return answer;
    }

    static readonly byte[] Certificate = WebWorlds.Certificate([Host]);

    static readonly WorldDns Names = Using("v=spf1 mx include:spf.vendor.example -all").Validating()
        .Txt("spf.vendor.example", "v=spf1 a:mx.example.org redirect=other.example").Txt("other.example", "v=spf1 ~all")
        .Txt("s1._domainkey.example.org", "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")
        .Txt("_dmarc.example.org", "v=DMARC1; p=reject; rua=mailto:d@reports.example")
        .Txt("_mta-sts.example.org", "v=STSv1; id=1").Address("mta-sts.example.org", "192.0.2.3")
        .Txt("_smtp._tls.example.org", "v=TLSRPTv1; rua=mailto:t@example.org")
        .Tlsa(Host, 3, 1, 1, KeyDigest(Certificate)).Signed(Domain)
        .Dns;

    /// <summary>A good answer to any question.</summary>
    static byte[] Answer(Subject subject) => subject switch
    {
        Subject.Page { Url: var url } => WebTranscriptJson.Write(WebWorlds.Answer(url.AbsoluteUri, 200,
            "version: STSv1\nmode: enforce\nmx: mx.example.org\nmax_age: 1209600\n", ("content-type", "text/plain"))),
        Subject.Handshake { Version: var version } => new HandshakeTranscript("192.0.2.1", version,
            HandshakeReplies.Of(HandshakeAnswer.Accepted, version)).Write(),
        Subject.MailHost => SmtpTranscriptJson.Write(
            Talk(SmtpEnd.Complete, Offered) with { Tls = WebWorlds.Tls(Certificate) }),
        Subject.MailReports => MailReportsTranscriptJson.Write(new MailReportsTranscript
        {
            From = "2026-10-24",
            To = "2026-11-22",
            Messages = 100,
            Aligned = 90,
            Delivered = 4,
            Reporters = 2,
            ReportCount = 1,
            Reports = [Digest.Of("one"u8)],
        }),
        Subject.Answer question => DnsMessageWriter.Write(Names.Answer(question) ?? new DnsMessage()),
        _ => [0],
    };

    static IReadOnlyList<Finding> Judge(Func<Subject, byte[]> answers, params string[] selectors)
    {
        var asset = new Asset(AssetKind.Domain, Domain) { DkimSelectors = selectors };
        var judge = new Judge(Ours, asset, DomainName.Parse(Domain), World.Now);
        var sightings = new Sightings();
        for (var round = 0; judge.Pass(sightings) is { Count: > 0 } wanted; round++)
        {
            Assert.True(round < MaxRounds);
            foreach (var subject in wanted)
                sightings.Add(new Observation.Seen(answers(subject)) { Subject = subject, At = World.Now });
        }
        return judge.Findings(sightings);
    }
}
