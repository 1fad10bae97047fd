using Servanda.Dns;
using Servanda.Dns.Dnssec;

namespace Servanda.Tests.Dns.Dnssec;

public sealed class DenialTests
{
    const string Records = """
        www A 192.0.2.1
        deep.empty A 192.0.2.2
        *.wild TXT "any"
        own.wild A 192.0.2.3
        *.wild.empty MX 10 mail
        alias CNAME gone
        toalias CNAME x.wild
        good CNAME www
        moved DNAME www.example.test.
        there DNAME wild
        """;

    static TestWorld World(string kind, Func<TestZone, TestZone>? change = null)
    {
        var zone = new TestZone("example.test", Records)
        {
            Hashing = kind switch { "nsec" => Hashing.None, "opt-out" => Hashing.OptOut, _ => Hashing.Plain },
            Iterations = (ushort)(kind == "salted" ? 12 : kind == "deep" ? 151 : 0),
            Salt = kind == "salted" ? [1, 2, 3, 4] : [],
        };
        var open = new TestZone("open.example.test", "host A 192.0.2.9\n*.any A 192.0.2.8", isSigned: false);
        var signed = new TestZone("signed.example.test", "host A 192.0.2.7");
        zone.Delegate(open);
        zone.Delegate(signed, signed.Key.Ds(signed.Name));
        zone = change?.Invoke(zone) ?? zone;
        var root = new TestZone(".");
        root.Delegate(zone, zone.Key.Ds(zone.Name));
        return new TestWorld(root, zone, open, signed);
    }

    public static TheoryData<string, string, string, AnswerKind> Proven => Cases(
        ("example.test", "TXT", AnswerKind.NoData),
        ("www.example.test", "AAAA", AnswerKind.NoData),
        ("empty.example.test", "A", AnswerKind.NoData),
        ("wild.example.test", "TXT", AnswerKind.NoData),
        ("gone.example.test", "A", AnswerKind.NoSuchName),
        ("a.b.c.example.test", "A", AnswerKind.NoSuchName),
        ("a.www.example.test", "A", AnswerKind.NoSuchName),
        ("zzz.example.test", "A", AnswerKind.NoSuchName),
        ("x.wild.example.test", "TXT", AnswerKind.Records),
        ("y.x.wild.example.test", "TXT", AnswerKind.Records),
        ("*.wild.example.test", "TXT", AnswerKind.Records),
        ("x.wild.example.test", "A", AnswerKind.NoData),
        ("*.wild.example.test", "A", AnswerKind.NoData),
        ("x.own.wild.example.test", "TXT", AnswerKind.NoSuchName),
        ("alias.example.test", "A", AnswerKind.NoSuchName),
        ("toalias.example.test", "TXT", AnswerKind.Records),
        ("toalias.example.test", "A", AnswerKind.NoData),
        ("alias.example.test", "CNAME", AnswerKind.Records),
        ("good.example.test", "A", AnswerKind.Records),
        ("x.there.example.test", "TXT", AnswerKind.Records),
        ("x.moved.example.test", "A", AnswerKind.NoSuchName),
        ("signed.example.test", "DS", AnswerKind.Records),
        ("host.signed.example.test", "A", AnswerKind.Records),
        ("signed.example.test", "TXT", AnswerKind.NoData));

    static TheoryData<string, string, string, AnswerKind> Cases(params (string Name, string Type, AnswerKind Kind)[] cases) =>
        [.. from kind in new[] { "nsec", "nsec3", "salted" } from one in cases select (kind, one.Name, one.Type, one.Kind)];

    [Theory]
    [MemberData(nameof(Proven))]
    public void What_is_not_there_is_proven(string kind, string name, string type, AnswerKind answer) =>
        Assert.Equal(answer, Proofs.Holds(World(kind), name, type).Answer);

    [Theory]
    [InlineData("nsec")]
    [InlineData("nsec3")]
    [InlineData("salted")]
    [InlineData("opt-out")]
    public void What_is_below_an_unsigned_delegation_is_insecure(string kind)
    {
        var world = World(kind);
        Assert.Equal(AnswerKind.Records, Proofs.Holds(world, "host.open.example.test", "A", Security.Insecure).Answer);
        Assert.Equal(AnswerKind.NoSuchName, Proofs.Holds(world, "gone.open.example.test", "A", Security.Insecure).Answer);
        Assert.Equal(AnswerKind.NoData, Proofs.Holds(world, "host.open.example.test", "MX", Security.Insecure).Answer);
        Assert.Equal(AnswerKind.Records, Proofs.Holds(world, "x.any.open.example.test", "A", Security.Insecure).Answer);
        Assert.Equal(AnswerKind.NoData, Proofs.Holds(world, "open.example.test", "DS", kind == "opt-out" ? Security.Insecure : Security.Secure).Answer);
    }

