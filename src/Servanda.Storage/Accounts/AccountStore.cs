using Dapper;

namespace Servanda.Storage.Accounts;

/// <summary>Where accounts are kept. Cheap to make and safe for several threads.</summary>
public sealed class AccountStore(Database database)
{
    /// <summary>Adds an account; false where the address has one.</summary>
    public static async Task<bool> TryAddAsync(StoreTransaction change, Account account, CancellationToken cancel) =>
        await change.ExecuteAsync("""
            INSERT INTO account (id, mail, mail_key, name, role, organisation, language, password_hash, stamp,
                authenticator_key, authenticator_step, failures, paused_until, locked_at, made_at, seen_day, version)
            VALUES (@Id, @Mail, @MailKey, @Name, @Role, @Organisation, @Language, @PasswordHash, @Stamp,
                @AuthenticatorKey, 0, @Failures, @PausedUntil, @LockedAt, @MadeAt, @SeenDay, @Version)
            ON CONFLICT (mail_key) DO NOTHING
            """, AccountRow.Of(account), cancel) == 1;

    /// <summary>Changes an account from exactly the version given; false where somebody else changed it, or it is gone.
    /// Failures and pauses are counted apart (<see cref="CountFailureAsync"/>), and not touched.</summary>
    public async Task<bool> TryChangeAsync(Account account, CancellationToken cancel)
    {
        await using var change = await database.BeginAsync(cancel);
        var changed = await TryChangeAsync(change, account, cancel);
        await change.CommitAsync(cancel);
        return changed;
    }

    /// <summary>The same, in a change with others.</summary>
    public static async Task<bool> TryChangeAsync(StoreTransaction change, Account account, CancellationToken cancel) =>
        await change.ExecuteAsync("""
            UPDATE account SET mail = @Mail, mail_key = @MailKey, name = @Name, role = @Role, organisation = @Organisation,
                language = @Language, password_hash = @PasswordHash, stamp = @Stamp, authenticator_key = @AuthenticatorKey,
                locked_at = @LockedAt, version = @Version + 1
            WHERE id = @Id AND version = @Version
            """, AccountRow.Of(account), cancel) == 1;

    /// <summary>The account with this id; null when there is none.</summary>
    public Task<Account?> FindAsync(string id, CancellationToken cancel) => FindAsync("id = @value", id, cancel);

    /// <summary>The account of a mail address, in any case of letters; null when there is none.</summary>
    public Task<Account?> FindByMailAsync(string mail, CancellationToken cancel) =>
        FindAsync("mail_key = @value", Account.KeyOf(mail), cancel);

    /// <summary>All of them by name, or those of one organisation.</summary>
    public async Task<IReadOnlyList<Account>> ListAsync(string? organisation, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        var rows = await connection.QueryAsync<AccountRow>(new CommandDefinition(
            $"SELECT {AccountRow.Columns} FROM account "
            + (organisation is null ? "" : "WHERE organisation = @organisation ") + "ORDER BY name, id",
            new { organisation }, cancellationToken: cancel));
        return [.. rows.Select(row => row.ToAccount())];
    }

    /// <summary>Counts a wrong password or code, also where several come at once.</summary>
    /// <returns>How many there are now since the last right one.</returns>
    public async Task<int> CountFailureAsync(string id, CancellationToken cancel)
    {
        await using var change = await database.BeginAsync(cancel);
        await change.ExecuteAsync("UPDATE account SET failures = failures + 1 WHERE id = @id", new { id }, cancel);
        var failures = await change.FindAsync<long>("SELECT failures FROM account WHERE id = @id", new { id }, cancel);
        await change.CommitAsync(cancel);
        return (int)failures;
    }

    /// <summary>Lets no password or code be looked at until then.</summary>
    public Task PauseAsync(string id, DateTimeOffset until, CancellationToken cancel) => ExecuteAsync(
        "UPDATE account SET paused_until = @until WHERE id = @id", new { id, until = until.ToUnixTimeSeconds() }, cancel);

    /// <summary>Forgets failures and pauses: the right one came.</summary>
    public Task ForgiveAsync(string id, CancellationToken cancel) => ExecuteAsync(
        "UPDATE account SET failures = 0, paused_until = NULL WHERE id = @id AND failures > 0", new { id }, cancel);

    /// <summary>Takes the code of a time step, once: false where that step or a later one was taken (RFC 6238 §5.2).</summary>
    public async Task<bool> TryTakeStepAsync(string id, long step, CancellationToken cancel) => await ExecuteAsync(
        "UPDATE account SET authenticator_step = @step WHERE id = @id AND authenticator_step < @step", new { id, step }, cancel) == 1;

    /// <summary>Notes the day of signing in.</summary>
    public Task SeeAsync(string id, DateTimeOffset now, CancellationToken cancel) => ExecuteAsync(
        "UPDATE account SET seen_day = @day WHERE id = @id", new { id, day = Moments.DayOf(now) }, cancel);

    /// <summary>Whether there is any administrator who can sign in.</summary>
    public static async Task<int> CountAdministratorsAsync(StoreTransaction change, CancellationToken cancel) =>
        (int)await change.FindAsync<long>(
            "SELECT COUNT(*) FROM account WHERE role = 'administrator' AND locked_at IS NULL", null, cancel);

    async Task<Account?> FindAsync(string where, string value, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        var row = await connection.QuerySingleOrDefaultAsync<AccountRow>(new CommandDefinition(
            $"SELECT {AccountRow.Columns} FROM account WHERE {where}", new { value }, cancellationToken: cancel));
        return row?.ToAccount();
    }

    async Task<int> ExecuteAsync(string sql, object values, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        return await connection.ExecuteAsync(new CommandDefinition(sql, values, cancellationToken: cancel));
    }
}
