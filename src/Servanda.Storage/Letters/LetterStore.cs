using Dapper;

namespace Servanda.Storage.Letters;

/// <summary>
/// Letters that are to leave, those that have, and those that could not. A letter is written in the change it tells of, so
/// neither is without the other; the worker part of the program sends it.
/// </summary>
/// <param name="database">Where they are kept.</param>
/// <param name="clock">The clock.</param>
public sealed class LetterStore(Database database, TimeProvider clock)
{
    /// <summary>How long a letter is tried; a mail server may be away for a weekend.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(3);

    /// <summary>The first pause after a letter could not leave; every later one is twice as long.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);

    /// <summary>The longest pause.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromHours(4);

    const int MaxAnswer = 500;

    long Now => clock.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>Writes a letter as part of a change; one with the same key that is there already stands.</summary>
    public async Task AddAsync(StoreTransaction change, LetterDraft draft, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(draft.Subject.Length, LetterDraft.MaxSubject);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(draft.Body.Length, LetterDraft.MaxBody);
        await change.ExecuteAsync("""
            INSERT INTO letter (id, number, recipient, language, subject, body, once_key, state, tries, next_try_at,
                give_up_at, taken_until, added_at)
            VALUES (@Id, @Number, @To, @Language, @Subject, @Body, @OnceKey, 'waiting', 0, @Now, @GiveUpAt, 0, @Now)
            ON CONFLICT (once_key) DO NOTHING
            """,
            new
            {
                Id = PrivateId.New(),
                Number = await RowNumbers.NextAsync(change, "letter", cancel),
                To = draft.To.ToString(),
                Language = Accords.Words.Id(draft.Language),
                draft.Subject,
                draft.Body,
                draft.OnceKey,
                Now,
                GiveUpAt = (clock.GetUtcNow() + GiveUpAfter).ToUnixTimeSeconds(),
            }, cancel);
    }

    /// <summary>Takes a letter whose time has come, so that nobody else does for as long; null when there is none.</summary>
    public async Task<Letter?> TakeAsync(TimeSpan lease, CancellationToken cancel)
    {
        // Nearly always there is none, and nobody should wait as a writer to hear that.
        await using (var connection = await database.ConnectAsync(cancel))
        {
            if (await connection.ExecuteScalarAsync<long>(new CommandDefinition(
                "SELECT COUNT(*) FROM letter WHERE state = 'waiting' AND next_try_at <= @Now AND taken_until <= @Now",
                new { Now }, cancellationToken: cancel)) == 0)
                return null;
        }
        await using var change = await database.BeginAsync(cancel);
        var skip = change.Kind == DatabaseKind.PostgreSql ? "FOR UPDATE SKIP LOCKED" : "";
        var row = await change.FindAsync<LetterRow>($"""
            SELECT {LetterRow.Columns} FROM letter
            WHERE state = 'waiting' AND next_try_at <= @Now AND taken_until <= @Now ORDER BY next_try_at, number LIMIT 1 {skip}
            """, new { Now }, cancel);
        if (row is null)
            return null;
        await change.ExecuteAsync("UPDATE letter SET taken_until = @Until, tries = tries + 1 WHERE id = @Id",
            new { row.Id, Until = (clock.GetUtcNow() + lease).ToUnixTimeSeconds() }, cancel);
        await change.CommitAsync(cancel);
        return row.Read() with { Tries = (int)row.Tries + 1 };
    }

    /// <summary>The mail server has taken a letter; its text is no longer needed.</summary>
    public Task SentAsync(string id, CancellationToken cancel) => ExecuteAsync(
        "UPDATE letter SET state = 'sent', sent_at = @Now, taken_until = 0, body = '', last_answer = NULL WHERE id = @id AND state = 'waiting'",
        new { id, Now }, cancel);

    /// <summary>A letter could not leave: it is tried again after a pause, until it is given up.</summary>
    /// <param name="letter">As it was taken.</param>
    /// <param name="answer">What the mail server said, without the address.</param>
    /// <param name="isFinal">The server refused it for good (RFC 5321 §4.2.1, 5yz).</param>
    /// <param name="cancel">Gives up.</param>
    public Task FailedAsync(Letter letter, string answer, bool isFinal, CancellationToken cancel) => ExecuteAsync("""
        UPDATE letter SET taken_until = 0, last_answer = @Answer, next_try_at = @Next,
            state = CASE WHEN @Final = 1 OR give_up_at <= @Next THEN 'dead' ELSE 'waiting' END
        WHERE id = @Id AND state = 'waiting'
        """,
        new
        {
            letter.Id,
            Answer = answer.Length > MaxAnswer ? answer[..MaxAnswer] : answer,
            Next = (clock.GetUtcNow() + PauseAfter(letter.Tries)).ToUnixTimeSeconds(),
            Final = isFinal ? 1L : 0L,
        }, cancel);

    /// <summary>Tries a dead letter again, as part of a change; false when it is not dead.</summary>
    public async Task<bool> SendAgainAsync(StoreTransaction change, string id, CancellationToken cancel) =>
        await change.ExecuteAsync(
            "UPDATE letter SET state = 'waiting', tries = 0, next_try_at = @Now, give_up_at = @GiveUpAt WHERE id = @id AND state = 'dead'",
            new { id, Now, GiveUpAt = (clock.GetUtcNow() + GiveUpAfter).ToUnixTimeSeconds() }, cancel) == 1;

    /// <summary>Letters in a state, the last first.</summary>
    public async Task<IReadOnlyList<Letter>> ListAsync(LetterState state, int most, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        var rows = await connection.QueryAsync<LetterRow>(new CommandDefinition(
            $"SELECT {LetterRow.Columns} FROM letter WHERE state = @State ORDER BY number DESC LIMIT @most",
            new { State = LetterWords.Id(state), most }, cancellationToken: cancel));
        return [.. rows.Select(row => row.Read())];
    }

    /// <summary>How many letters whose key begins so were written to an address since then.</summary>
    public async Task<long> CountSinceAsync(MailAddress to, string keyStart, DateTimeOffset since, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "SELECT COUNT(*) FROM letter WHERE recipient = @To AND once_key LIKE @Start AND added_at > @Since",
            new { To = to.ToString(), Start = $"{keyStart}%", Since = since.ToUnixTimeSeconds() }, cancellationToken: cancel));
    }

    /// <summary>How many letters are in a state.</summary>
    public async Task<long> CountAsync(LetterState state, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        return await connection.ExecuteScalarAsync<long>(new CommandDefinition(
            "SELECT COUNT(*) FROM letter WHERE state = @State", new { State = LetterWords.Id(state) }, cancellationToken: cancel));
    }

    /// <summary>How long to wait after so many tries.</summary>
    internal static TimeSpan PauseAfter(int tries)
    {
        var doubled = Math.Min(Math.Max(tries - 1, 0), 20);
        var pause = FirstPause * Math.Pow(2, doubled);
        return pause < LongestPause ? pause : LongestPause;
    }

    async Task ExecuteAsync(string sql, object values, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(sql, values, cancellationToken: cancel));
    }
}
