using System.Net;
using Servanda.Core;
using Servanda.Core.Names;
using Servanda.Mail.AggregateReports;
using Servanda.Storage;
using Servanda.Storage.Mail;
using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.Storage;

/// <summary>Several programs on one database at once.</summary>
public sealed class ManyWritersTests(Postgres server) : IClassFixture<Postgres>
{
    static readonly DomainName Example = DomainName.Parse("example.org");

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Writers_that_begin_at_once_make_one_schema_and_count_each_report_once(DatabaseKind kind)
    {
        using var scratch = new Scratch();
        var address = kind == DatabaseKind.Sqlite
            ? DatabaseAddress.File(scratch.At("reports.db"))
            : DatabaseAddress.Read(await server.NewDatabaseAsync()).Value!;
        var stored = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => WriteAsync(address))));
        Assert.Equal(20, stored.Sum());
        await using var database = await Database.OpenAsync(address, TimeProvider.System, CancellationToken.None);
        var days = await new ReportQueries(database).ByDayAsync(
            new MailScope(Example, new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)), CancellationToken.None);
        Assert.Equal(20 * 5, days.Sum(day => day.Volume.Messages));
    }

    static async Task<int> WriteAsync(DatabaseAddress address)
    {
        await using var database = await Database.OpenAsync(address, TimeProvider.System, CancellationToken.None);
        await using var writer = await ReportWriter.OpenAsync(database, TimeProvider.System, CancellationToken.None);
        var count = 0;
        for (var i = 0; i < 20; i++)
        {
            var head = new AggregateReport
            {
                Organisation = "receiver.example",
                Email = "",
                ReportId = $"{i}",
                Begin = new DateTimeOffset(2026, 3, 1 + i, 0, 0, 0, TimeSpan.Zero),
                End = new DateTimeOffset(2026, 3, 1 + i, 23, 59, 59, TimeSpan.Zero),
                Policy = new AggregatePolicy { Domain = Example },
            };
            var record = new AggregateRecord { Count = 5, Source = IPAddress.Parse("192.0.2.1"), HeaderFrom = Example };
            var end = new ReportEnd([], Digest.Of([(byte)i]));
            if ((await writer.StoreAsync(head, [record], () => end, CancellationToken.None)).IsNew)
                count++;
        }
        return count;
    }
}
