using System.Net;
using System.Text;
using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Accords.Registers;
using Servanda.Assessment.Judging;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Rules;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Dnssec;
using Servanda.Dns.Records;

namespace Servanda.Tests.Assessment;

/// <summary>
/// A small world for rules to be judged in: names with records, names that fail, hosts that say something. What nobody
/// mentioned is not there: NXDOMAIN for a name, an address that cannot be found for a host. Rules meet it as they meet
/// the real one, in rounds of asking and looking, through DNS messages as on the wire.
/// </summary>
sealed class World
{
    /// <summary>Rounds after which a rule that still asks has gone astray.</summary>
    const int MaxRounds = 32;

    readonly Dictionary<Subject, Observation> _said = [];
    readonly List<(DomainName Name, AnswerProof Proof)> _proofs = [];

    /// <summary>When it is, in this world.</summary>
    public static DateTimeOffset Now { get; } = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The names of this world, for what the members below do not do.</summary>
    public WorldDns Dns { get; } = new();

    /// <summary>How often the last judgement went round.</summary>
    public int Rounds { get; private set; }

    /// <summary>What has been looked at, over all judgements.</summary>
    public HashSet<Subject> Asked { get; } = [];

    /// <summary>TXT records, each split into strings as it needs.</summary>
    public World Txt(string name, params string[] texts) =>
        Record(name, [.. texts.Select(TxtData.Of)]);

    public World Mx(string name, ushort preference, string host) =>
        Record(name, new MxData(preference, DomainName.Parse(host)));

    /// <summary>The null MX of a domain that takes no mail.</summary>
    public World NullMx(string name) => Mx(name, 0, ".");

    /// <summary>IPv4 and IPv6 addresses.</summary>
    public World Address(string name, params string[] addresses) => Record(name,
        [.. addresses.Select(IPAddress.Parse).Select(one => one.GetAddressBytes().Length == 4
            ? (RecordData)new AData(one)
            : new AaaaData(one))]);

    public World Ns(string name, params string[] hosts) =>
        Record(name, [.. hosts.Select(host => new NsData(DomainName.Parse(host)))]);

    public World Cname(string name, string target) => Record(name, new CnameData(DomainName.Parse(target)));

    /// <summary>Records of any kind.</summary>
    public World Record(string name, params RecordData[] data) => With(() => Dns.Add(DomainName.Parse(name), data));

    /// <summary>The resolver vouches (AD) for this name and everything below it.</summary>
    public World Signed(string name) => With(() => Dns.Sign(DomainName.Parse(name)));

    /// <summary>Validating answers about this name and everything below it finds this; the last said counts.</summary>
    public World Validates(string name, Security security, int? code = null) =>
        With(() => _proofs.Insert(0, (DomainName.Parse(name), new AnswerProof(security, code, () => null))));

    /// <summary>SERVFAIL for this name, for one type or for all.</summary>
    public World ServFail(string name, DnsType? type = null) =>
        With(() => Dns.Fail(DomainName.Parse(name), type, ResponseCode.ServerFailure));

    /// <summary>SERVFAIL for this name and everything below it, unless asked not to validate (CD).</summary>
    public World Bogus(string name) => With(() => Dns.Bogus(DomainName.Parse(name)));

    /// <summary>Our resolver gets no answer about this name, for one type or for all.</summary>
    public World Silent(string name, DnsType? type = null) => With(() => Dns.Fail(DomainName.Parse(name), type, null));

    /// <summary>Whatever is asked for the name, this message answers.</summary>
    public World Answer(string name, DnsType type, DnsMessage message) =>
        Says(new Subject.Answer(DomainName.Parse(name), type), DnsMessageWriter.Write(message));

    /// <summary>These bytes answer the subject.</summary>
    public World Says(Subject subject, ReadOnlyMemory<byte> raw) =>
        With(() => _said[subject] = new Observation.Seen(raw) { Subject = subject, At = Now, Via = "world" });

    /// <summary>A subject that means this to its reader: for worlds in which only the meaning matters.</summary>
    public World Means<T>(Subject subject, T meaning) where T : class
    {
        var seen = new Observation.Seen(Encoding.UTF8.GetBytes(subject.Key)) { Subject = subject, At = Now, Via = "world" };
        seen.As(subject, (_, _) => meaning);
        return With(() => _said[subject] = seen);
    }

    /// <summary>Nobody could look at the subject.</summary>
    public World Unmeasured(Subject subject, string reason = UnmeasuredReasons.TimedOut) =>
        With(() => _said[subject] = new Observation.Unmeasured(reason) { Subject = subject, At = Now });

    /// <summary>Judges a domain by the rules of one control, to the end.</summary>
    public IReadOnlyList<Finding> Judge(string control, string domain, params string[] dkimSelectors)
    {
        var rules = RuleBook.All.Where(rule => rule.ControlId == control).ToList();
        Assert.NotEmpty(rules);
        return Judge(rules, domain, dkimSelectors);
    }

    /// <summary>What one rule finds about a domain.</summary>
    public Finding Find(string ruleId, string domain, params string[] dkimSelectors)
    {
        var rule = RuleBook.Find(ruleId);
        Assert.NotNull(rule);
        return Judge([rule], domain, dkimSelectors)[0];
    }

    /// <summary>Judges a domain by these rules, to the end.</summary>
    public IReadOnlyList<Finding> Judge(IReadOnlyList<Rule> rules, string domain, params string[] dkimSelectors)
    {
        var asset = new Asset(AssetKind.Domain, domain) { DkimSelectors = dkimSelectors };
        var judge = new Judge(rules, asset, DomainName.Parse(domain), Now);
        var sightings = new Sightings();
        for (Rounds = 0; judge.Pass(sightings) is { Count: > 0 } wanted; Rounds++)
        {
            Assert.True(Rounds < MaxRounds, $"still asking after {MaxRounds} rounds: {string.Join(' ', wanted)}");
            Asked.UnionWith(wanted);
            foreach (var subject in wanted)
                sightings.Add(Look(subject));
        }
        return judge.Findings(sightings);
    }

    /// <summary>What one look at a subject gives here.</summary>
    public Observation Look(Subject subject) => Seen(subject) is Observation.Seen seen && subject is Subject.Answer asked &&
        DnsMessageReader.Read(seen.Raw.Span).Value is { } read &&
        (read.ResponseCode == ResponseCode.NoError || read.ResponseCode == ResponseCode.NoSuchName)
        ? new Observation.Seen(seen.Raw)
        {
            Subject = subject,
            At = Now,
            Via = "world",
            Proof = _proofs.Find(one => asked.Name.IsAtOrUnder(one.Name)).Proof,
        }
        : Seen(subject);

    Observation Seen(Subject subject) =>
        _said.TryGetValue(subject, out var said) ? said
        : subject is Subject.Answer question
            ? Dns.Answer(question) is { } message
                ? new Observation.Seen(DnsMessageWriter.Write(message)) { Subject = subject, At = Now, Via = "world" }
                : new Observation.Unmeasured(UnmeasuredReasons.TimedOut) { Subject = subject, At = Now }
        : new Observation.Unmeasured(UnmeasuredReasons.NoAddress) { Subject = subject, At = Now };

    World With(Action change)
    {
        change();
        return this;
    }
}
