using Servanda.Cli.Mail.Answers;

namespace Servanda.Tests.MailAnswers;

public sealed class CsvTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "\"\"")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("=a,\"b\"", "\"'=a,\"\"b\"\"\"")]
    public void A_cell_cannot_become_a_formula_or_another_cell(string cell, string written)
    {
        using var output = new StringWriter();
        new Csv(output).Write(["x", cell]);
        Assert.Equal($"x,{written}\r\n", output.ToString());
    }

    [Theory]
    [InlineData(0, 0, "–")]
    [InlineData(0, 7, "0%")]
    [InlineData(7, 7, "100%")]
    [InlineData(99_999, 100_000, "99.9%")]
    [InlineData(1, 100_000, "0.1%")]
    [InlineData(1, 3, "33.3%")]
    public void A_share_is_never_rounded_to_all_or_nothing(long part, long whole, string shown) =>
        Assert.Equal(shown, Figures.Percent(part, whole).En);

    [Fact]
    public void Numbers_are_grouped_as_each_language_does()
    {
        Assert.Equal("1,234,567", Figures.Number(1_234_567).En);
        Assert.Equal("1\u202F234\u202F567", Figures.Number(1_234_567).Fr);
    }
}
