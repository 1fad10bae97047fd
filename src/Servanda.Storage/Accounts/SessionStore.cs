using Dapper;

namespace Servanda.Storage.Accounts;

/// <summary>Where sessions are kept, so that they can be listed and ended from anywhere.</summary>
public sealed class SessionStore(Database database)
{
    const string Columns = "id AS Id, account AS Account, begun_at AS BegunAt, seen_at AS SeenAt, proven_at AS ProvenAt, agent AS Agent";

    /// <summary>Begins one.</summary>
    public async Task BeginAsync(Session session, CancellationToken cancel) => await ExecuteAsync("""
        INSERT INTO account_session (id, account, begun_at, seen_at, proven_at, agent)
        VALUES (@Id, @Account, @BegunAt, @SeenAt, @ProvenAt, @Agent)
        """, Row.Of(session), cancel);

    /// <summary>The session with this id; null where it is none or was ended.</summary>
    public async Task<Session?> FindAsync(string id, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            $"SELECT {Columns} FROM account_session WHERE id = @id AND ended_at IS NULL", new { id }, cancellationToken: cancel));
        return row?.ToSession();
    }

    /// <summary>The sessions of an account that were not ended and were used since then, the latest first.</summary>
    public async Task<IReadOnlyList<Session>> ListAsync(string account, DateTimeOffset since, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition($"""
            SELECT {Columns} FROM account_session WHERE account = @account AND ended_at IS NULL AND seen_at >= @since
            ORDER BY seen_at DESC, id
            """, new { account, since = since.ToUnixTimeSeconds() }, cancellationToken: cancel));
        return [.. rows.Select(row => row.ToSession())];
    }

    /// <summary>Notes that it was used.</summary>
    public Task SeeAsync(string id, DateTimeOffset now, CancellationToken cancel) => ExecuteAsync(
        "UPDATE account_session SET seen_at = @now WHERE id = @id", new { id, now = now.ToUnixTimeSeconds() }, cancel);

    /// <summary>Notes that the person showed a passkey, or a password with a code.</summary>
    public Task ProveAsync(string id, DateTimeOffset now, CancellationToken cancel) => ExecuteAsync(
        "UPDATE account_session SET proven_at = @now, seen_at = @now WHERE id = @id AND ended_at IS NULL",
        new { id, now = now.ToUnixTimeSeconds() }, cancel);

    /// <summary>Ends a session of this account; false where it has no such open.</summary>
    public async Task<bool> TryEndAsync(string account, string id, DateTimeOffset now, CancellationToken cancel) => await ExecuteAsync(
        "UPDATE account_session SET ended_at = @now WHERE id = @id AND account = @account AND ended_at IS NULL",
        new { id, account, now = now.ToUnixTimeSeconds() }, cancel) == 1;

    /// <summary>Ends all sessions of an account but one.</summary>
    /// <returns>How many.</returns>
    public static Task<int> EndAllAsync(StoreTransaction change, string account, string? except, DateTimeOffset now, CancellationToken cancel) =>
        change.ExecuteAsync("""
            UPDATE account_session SET ended_at = @now WHERE account = @account AND ended_at IS NULL AND id <> @except
            """, new { account, except = except ?? "", now = now.ToUnixTimeSeconds() }, cancel);

    async Task<int> ExecuteAsync(string sql, object values, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        return await connection.ExecuteAsync(new CommandDefinition(sql, values, cancellationToken: cancel));
    }

    sealed record Row
    {
        public string Id { get; init; } = "";

        public string Account { get; init; } = "";

        public long BegunAt { get; init; }

        public long SeenAt { get; init; }

        public long ProvenAt { get; init; }

        public string Agent { get; init; } = "";

        public static Row Of(Session session) => new()
        {
            Id = session.Id,
            Account = session.Account,
            BegunAt = session.BegunAt.ToUnixTimeSeconds(),
            SeenAt = session.SeenAt.ToUnixTimeSeconds(),
            ProvenAt = session.ProvenAt.ToUnixTimeSeconds(),
            Agent = session.Agent,
        };

        public Session ToSession() => new()
        {
            Id = Id,
            Account = Account,
            BegunAt = Moments.At(BegunAt),
            SeenAt = Moments.At(SeenAt),
            ProvenAt = Moments.At(ProvenAt),
            Agent = Agent,
        };
    }
}
