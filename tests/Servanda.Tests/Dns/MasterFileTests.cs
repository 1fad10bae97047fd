using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Core;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.MasterFiles;
using Servanda.Dns.Records;

namespace Servanda.Tests.Dns;

public sealed class MasterFileTests
{
    static Parsed<MasterZone> Read(string text) => MasterFileReader.Read(Encoding.UTF8.GetBytes(text));

    static DnsAnswer Ask(string zone, string name, DnsType type) =>
        Read(zone).Value!.Answer(new(DomainName.Parse(name), type));

    [Theory]
    [InlineData("example.org. 300 IN A 192.0.2.1", "example.org. 300 IN A 192.0.2.1")]
    [InlineData("example.org. IN 300 AAAA 2001:DB8::1", "example.org. 300 IN AAAA 2001:db8::1")]
    [InlineData("Example.ORG. A 192.0.2.1", "example.org. 3600 IN A 192.0.2.1")]
    [InlineData("example.org. MX 10 mail.example.org.", "example.org. 3600 IN MX 10 mail.example.org.")]
    [InlineData("example.org. MX 0 .", "example.org. 3600 IN MX 0 .")]
    [InlineData("a.example. 1h30m CNAME b.example.", "a.example. 5400 IN CNAME b.example.")]
    [InlineData("1.2.0.192.in-addr.arpa. PTR host.example.", "1.2.0.192.in-addr.arpa. 3600 IN PTR host.example.")]
    [InlineData("e. SOA ns.e. host.e. (1 ; serial\n 2 3 4 5)", "e. 3600 IN SOA ns.e. host.e. 1 2 3 4 5")]
    [InlineData("e. TXT \"one; two\" thr\\032ee", "e. 3600 IN TXT \"one; two\" \"thr ee\"")]
    [InlineData("e. TXT \"say \\\"hi\\\"\"", "e. 3600 IN TXT \"say \\\"hi\\\"\"")]
    [InlineData("e. TXT (\"a\"\n  \"b\"\n)", "e. 3600 IN TXT \"a\" \"b\"")]
    [InlineData("e. TYPE99 \\# 3 02 6869", "e. 3600 IN SPF \\# 3 026869")]
    [InlineData("e. SPF \"hi\"", "e. 3600 IN SPF \\# 3 026869")]
    [InlineData("e. A \\# 4 c0000201", "e. 3600 IN A 192.0.2.1")]
    [InlineData("_25._tcp.m.e. TLSA 3 1 1 AB cd", "_25._tcp.m.e. 3600 IN TLSA 3 1 1 ABCD")]
    [InlineData(". DS 20326 8 2 E06D44B8 0b8f1d39", ". 3600 IN DS 20326 8 2 E06D44B80B8F1D39")]
    [InlineData("e. DNSKEY 257 3 13 AQID BA==", "e. 3600 IN DNSKEY 257 3 13 AQIDBA==")]
    [InlineData("$TTL 60\n$ORIGIN example.org.\nwww A 192.0.2.1", "www.example.org. 60 IN A 192.0.2.1")]
    [InlineData("$ORIGIN example.org.\n@ NS ns", "example.org. 3600 IN NS ns.example.org.")]
    [InlineData("a\\.b.example. A 192.0.2.1", "a\\046b.example. 3600 IN A 192.0.2.1")]
    public void A_line_is_the_record_it_says(string text, string record)
    {
        var read = Read(text);
        Assert.Empty(read.Problems);
        Assert.Equal(record, Assert.Single(read.Value!.Records).ToString());
    }

    [Fact]
    public void An_entry_that_begins_with_a_blank_has_the_owner_of_the_one_before() =>
        Assert.Equal(["e.", "e."], Read("e. A 192.0.2.1\n\t A 192.0.2.2\n").Value!.Records.Select(one => one.Name + "."));

