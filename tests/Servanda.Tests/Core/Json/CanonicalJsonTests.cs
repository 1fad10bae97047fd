using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Core.Json;

namespace Servanda.Tests.Core.Json;

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("arrays")]
    [InlineData("french")]
    [InlineData("structures")]
    [InlineData("unicode")]
    [InlineData("values")]
    [InlineData("weird")]
    public void The_published_examples_come_out_byte_for_byte(string name)
    {
        var input = File.ReadAllBytes(Suites.Path("log", "jcs-rfc8785", "input", name + ".json"));
        var expected = File.ReadAllBytes(Suites.Path("log", "jcs-rfc8785", "output", name + ".json"));
        var hex = File.ReadAllText(Suites.Path("log", "jcs-rfc8785", "outhex", name + ".txt"));
        Assert.Equal(expected, CanonicalJson.Canonicalise(input).Value);
        Assert.Equal(string.Concat(hex.Where(char.IsAsciiHexDigit)), Convert.ToHexStringLower(expected));
    }

    [Fact]
    public void The_numbers_of_appendix_B_are_written_as_ECMAScript_writes_them()
    {
        var pairs = StrictJson.Read(File.ReadAllBytes(Suites.Path("log", "jcs-rfc8785", "numbers-appendix-b.json")));
        Assert.True(pairs.IsClean);
        Assert.Equal(24, pairs.Value!.Items.Count);
        foreach (var pair in pairs.Value.Items)
        {
            var bits = long.Parse(pair["ieee754hex"]!.AsText!, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            Assert.Equal(pair["json"]!.AsText, Text(JsonItem.Real(BitConverter.Int64BitsToDouble(bits))));
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"RFC 8785 appendix B: {pairs.Value.Items.Count} of 24");
    }

    [Fact]
    public void A_document_built_in_code_is_written_in_the_order_of_its_keys()
    {
        string? absent = null;
        var document = JsonItem.Of(
            ("size", 3),
            ("name", "a\u001F\"é"),
            ("detail", absent),
            ("files", JsonItem.List([JsonItem.Of(("path", "x"), ("kept", true)), JsonItem.Null])));
        Assert.Equal("""{"files":[{"kept":true,"path":"x"},null],"name":"a\u001f\"é","size":3}""", Text(document));
    }

    [Fact]
    public void What_cannot_be_written_canonically_cannot_be_built()
    {
        Assert.Throws<ArgumentException>(() => JsonItem.Of(("a", 1), ("a", 2)));
        Assert.Throws<ArgumentException>(() => JsonItem.Of(("\uD800", 1)));
        Assert.Throws<ArgumentException>(() => (JsonItem)"\uDC00x");
        Assert.Throws<ArgumentException>(() => JsonItem.Real(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => (JsonItem)(JsonItem.MaxInteger + 1));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(9007199254740992d)]
    public void A_hashed_document_refuses_a_number_that_some_readers_see_differently(double value) =>
        Assert.Throws<ArgumentException>(() => CanonicalJson.WriteHashed(JsonItem.List([JsonItem.Real(value)])));

    [Fact]
    public void A_hashed_document_reads_back_without_a_problem()
    {
        var bytes = CanonicalJson.WriteHashed(JsonItem.Of(("n", -JsonItem.MaxInteger), ("z", 0L)));
        Assert.True(StrictJson.ReadHashed(bytes).IsClean);
    }

    [Fact]
    public void Any_finite_number_reads_back_as_itself() =>
        Prop.ForAll<double>(value => !double.IsFinite(value) ||
            double.Parse(Text(JsonItem.Real(value)), CultureInfo.InvariantCulture) == value).QuickCheckThrowOnFailure();

    [Fact]
    public void Writing_what_was_written_changes_nothing() =>
        Prop.ForAll<string, double, int>((text, number, whole) =>
        {
            var item = JsonItem.Of(
                ("t", Utf8Text(text)), ("n", JsonItem.Real(double.IsFinite(number) ? number : 0)), ("w", whole),
                ("k" + Utf8Text(text), true));
            var once = CanonicalJson.Write(item);
            return CanonicalJson.Canonicalise(once).Value!.AsSpan().SequenceEqual(once);
        }).QuickCheckThrowOnFailure();

    static string Utf8Text(string? text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? ""));

    static string Text(JsonItem item) => Encoding.UTF8.GetString(CanonicalJson.Write(item));
}
