using System.Net;
using Dapper;
using Servanda.Core;
using Servanda.Core.Names;
using Servanda.Mail.AggregateReports;
using Servanda.Mail.Dmarc;
using Servanda.Storage;
using Servanda.Storage.Mail;

namespace Servanda.Tests.Storage;

/// <summary>What holds of a store on every database: here on SQLite in memory, in the system tests on a file and on
/// PostgreSQL.</summary>
public abstract partial class StoreContract : IAsyncLifetime
{
    protected static readonly DateTimeOffset Noon = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    protected static readonly DomainName Example = DomainName.Parse("example.org");

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected Database Database { get; private set; } = null!;

    protected static TimeProvider Clock { get; } = new StandingClock(Noon);

    public async ValueTask InitializeAsync() => Database = await Database.OpenAsync(await AddressAsync(), Clock, Cancel);

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await CleanAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>An empty database.</summary>
    protected abstract ValueTask<DatabaseAddress> AddressAsync();

    protected virtual ValueTask CleanAsync() => ValueTask.CompletedTask;

    protected static MailScope Scope(int firstDay, int lastDay, bool withSubdomains = true) => new(
        Example, new DateOnly(2026, 3, firstDay), new DateOnly(2026, 3, lastDay), withSubdomains);

    protected static AggregateReport Head(string id, int firstDay, int days = 1, string organisation = "receiver.example") => new()
    {
        Organisation = organisation,
        Email = "dmarc.person@receiver.example",
        ReportId = id,
        Begin = new DateTimeOffset(2026, 3, firstDay, 0, 0, 0, TimeSpan.Zero),
        End = new DateTimeOffset(2026, 3, firstDay, 0, 0, 0, TimeSpan.Zero).AddDays(days).AddSeconds(-1),
        Policy = new AggregatePolicy { Domain = Example, Policy = DmarcPolicy.Quarantine },
    };

    protected static AggregateRecord Record(
        string source, long count, bool dkim = false, bool spf = false, string from = "example.org",
        Disposition disposition = Disposition.None) => new()
        {
            Count = count,
            Source = IPAddress.Parse(source),
            DkimAligned = dkim,
            SpfAligned = spf,
            HeaderFrom = DomainName.Parse(from),
            Disposition = disposition,
            EnvelopeFrom = DomainName.Parse("bounces.example.net"),
            Dkim = [new DkimOutcome(DomainName.Parse("example.net"), "s1", ReportedResult.Pass)],
            Spf = [new SpfOutcome(DomainName.Parse("bounces.example.net"), SpfScope.MailFrom, ReportedResult.SoftFail)],
        };

    protected static ReportEnd End(string bytes, params Problem[] problems) =>
        new(problems, Digest.Of(System.Text.Encoding.UTF8.GetBytes(bytes)));

    protected async Task<Stored> StoreAsync(AggregateReport head, params AggregateRecord[] records)
    {
        await using var writer = await ReportWriter.OpenAsync(Database, Clock, Cancel);
        return await writer.StoreAsync(head, records, () => End(head.ReportId), Cancel);
    }

    protected async Task<IReadOnlyList<string>> ColumnAsync(string sql)
    {
        await using var connection = await Database.ConnectAsync(Cancel);
        return [.. await connection.QueryAsync<string>(sql)];
    }

    sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
