using Dapper;

namespace Servanda.Storage.Applications;

/// <summary>What was done at the desk and around it: added to, read, never changed.</summary>
/// <param name="database">Where it is kept.</param>
/// <param name="clock">The clock.</param>
public sealed class DeskJournal(Database database, TimeProvider clock)
{
    /// <summary>Characters of a reason at the most.</summary>
    public const int MaxReason = 4000;

    const string Columns = """
        number AS Number, at AS At, actor AS Actor, what AS What, subject_kind AS SubjectKind, subject AS Subject,
        reason AS Reason
        """;

    /// <summary>Writes down what was done, as part of the change that does it.</summary>
    public async Task AddAsync(
        StoreTransaction change, string actor, DeskAct what, DeskSubject subject, string reason, CancellationToken cancel) =>
        await change.ExecuteAsync("""
            INSERT INTO desk_event (number, at, actor, what, subject_kind, subject, reason)
            VALUES (@Number, @At, @actor, @What, @Kind, @Id, @Reason)
            """,
            new
            {
                Number = await RowNumbers.NextAsync(change, "desk_event", cancel),
                At = clock.GetUtcNow().ToUnixTimeSeconds(),
                actor,
                What = ApplicationWords.Id(what),
                subject.Kind,
                subject.Id,
                Reason = reason.Length > MaxReason ? reason[..MaxReason] : reason,
            }, cancel);

    /// <summary>Everything done to one thing, the first first.</summary>
    public async Task<IReadOnlyList<DeskEvent>> OfAsync(DeskSubject subject, CancellationToken cancel) => await ReadAsync(
        $"SELECT {Columns} FROM desk_event WHERE subject_kind = @Kind AND subject = @Id ORDER BY number",
        new { subject.Kind, subject.Id }, cancel);

    /// <summary>What was done, the last first.</summary>
    /// <param name="filter">Which of it.</param>
    /// <param name="before">Only what has a lower number; null from the end.</param>
    /// <param name="most">How many at the most.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<DeskEvent>> ListAsync(DeskFilter filter, long? before, int most, CancellationToken cancel) =>
        await ReadAsync($"""
            SELECT {Columns} FROM desk_event
            WHERE (@What IS NULL OR what = @What) AND (@Actor IS NULL OR actor = @Actor)
                AND (@SubjectKind IS NULL OR subject_kind = @SubjectKind) AND (@Subject IS NULL OR subject = @Subject)
                AND (@From IS NULL OR at >= @From) AND (@Until IS NULL OR at < @Until) AND (@before IS NULL OR number < @before)
            ORDER BY number DESC LIMIT @most
            """,
            new
            {
                What = filter.What is { } what ? ApplicationWords.Id(what) : null,
                filter.Actor,
                filter.SubjectKind,
                filter.Subject,
                From = filter.From is { } from ? Seconds(from) : (long?)null,
                Until = filter.Until is { } until ? Seconds(until.AddDays(1)) : (long?)null,
                before,
                most,
            }, cancel);

    async Task<IReadOnlyList<DeskEvent>> ReadAsync(string sql, object values, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(sql, values, cancellationToken: cancel));
        return [.. rows.Select(row => row.Read())];
    }

    static long Seconds(DateOnly day) => new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds();

    sealed record Row
    {
        public long Number { get; init; }

        public long At { get; init; }

        public string Actor { get; init; } = "";

        public string What { get; init; } = "";

        public string SubjectKind { get; init; } = "";

        public string Subject { get; init; } = "";

        public string Reason { get; init; } = "";

        public DeskEvent Read() => new()
        {
            Number = Number,
            At = DateTimeOffset.FromUnixTimeSeconds(At),
            Actor = Actor,
            What = ApplicationWords.FindAct(What) ?? throw new StorageException($"An event of the desk is no word of ours: {What}."),
            Subject = new DeskSubject(SubjectKind, Subject),
            Reason = Reason,
        };
    }
}

/// <summary>Which events of the desk are wanted; what is null does not matter.</summary>
public sealed record DeskFilter
{
    /// <summary>What was done.</summary>
    public DeskAct? What { get; init; }

    /// <summary>By whom.</summary>
    public string? Actor { get; init; }

    /// <summary>To what kind of thing.</summary>
    public string? SubjectKind { get; init; }

    /// <summary>To which.</summary>
    public string? Subject { get; init; }

    /// <summary>From this day on, UTC.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Up to the end of this day, UTC.</summary>
    public DateOnly? Until { get; init; }
}