    [Theory]
    [InlineData("e. A 192.0.2.300", "master.data", 5)]
    [InlineData("e. A 192.2.1", "master.data", 5)]
    [InlineData("e. MX mail.e.", "master.data", 6)]
    [InlineData("e. TXT", "master.data", 3)]
    [InlineData("e. DS 1 8 2 xy", "master.data", 6)]
    [InlineData("e. DNSKEY 257 3 13 A", "master.data", 10)]
    [InlineData("e. TXT \"\\999\"", "master.data", 8)]
    [InlineData("e. DS 20326 8 2", "master.data", 6)]
    [InlineData("e. DNSKEY 257 3 13 aGVsbG8", "master.data", 10)]
    [InlineData("e. CH TXT x", "master.class", 3)]
    [InlineData("e. FOO x", "master.type", 3)]
    [InlineData("e. 4294967296 A 192.0.2.1", "master.ttl", 3)]
    [InlineData("e. TXT \"open", "master.unbalanced", 7)]
    [InlineData("e. TXT ( x", "master.unbalanced", 0)]
    [InlineData("e. TXT x )", "master.unbalanced", 9)]
    [InlineData("$INCLUDE other", "master.directive", 0)]
    [InlineData(" A 192.0.2.1", "master.owner.missing", 1)]
    [InlineData("a..b. A 192.0.2.1", "master.name", 0)]
    [InlineData("e. A \\# 3 c0000201", "master.generic", 5)]
    [InlineData("e. A \\# 3 c00002", "master.generic", 5)]
    public void An_entry_that_cannot_be_read_is_told_and_left_out(string text, string code, int offset)
    {
        var read = Read(text + "\nnext. A 192.0.2.1\n");
        var problem = Assert.Single(read.Problems);
        Assert.Equal((code, offset), (problem.Code, problem.Offset));
        Assert.False(MasterFileProblems.IsHarmless(problem));
        Assert.True(code == "master.unbalanced" || read.Value!.Records is [{ Name: var name }] && name.ToString() == "next");
    }

    [Fact]
    public void A_string_that_is_too_long_is_read_as_several_and_told()
    {
        var read = Read($"e. TXT \"{new string('x', 300)}\"");
        Assert.True(MasterFileProblems.IsHarmless(Assert.Single(read.Problems)));
        Assert.Equal(300, Assert.IsType<TxtData>(read.Value!.Records[0].Data).Text.Length);
    }

    const string Zone = """
        example.org.        A     192.0.2.1
        www.example.org.    CNAME example.org.
        far.example.org.    CNAME gone.example.
        loop.example.org.   CNAME loop2.example.org.
        loop2.example.org.  CNAME loop.example.org.
        a.b.example.org.    TXT   "deep"
        *.wild.example.org. TXT   "any"
        own.wild.example.org. A   192.0.2.7
        """;

    [Theory]
    [InlineData("example.org", "A", AnswerKind.Records)]
    [InlineData("EXAMPLE.org", "MX", AnswerKind.NoData)]
    [InlineData("www.example.org", "A", AnswerKind.Records)]
    [InlineData("www.example.org", "MX", AnswerKind.NoData)]
    [InlineData("far.example.org", "A", AnswerKind.NoSuchName)]
    [InlineData("loop.example.org", "A", AnswerKind.AliasLoop)]
    [InlineData("b.example.org", "A", AnswerKind.NoData)]
    [InlineData("org", "A", AnswerKind.NoData)]
    [InlineData("c.example.org", "A", AnswerKind.NoSuchName)]
    [InlineData("x.y.wild.example.org", "TXT", AnswerKind.Records)]
    [InlineData("x.wild.example.org", "A", AnswerKind.NoData)]
    [InlineData("own.wild.example.org", "TXT", AnswerKind.NoData)]
    [InlineData("x.own.wild.example.org", "TXT", AnswerKind.NoSuchName)]
    public void A_zone_answers_as_a_resolver_would(string name, string type, AnswerKind kind) =>
        Assert.Equal(kind, Ask(Zone, name, DnsType.TryRead(type, out var read) ? read : default).Kind);

    [Fact]
    public void Any_octets_are_read_without_harm() =>
        Prop.ForAll<byte[]>(bytes => MasterFileReader.Read(bytes ?? []).Value is not null).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_words_are_read_without_harm_and_what_is_read_is_written_the_same()
    {
        string[] words = ["e.", "A", "TXT", "\"x y\"", "(", ")", "\n", " ", "192.0.2.1", "\\# 2 0168", "IN", "$ORIGIN", "MX", "5", ";", "\\000",
            "SOA", "TLSA", "DS", "DNSKEY", "@", "*", "x\\"];
        Prop.ForAll<byte[]>(bytes =>
        {
            var text = string.Concat((bytes ?? []).Select(b => words[b % words.Length] + (b > 127 ? " " : "")));
            var records = Read(text).Value!.Records.Where(one => one.Data is not UnknownData).Select(one => one.ToString()).ToList();
            return Read(string.Join('\n', records)).Value!.Records.Select(one => one.ToString()).SequenceEqual(records);
        }).QuickCheckThrowOnFailure();
    }
}