    [Theory]
    [InlineData("gone.example.test", "A", Security.Insecure)]
    [InlineData("x.wild.example.test", "TXT", Security.Insecure)]
    [InlineData("x.wild.example.test", "A", Security.Insecure)]
    [InlineData("www.example.test", "A", Security.Secure)]
    [InlineData("www.example.test", "MX", Security.Secure)]
    [InlineData("host.signed.example.test", "A", Security.Secure)]
    public void An_opt_out_span_proves_no_absence(string name, string type, Security security) =>
        Proofs.Holds(World("opt-out"), name, type, security);

    [Fact]
    public void A_zone_with_too_many_iterations_counts_as_unsigned_where_they_matter()
    {
        var world = World("deep");
        Proofs.Holds(world, "gone.example.test", "A", Security.Insecure);
        var (validation, _) = world.Look("gone.example.test", "A");
        Assert.Equal((27, 0), (validation.Error!.InfoCode, validation.Work.Hashes));
        Proofs.Holds(world, "www.example.test", "A");
    }

    [Theory]
    [InlineData("nsec")]
    [InlineData("nsec3")]
    public void A_denial_of_what_is_there_is_bogus(string kind)
    {
        var world = World(kind);
        world.Change = (question, message) => question.Type == DnsType.A && question.Name.ToString() == "www.example.test"
            ? message with { ResponseCode = ResponseCode.NoSuchName, Answers = [], Authorities = Denials(world) }
            : message;
        Proofs.Fails(world, "www.example.test", "A", 12);
        Proofs.Fails(Stripped(world, ResponseCode.NoError), "www.example.test", "A", 12);
    }

    [Theory]
    [InlineData("nsec")]
    [InlineData("nsec3")]
    public void A_wildcard_that_hides_a_name_is_bogus(string kind)
    {
        var world = World(kind);
        // The wildcard's text is handed out as if it were for a name that is there.
        world.Change = (question, message) => question.Name.ToString() == "own.wild.example.test"
            ? DnsMessageReader.Read(world.Ask(new(question.Name.Parent!.Under("other")!, DnsType.Txt))).Value! is { } other
                ? other with { Questions = [question], Answers = [.. other.Answers.Select(one => one with { Name = question.Name })] }
                : message
            : message;
        Proofs.Fails(world, "own.wild.example.test", "TXT", 12);
    }

    [Theory]
    [InlineData("nsec")]
    [InlineData("nsec3")]
    public void What_the_parent_says_does_not_deny_what_the_child_has(string kind)
    {
        // RFC 6840 §4.1: the parent's record at the cut speaks of DS alone, and of nothing below.
        var world = World(kind);
        world.Change = (question, message) => question.Name.ToString().EndsWith("signed.example.test", StringComparison.Ordinal) &&
            question.Type == DnsType.A
            ? message with { ResponseCode = question.Name.LabelCount > 3 ? ResponseCode.NoSuchName : ResponseCode.NoError, Answers = [], Authorities = Denials(world) }
            : message;
        Proofs.Fails(world, "host.signed.example.test", "A", 12);
        Proofs.Fails(world, "signed.example.test", "A", 12);
    }

    [Fact]
    public void What_the_child_says_does_not_deny_its_DS()
    {
        var world = World("nsec");
        world.Change = (question, message) => question is { Type.Value: 43 } && question.Name.ToString() == "signed.example.test"
            ? DnsMessageReader.Read(world.Ask(new(question.Name, DnsType.Txt))).Value! with { Questions = [question] }
            : message;
        Proofs.Fails(world, "signed.example.test", "DS", 12);
    }

    [Fact]
    public void A_denial_made_from_a_wildcard_denies_nothing()
    {
        var zone = new TestZone("example.test", "*.wild TXT \"any\"\nzz A 192.0.2.1");
        var world = TestWorld.Of(zone);
        // The wildcard's own NSEC is handed out under another name, with which its signature still holds.
        world.Change = (question, message) => question.Type == DnsType.Mx
            ? message with
            {
                ResponseCode = ResponseCode.NoError,
                Authorities = [.. message.Authorities.Where(one => one.Name.ToString().StartsWith(@"\042", StringComparison.Ordinal))
                    .Select(one => one with { Name = question.Name })],
            }
            : message;
        Proofs.Fails(world, "q.wild.example.test", "MX", 6);
    }

    /// <summary>Every denial that the zone has.</summary>
    static List<DnsRecord> Denials(TestWorld world) =>
        [.. DnsMessageReader.Read(world.Ask(new(Servanda.Core.Names.DomainName.Parse("nothing.example.test"), DnsType.Txt))).Value!.Authorities];

    static TestWorld Stripped(TestWorld world, ResponseCode code)
    {
        world.Change = (question, message) => question.Type == DnsType.A
            ? message with { ResponseCode = code, Answers = [], Authorities = Denials(world) }
            : message;
        return world;
    }
}
