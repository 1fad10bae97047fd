using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Accords.Leaves;

namespace Servanda.Tests.Accords.Leaves;

public sealed class LeafTests
{
    const string Digest = "4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce";
    const string Method = $$"""{"body":{"digest":"{{Digest}}","edition":"1"},"format":"servanda-leaf/1","kind":"method","subject":"method","time":5}""";

    [Fact]
    public void A_leaf_of_any_kind_reads_back_and_is_written_the_same() =>
        Prop.ForAll(LeafSamples.Any.ToArbitrary(), leaf =>
        {
            var bytes = leaf.Write();
            var read = Leaf.Read(bytes);
            return read.IsClean && read.Value is { } again && again.Kind == leaf.Kind && again.Subject == leaf.Subject &&
                again.Time == leaf.Time && again.Prev == leaf.Prev && again.Write().AsSpan().SequenceEqual(bytes);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_bytes_are_read_or_refused_and_nothing_is_thrown() =>
        Prop.ForAll<byte[]>(bytes => (Leaf.Read(bytes).Value is null) != Leaf.Read(bytes).IsClean).QuickCheckThrowOnFailure();

    [Fact]
    public void A_leaf_with_a_byte_changed_has_problems_or_another_digest_and_nothing_is_thrown() =>
        Prop.ForAll(LeafSamples.Any.ToArbitrary(), ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<byte>(), (leaf, at, value) =>
        {
            var bytes = leaf.Write();
            var digest = Leaf.Name(bytes);
            var place = (int)((uint)at % (uint)bytes.Length);
            var same = bytes[place] == value;
            bytes[place] = value;
            var read = Leaf.Read(bytes);
            return same || ((read.Value is null) != read.IsClean && Leaf.Name(bytes) != digest);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_written_is_canonical_JSON() => Assert.Equal(Method,
        Encoding.UTF8.GetString(LeafSamples.Of(new LeafBody.Method(LeafSamples.Id("1"), LeafSamples.Digest(3)), "method", time: 5).Write()));

    [Theory]
    [InlineData("leaf.canonical", "\"time\":5", "\"time\": 5")]
    [InlineData("leaf.canonical", "\"edition\":\"1\"", "\"edition\":\"\\u0031\"")]
    [InlineData("leaf.format", "servanda-leaf/1", "servanda-leaf/2")]
    [InlineData("leaf.kind", "\"kind\":\"method\"", "\"kind\":\"gossip\"")]
    [InlineData("leaf.member.unknown", "\"edition\":\"1\"", "\"edition\":\"1\",\"note\":\"we like them\"")]
    [InlineData("leaf.member.unknown", "\"time\":5", "\"time\":5,\"zzz\":1")]
    [InlineData("leaf.member.missing", ",\"edition\":\"1\"", "")]
    [InlineData("leaf.type", "\"time\":5", "\"time\":\"5\"")]
    [InlineData("leaf.type", "\"edition\":\"1\"", "\"edition\":null")]
    [InlineData("leaf.type", "\"edition\":\"1\"", "\"edition\":true")]
    [InlineData("leaf.id", "\"edition\":\"1\"", "\"edition\":\"we like them\"")]
    [InlineData("leaf.id", "\"edition\":\"1\"", "\"edition\":\"\"")]
    [InlineData("leaf.nfc", "\"edition\":\"1\"", "\"edition\":\"Mu\u0308ller\"")]
    [InlineData("leaf.digest", Digest, "4E07")]
    [InlineData("leaf.range", "\"time\":5", "\"time\":-1")]
    [InlineData("json.number.whole", "\"time\":5", "\"time\":5.5")]
    [InlineData("json.key.repeated", "\"time\":5", "\"time\":5,\"time\":5")]
    [InlineData("json.syntax", "\"time\":5}", "\"time\":5")]
    public void What_is_wrong_is_named(string code, string right, string wrong)
    {
        var text = Method.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(Method, text);
        var read = Leaf.Read(Encoding.UTF8.GetBytes(text));
        Assert.Null(read.Value);
        Assert.Contains(code, read.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public void Every_problem_is_named_and_not_the_first_alone() =>
        Assert.Equal(["leaf.member.missing", "leaf.id", "leaf.member.unknown", "leaf.range"], Leaf.Read(
            """{"body":{"edition":"a b","why":"because"},"format":"servanda-leaf/1","kind":"method","subject":"method","time":-5}"""u8)
            .Problems.Select(problem => problem.Code));

    [Fact]
    public void A_leaf_over_the_limit_is_refused_unread() =>
        Assert.Equal("json.size", Assert.Single(Leaf.Read(new byte[Leaf.MaxOctets + 1]).Problems).Code);

    [Fact]
    public void A_rotation_needs_the_key_before_and_anything_else_must_not_name_one()
    {
        const string Key = "\"key\":\"" + Digest + "\"";
        Assert.Contains("leaf.together", Codes($$"""{"change":"rotated",{{Key}}}"""));
        Assert.Contains("leaf.together", Codes($$"""{"change":"retired",{{Key}},"previous":"{{Digest}}"}"""));
        Assert.Empty(Codes($$"""{"change":"retired",{{Key}}}"""));

        static IEnumerable<string> Codes(string body) => Leaf.Read(Encoding.UTF8.GetBytes(
            $$"""{"body":{{body}},"format":"servanda-leaf/1","kind":"key.event","subject":"log","time":5}"""))
            .Problems.Select(problem => problem.Code);
    }

    [Theory]
    [InlineData("acme", "acme")]
    [InlineData("CVE-2026-0001", "CVE-2026-0001")]
    [InlineData("two words", "sha256:")]
    [InlineData("M\u00FCller", "sha256:")]
    public void A_name_of_another_form_is_named_by_its_digest(string name, string id) =>
        Assert.StartsWith(id, LeafId.For(name).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Every_kind_of_problem_has_a_code_of_its_own() =>
        Assert.Equal(LeafProblems.All.Count, LeafProblems.All.Select(kind => kind.Code).Distinct().Count());
}
