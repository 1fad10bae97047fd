using System.Data.Common;
using Dapper;
using Servanda.Accords.Leaves;

namespace Servanda.Storage.Log;

/// <summary>Reads the outbox of the log: what waits, and where what was logged stands.</summary>
public sealed class OutboxReader(Database database)
{
    // Well below what SQLite takes as values of one statement.
    const int MaxNumbers = 1000;

    const string Columns = "number, subject, kind, body, added_at AS AddedAt, entry, digest, logged_at AS LoggedAt, problem";

    /// <summary>The leaf with this number; null when there is none.</summary>
    public Task<OutboxEntry?> FindAsync(long number, CancellationToken cancel) => OneAsync("number = @number", new { number }, cancel);

    /// <summary>The leaf at this index of the log; null when it did not come from here.</summary>
    public Task<OutboxEntry?> FindByIndexAsync(long index, CancellationToken cancel) => OneAsync("entry = @index", new { index }, cancel);

    /// <summary>Where leaves stand, by their numbers; those that wait are left out.</summary>
    public async Task<IReadOnlyDictionary<long, LogPlace>> PlacesAsync(IReadOnlyCollection<long> numbers, CancellationToken cancel)
    {
        if (numbers.Count == 0)
            return new Dictionary<long, LogPlace>();
        await using var connection = await database.ConnectAsync(cancel);
        Dictionary<long, LogPlace> places = [];
        foreach (var chunk in numbers.Distinct().Chunk(MaxNumbers))
        {
            foreach (var row in await connection.QueryAsync<Row>(new CommandDefinition(
                $"SELECT {Columns} FROM log_outbox WHERE number {In} AND entry IS NOT NULL", new { numbers = chunk },
                cancellationToken: cancel)))
                places.Add(row.Number, row.Place!);
        }
        return places;
    }

    /// <summary>What is to be logged, in order, beginning after a number; what has a problem is left out.</summary>
    /// <param name="after">The number before the first; 0 for all.</param>
    /// <param name="most">How many at the most.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<OutboxEntry>> WaitingAsync(long after, int most, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        return await WithReferencesAsync(connection, await connection.QueryAsync<Row>(new CommandDefinition(
            $"SELECT {Columns} FROM log_outbox WHERE entry IS NULL AND problem IS NULL AND number > @after ORDER BY number LIMIT @most",
            new { after, most }, cancellationToken: cancel)), cancel);
    }

    /// <summary>The greatest index that is noted; null when none is.</summary>
    public async Task<long?> LastIndexAsync(CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        return await connection.ExecuteScalarAsync<long?>(new CommandDefinition("SELECT MAX(entry) FROM log_outbox", cancellationToken: cancel));
    }

    /// <summary>How much waits, and how much cannot be logged.</summary>
    public async Task<OutboxCounts> CountAsync(CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        return await connection.QuerySingleAsync<OutboxCounts>(new CommandDefinition("""
            SELECT
                (SELECT COUNT(*) FROM log_outbox WHERE entry IS NULL AND problem IS NULL) AS Waiting,
                (SELECT COUNT(*) FROM log_outbox WHERE problem IS NOT NULL) AS Refused,
                (SELECT MIN(added_at) FROM log_outbox WHERE entry IS NULL AND problem IS NULL) AS OldestAt
            """, cancellationToken: cancel));
    }

    /// <summary>Salts and values behind a leaf's commitments; none where they were erased.</summary>
    public async Task<IReadOnlyList<CommitmentOpening>> OpeningsAsync(OutboxEntry entry, CancellationToken cancel)
    {
        var kind = Enum.GetValues<LeafKind>().Single(kind => LeafWords.Id(kind) == entry.Kind);
        await using var connection = await database.ConnectAsync(cancel);
        var rows = await connection.QueryAsync<OpeningRow>(new CommandDefinition(
            "SELECT member, salt, value FROM log_opening WHERE number = @Number ORDER BY member", new { entry.Number },
            cancellationToken: cancel));
        return [.. rows.Select(row => new CommitmentOpening(kind, row.Member, Convert.FromHexString(row.Salt), row.Value))];
    }

    // PostgreSQL takes a list as one value; SQLite is given each on its own.
    string In => database.Kind switch { DatabaseKind.PostgreSql => "= ANY(@numbers)", DatabaseKind.Sqlite => "IN @numbers" };

    async Task<OutboxEntry?> OneAsync(string where, object values, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        return (await WithReferencesAsync(connection, await connection.QueryAsync<Row>(new CommandDefinition(
            $"SELECT {Columns} FROM log_outbox WHERE {where}", values, cancellationToken: cancel)), cancel)).SingleOrDefault();
    }

    static async Task<IReadOnlyList<OutboxEntry>> WithReferencesAsync(
        DbConnection connection, IEnumerable<Row> found, CancellationToken cancel)
    {
        List<Row> rows = [.. found];
        if (rows.Count == 0)
            return [];
        var references = (await connection.QueryAsync<ReferenceRow>(new CommandDefinition(
            "SELECT number, member, target FROM log_reference WHERE number BETWEEN @First AND @Last ORDER BY number, ordinal",
            new { First = rows[0].Number, Last = rows[^1].Number }, cancellationToken: cancel)))
            .ToLookup(row => row.Number, row => LogReference.Kept(row.Member, row.Target));
        return [.. rows.Select(row => row.Whole([.. references[row.Number]]))];
    }

    sealed record Row
    {
        public long Number { get; init; }

        public string Subject { get; init; } = "";

        public string Kind { get; init; } = "";

        public string Body { get; init; } = "";

        public long AddedAt { get; init; }

        public long? Entry { get; init; }

        public string? Digest { get; init; }

        public long? LoggedAt { get; init; }

        public string? Problem { get; init; }

        public LogPlace? Place => this is { Entry: { } index, LoggedAt: { } at } && Core.Digest.TryRead(Digest, out var digest)
            ? new LogPlace(index, digest, DateTimeOffset.FromUnixTimeSeconds(at))
            : null;

        public OutboxEntry Whole(IReadOnlyList<LogReference> references) => new()
        {
            Number = Number,
            Subject = LeafId.For(Subject),
            Kind = Kind,
            Body = Body,
            AddedAt = DateTimeOffset.FromUnixTimeSeconds(AddedAt),
            References = references,
            Place = Place,
            Problem = Problem,
        };
    }

    sealed record ReferenceRow
    {
        public long Number { get; init; }

        public string Member { get; init; } = "";

        public long Target { get; init; }
    }

    sealed record OpeningRow
    {
        public string Member { get; init; } = "";

        public string Salt { get; init; } = "";

        public string Value { get; init; } = "";
    }
}

/// <summary>How the outbox of the log stands.</summary>
public sealed record OutboxCounts
{
    /// <summary>Leaves that wait to be logged.</summary>
    public long Waiting { get; init; }

    /// <summary>Leaves that cannot be logged; each says why.</summary>
    public long Refused { get; init; }

    /// <summary>When the oldest that waits was added, in seconds since 1970; null when none waits.</summary>
    public long? OldestAt { get; init; }
}
