using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Core.Json;

namespace Servanda.Tests.Core.Json;

public sealed class StrictJsonTests
{
    [Theory]
    [InlineData("""{"a":1,"b":2,"a":3}""", "json.key.repeated", 13)]
    [InlineData("""{"a":1,"\u0061":3}""", "json.key.repeated", 7)]
    [InlineData("""["\ud800"]""", "json.surrogate", 2)]
    [InlineData("""["x\udc00\ud800"]""", "json.surrogate", 3)]
    [InlineData("\uFEFF{}", "json.bom", 0)]
    [InlineData("[1e400]", "json.number.range", 1)]
    public void A_fault_that_leaves_the_rest_readable_is_reported_where_it_stands(string json, string code, int offset)
    {
        var read = StrictJson.Read(Encoding.UTF8.GetBytes(json));
        Assert.NotNull(read.Value);
        Assert.Equal((code, offset), read.Problems.Select(problem => (problem.Code, problem.Offset)).Single());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1,]")]
    [InlineData("[1] x")]
    [InlineData("// note\n1")]
    [InlineData("NaN")]
    [InlineData("01")]
    [InlineData("'a'")]
    public void What_is_not_JSON_has_no_value(string json)
    {
        var read = StrictJson.Read(Encoding.UTF8.GetBytes(json));
        Assert.Null(read.Value);
        Assert.Equal("json.syntax", Assert.Single(read.Problems).Code);
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused_at_their_place()
    {
        var problem = Assert.Single(StrictJson.Read([(byte)'[', (byte)'"', 0xC3, 0xA9, 0xFF, (byte)'"', (byte)']']).Problems);
        Assert.Equal(("json.utf8", 4), (problem.Code, problem.Offset));
    }

    [Fact]
    public void Depth_size_and_the_number_of_values_are_bounded()
    {
        Assert.True(Read(Nested(StrictJson.MaxDepth)).IsClean);
        Assert.Equal("json.depth", Read(Nested(StrictJson.MaxDepth + 1)).Problems.Single().Code);
        Assert.Equal("json.depth", Read(Nested(100_000)).Problems.Single().Code);
        Assert.Equal("json.size", StrictJson.Read("[1,2]"u8, maxBytes: 4).Problems.Single().Code);
        Assert.Equal("json.items", Read("[" + string.Join(',', Enumerable.Repeat("1", StrictJson.MaxItems)) + "]")
            .Problems.Single().Code);
    }

    [Fact]
    public void The_list_of_problems_is_bounded()
    {
        var read = Read("[" + string.Join(',', Enumerable.Repeat("\"\\ud800\"", 1000)) + "]");
        Assert.Equal(StrictJson.MaxProblems, read.Problems.Count);
    }

    [Theory]
    [InlineData("[1.0]")]
    [InlineData("[1e2]")]
    [InlineData("[-0]")]
    [InlineData("[9007199254740992]")]
    [InlineData("[0.5]")]
    public void A_hashed_document_with_another_number_than_a_safe_integer_is_reported(string json) =>
        Assert.Equal("json.number.whole",
            StrictJson.ReadHashed(Encoding.UTF8.GetBytes(json)).Problems.Single().Code);

    [Fact]
    public void A_value_knows_where_it_stood_and_what_it_is()
    {
        var read = Read("""{"a":[1,"x\u0041\n",true,null,2.5]}""").Value!;
        var items = read["a"]!.Items;
        Assert.Equal([6, 8, 20, 25, 30], items.Select(item => item.Offset));
        Assert.Equal((1L, "xA\n", true), (items[0].AsInteger, items[1].AsText, items[2].AsTruth));
        Assert.Null(items[4].AsInteger);
        Assert.Null(read["b"]);
        Assert.Null(items[0]["a"]);
    }

    [Fact]
    public void Any_bytes_are_read_without_a_throw() =>
        Prop.ForAll<byte[]>(bytes => StrictJson.Read(bytes) is { } read && (read.Value is not null || !read.IsClean))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Any_pieces_of_JSON_in_any_order_are_read_without_a_throw()
    {
        string[] pieces = ["{", "}", "[", "]", ",", ":", "\"a\"", "\"\\ud83d\\ude02\"", "\"\\ud83d\\u0061\"", "1", "-0", "1e999", "null", " ", "\\"];
        var text = Gen.Elements(pieces).ArrayOf().Select(string.Concat).ToArbitrary();
        Prop.ForAll(text, json => Read(json) is { } read && (read.Value is not null || !read.IsClean))
            .QuickCheckThrowOnFailure();
    }

    static string Nested(int depth) => new string('[', depth) + new string(']', depth);

    static Servanda.Core.Parsed<JsonItem> Read(string json) => StrictJson.Read(Encoding.UTF8.GetBytes(json));
}
