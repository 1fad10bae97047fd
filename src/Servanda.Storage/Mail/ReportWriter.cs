using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using Servanda.Mail.AggregateReports;
using Servanda.Mail.FailureReports;
using Servanda.Mail.TlsReports;
using Servanda.Storage.Bulk;

namespace Servanda.Storage.Mail;

/// <summary>
/// Puts reports into the store, each in one transaction: all of it or nothing. A report that is there already changes
/// nothing. Records are pulled and stored in batches, so that memory does not grow with the report. Not for use by several
/// threads at once; several processes may write, one report at a time on SQLite.
/// </summary>
public sealed class ReportWriter : IAsyncDisposable
{
    readonly DbConnection _connection;
    readonly TimeProvider _clock;
    readonly BulkLoader<RecordRow> _records;
    readonly BulkLoader<ProblemRow> _problems;

    ReportWriter(DbConnection connection, TimeProvider clock)
    {
        _connection = connection;
        _clock = clock;
        _records = new BulkLoader<RecordRow>(connection, RecordRow.Table);
        _problems = new BulkLoader<ProblemRow>(connection, ProblemRow.Table);
    }

    /// <summary>Opens a writer; whoever asked closes it.</summary>
    public static async Task<ReportWriter> OpenAsync(Database database, TimeProvider clock, CancellationToken cancel)
    {
        var connection = await database.ConnectAsync(cancel);
        // As on SQLite: a server that crashes may lose the last reports, and with them the note that their files were read.
        if (database.Kind == DatabaseKind.PostgreSql)
            await connection.ExecuteAsync("SET synchronous_commit TO off");
        return new ReportWriter(connection, clock);
    }

    /// <summary>Stores an aggregate report.</summary>
    /// <param name="head">Its head.</param>
    /// <param name="records">Its records, pulled once and only while they are stored.</param>
    /// <param name="end">Asked once all records were pulled.</param>
    /// <param name="cancel">Stops; nothing of the report is then stored.</param>
    public async Task<Stored> StoreAsync(
        AggregateReport head, IEnumerable<AggregateRecord> records, Func<ReportEnd> end, CancellationToken cancel)
    {
        var now = _clock.GetUtcNow();
        var period = ReportPeriod.Of(head.Begin, head.End, now);
        var row = ReportHeadRow.Of(head, period, now);
        await using var transaction = await BeginAsync(cancel);
        if (await row.InsertAsync(_connection, transaction) is not { } id)
            return Stored.Known;
        var batch = new RecordBatch(id, head.Policy.Domain, period);
        await LoadAsync(batch, records, cancel);
        return await EndAsync(id, row, new Counted(batch.Records, batch.Messages), period, end(), transaction, cancel);
    }

    /// <summary>Stores a failure report, without who wrote, to whom and what.</summary>
    public async Task<Stored> StoreAsync(FailureReport report, ReportEnd end, CancellationToken cancel)
    {
        var now = _clock.GetUtcNow();
        var period = ReportPeriod.Of(report.Arrived, report.Arrived, now);
        var row = ReportHeadRow.Of(report, period, end, now);
        await using var transaction = await BeginAsync(cancel);
        if (await row.InsertAsync(_connection, transaction) is not { } id)
            return Stored.Known;
        await OtherReports.InsertAsync(_connection, transaction, id, report, period);
        return await EndAsync(id, row, new Counted(1, report.Incidents), period, end, transaction, cancel);
    }

    /// <summary>Stores a TLS report.</summary>
    public async Task<Stored> StoreAsync(TlsReport report, ReportEnd end, CancellationToken cancel)
    {
        var now = _clock.GetUtcNow();
        var period = ReportPeriod.Of(report.Start, report.End, now);
        var row = ReportHeadRow.Of(report, period, end, now);
        await using var transaction = await BeginAsync(cancel);
        if (await row.InsertAsync(_connection, transaction) is not { } id)
            return Stored.Known;
        await OtherReports.InsertAsync(_connection, transaction, id, report, period);
        var sessions = report.Policies.Sum(policy => policy.Successful + policy.Failed);
        return await EndAsync(id, row, new Counted(report.Policies.Count, sessions), period, end, transaction, cancel);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _records.Dispose();
        _problems.Dispose();
        await _connection.DisposeAsync();
    }

    internal async Task<DbTransaction> BeginAsync(CancellationToken cancel) =>
        _connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: false)
            : await _connection.BeginTransactionAsync(cancel);

    /// <summary>Reads one batch while the one before is stored.</summary>
    async Task LoadAsync(RecordBatch batch, IEnumerable<AggregateRecord> records, CancellationToken cancel)
    {
        var storing = Task.CompletedTask;
        try
        {
            foreach (var record in records)
            {
                if (!batch.Add(record))
                    continue;
                await storing;
                var rows = batch.Take();
                storing = Task.Run(() => _records.LoadAsync(rows, cancel), cancel);
            }
        }
        finally
        {
            await storing;
        }
        await _records.LoadAsync(batch.Take(), cancel);
    }

    async Task<Stored> EndAsync(
        long id, ReportHeadRow row, Counted counted, ReportPeriod period, ReportEnd end, DbTransaction transaction,
        CancellationToken cancel)
    {
        List<ProblemRow> problems =
        [
            .. end.Problems.Select((one, at) => new ProblemRow(
                id, at, one.Code, one.Offset, one.Clause, OutsideText.WithoutLocalParts(one.Detail))),
        ];
        if (period.IsDoubtful)
            problems.Add(new ProblemRow(id, problems.Count, StoreProblems.Period.Code, 0, StoreProblems.Period.Clause, null));
        await _problems.LoadAsync(problems, cancel);
        try
        {
            await _connection.ExecuteAsync("""
                UPDATE mail_report SET report_key = @Key, digest = @Digest, records = @Records, messages = @Messages,
                    problems = @Problems WHERE id = @Id
                """,
                new
                {
                    Id = id,
                    Key = ReportKey.IsPending(row.ReportKey) ? ReportKey.Of(row.Kind, end.Digest) : row.ReportKey,
                    Digest = end.Digest.ToString(),
                    counted.Records,
                    counted.Messages,
                    Problems = problems.Count,
                },
                transaction);
        }
        catch (DbException fault) when (IsTwice(fault))
        {
            // A report that does not name itself is known by its bytes, and so only at its end.
            await transaction.RollbackAsync(cancel);
            return Stored.Known;
        }
        await transaction.CommitAsync(cancel);
        return new Stored(true, counted.Records, counted.Messages, problems.Count);
    }

    static bool IsTwice(DbException fault) => fault switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => true,
        SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_CONSTRAINT } => true,
        _ => false,
    };

    readonly record struct Counted(long Records, long Messages);
}
