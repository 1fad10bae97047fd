using FsCheck;
using FsCheck.Fluent;
using Servanda.Web.Api;

namespace Servanda.Tests.Web.Evidence;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData(null, "")]
    [InlineData("", "\"\"")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"no\"", "\"say \"\"no\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"")]
    [InlineData("@sum", "'@sum")]
    [InlineData("-1+1", "'-1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("\t=1", "'\t=1")]
    public void A_cell_is_quoted_where_it_must_be_and_never_a_formula(string? cell, string written) =>
        Assert.Equal($"{written}\r\n", Write(cell));

    [Fact]
    public void Whatever_a_cell_holds_the_row_has_one_cell_and_no_formula() =>
        Prop.ForAll<string>(cell =>
        {
            var line = Write(cell ?? "")[..^2];
            var inside = line.StartsWith('"') ? line[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : line;
            return (inside.Length == 0 || !"=+-@\t\r".Contains(inside[0], StringComparison.Ordinal)) &&
                (line.StartsWith('"') || !line.AsSpan().ContainsAny(",\"\r\n"));
        }).QuickCheckThrowOnFailure();

    static string Write(string? cell)
    {
        var text = new StringWriter();
        CsvText.Write(text, [cell]);
        return text.ToString();
    }
}
