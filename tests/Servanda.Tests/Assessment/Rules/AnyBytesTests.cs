using FsCheck;
using FsCheck.Fluent;
using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Accords.Registers;
using Servanda.Assessment.Judging;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Rules;
using Servanda.Assessment.Transcripts;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Tests.Assessment.Rules.Disclosure;
using Servanda.Tests.Assessment.Rules.Dns;
using Servanda.Tests.Assessment.Rules.Web;

namespace Servanda.Tests.Assessment.Rules;

/// <summary>Whatever the world answers, the rules of DNS, net, web and disclosure come to an end without an exception,
/// and bytes that mean nothing measure nothing.</summary>
public sealed class AnyBytesTests
{
    const string Domain = "example.org";
    const int MaxRounds = 32;

    /// <summary>Whole worlds, each judged by every rule: fewer than readers are given.</summary>
    const int Worlds = 40;

    static readonly IReadOnlyList<Rule> Ours =
        [.. RuleBook.All.Where(rule => !rule.ControlId.StartsWith("mail.", StringComparison.Ordinal))];

    [Fact]
    public void Bytes_without_a_meaning_measure_nothing() => Prop.ForAll<byte[]>(bytes =>
    {
        var findings = Judge(_ => bytes);
        return DnsMessageReader.Read(bytes).Value is not null
            || findings.All(finding => finding.Status == FindingStatus.NotMeasured);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_answer_with_any_bytes_changed_is_judged_without_an_exception() => Prop.ForAll<int, byte[]>((at, octets) =>
        Judge(subject => Changed(Answer(subject), at & int.MaxValue, octets)).Count == Ours.Count)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(Worlds));

    static byte[] Changed(byte[] answer, int at, byte[] octets)
    {
        foreach (var octet in octets)
        {
            answer[at % answer.Length] = octet;
            at = unchecked(at * 31 + 7) & int.MaxValue;
        }
        return answer;
    }

    /// <summary>A good answer to any question.</summary>
    static byte[] Answer(Subject subject) => subject switch
    {
        Subject.Page { Url: var url } => WebTranscriptJson.Write(WebWorlds.Answer(url.AbsoluteUri, 200,
            url.AbsolutePath.EndsWith("json", StringComparison.Ordinal) ? DisclosureWorlds.Document : DisclosureWorlds.Good,
            ("strict-transport-security", "max-age=31536000"), ("content-type", "text/plain"))),
        Subject.Handshake { Version: var version } => new HandshakeTranscript("192.0.2.1", version,
            Transcripts.HandshakeReplies.Of(HandshakeAnswer.Accepted, version)).Write(),
        Subject.NameServer { Zone: var zone } => DnsMessageWriter.Write(DnsWorlds.Soa(zone.ToString())),
        Subject.Answer question => DnsMessageWriter.Write(Names.Answer(question) ?? new DnsMessage()),
        _ => [0],
    };

    static readonly WorldDns Names = new World().Validating().Zone(Domain).Key(Domain).Signer(Domain, 1)
        .Ns(Domain, "ns1.example.org", "ns2.example.org").Mx(Domain, 10, "mx.example.org")
        .Address("ns1.example.org", "192.0.2.1", "2001:db8::1").Address("ns2.example.org", "198.51.100.1")
        .Address(Domain, "192.0.2.1").Address("www.example.org", "192.0.2.1").Address("csaf.data.security.example.org",
            "192.0.2.1")
        .Record(Domain, new Servanda.Dns.Records.CaaData(0, "issue", "ca.example; a=b"))
        .Dns;

    static IReadOnlyList<Finding> Judge(Func<Subject, byte[]> answers)
    {
        var judge = new Judge(Ours, new Asset(AssetKind.Domain, Domain), DomainName.Parse(Domain), World.Now);
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
