using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Storage.Transfer;

namespace Servanda.Tests.Storage;

public sealed class DumpRowTests
{
    static readonly ColumnShape[] Columns =
        [new("a", ColumnKind.Text, 1, false), new("b", ColumnKind.Number, 0, false), new("c", ColumnKind.Octets, 0, false)];

    [Theory]
    [InlineData("""["x",-9223372036854775808,["AP8="]]""", true)]
    [InlineData("[null,null,null]", true)]
    [InlineData("""["x",1,["AP8="]]]""", false)]
    [InlineData("""["x",1]""", false)]
    [InlineData("""["x",1,["AP8="],1]""", false)]
    [InlineData("""["x",1.5,null]""", false)]
    [InlineData("""["x",9223372036854775808,null]""", false)]
    [InlineData("""["x",1,["?"]]""", false)]
    [InlineData("""["x",1,"AP8="]""", false)]
    [InlineData("""["\ud800",1,null]""", false)]
    [InlineData("", false)]
    [InlineData("{}", false)]
    public void A_line_has_a_value_for_each_column_and_no_more(string line, bool isRow) =>
        Assert.Equal(isRow, DumpRow.TryRead(new(Encoding.UTF8.GetBytes(line)), Columns, new object?[3]));

    [Fact]
    public void Any_line_is_a_row_or_refused() => Prop.ForAll<byte[]>(line =>
    {
        DumpRow.TryRead(new(line), Columns, new object?[3]);
    }).QuickCheckThrowOnFailure();
}
