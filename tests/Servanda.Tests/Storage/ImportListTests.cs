using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Storage;
using Servanda.Storage.Applications;
using Servanda.Storage.Register;

namespace Servanda.Tests.Storage;

public sealed class ImportListTests
{
    [Fact]
    public async Task Every_problem_is_reported_with_its_line_and_no_bad_row_is_kept()
    {
        var list = ImportListReader.Read(
            "name,organisation,country,signed_on,domains,category\nGood,,FRA,2026,good.example,company\nBad,nobody,XXX,never,not a domain,king\nGood,,,,,\n",
            "pc", ["company"], await EmptyAsync());
        Assert.Equal("Good", Assert.Single(list.Rows).Name);
        Assert.Equal([3, 3, 3, 3, 3, 4], list.Problems.Select(one => one.Line));
    }

    [Fact]
    public async Task Whatever_the_list_reading_ends()
    {
        var register = await EmptyAsync();
        Prop.ForAll<byte[]>(bytes =>
        {
            var list = ImportListReader.Read("name,country\n" + Encoding.UTF8.GetString(bytes), "pc", [], register);
            return list.Rows.All(row => RegisterText.ReadName(row.Name).Value is not null);
        }).QuickCheckThrowOnFailure();
    }

    static async Task<PublicRegister> EmptyAsync()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var database = await Database.OpenAsync(DatabaseAddress.InMemory(Guid.NewGuid().ToString("N")), TimeProvider.System, cancel);
        return await PublicRegister.ReadAsync(database, cancel);
    }
}
