using Dapper;

namespace Servanda.Storage.Accounts;

/// <summary>Where passkeys are kept.</summary>
public sealed class PasskeyStore(Database database)
{
    const string Columns = """
        credential AS Credential, account AS Account, name AS Name, public_key AS PublicKey, sign_count AS SignCount,
        transports AS Transports, is_verified AS IsVerified, is_backup_eligible AS IsBackupEligible,
        is_backed_up AS IsBackedUp, made_at AS MadeAt
        """;

    /// <summary>Adds a passkey, or keeps what it said of itself when it was used. One credential stays with one account;
    /// name and key do not change.</summary>
    public static async Task KeepAsync(StoreTransaction change, Passkey passkey, CancellationToken cancel) => await change.ExecuteAsync("""
        INSERT INTO account_passkey (credential, account, name, public_key, sign_count, transports, is_verified,
            is_backup_eligible, is_backed_up, made_at)
        VALUES (@Credential, @Account, @Name, @PublicKey, @SignCount, @Transports, @IsVerified, @IsBackupEligible,
            @IsBackedUp, @MadeAt)
        ON CONFLICT (credential) DO UPDATE SET sign_count = excluded.sign_count, is_verified = excluded.is_verified,
            is_backed_up = excluded.is_backed_up
        WHERE account_passkey.account = excluded.account
        """, Row.Of(passkey), cancel);

    /// <summary>The passkeys of an account, the oldest first.</summary>
    public async Task<IReadOnlyList<Passkey>> ListAsync(string account, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            $"SELECT {Columns} FROM account_passkey WHERE account = @account ORDER BY made_at, credential", new { account },
            cancellationToken: cancel));
        return [.. rows.Select(row => row.ToPasskey())];
    }

    /// <summary>The passkey with this credential; null when there is none.</summary>
    public async Task<Passkey?> FindAsync(string credential, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            $"SELECT {Columns} FROM account_passkey WHERE credential = @credential", new { credential }, cancellationToken: cancel));
        return row?.ToPasskey();
    }

    /// <summary>Gives a passkey of this account another name; false where it has no such.</summary>
    public static async Task<bool> TryRenameAsync(
        StoreTransaction change, string account, string credential, string name, CancellationToken cancel) =>
        await change.ExecuteAsync(
            "UPDATE account_passkey SET name = @name WHERE credential = @credential AND account = @account",
            new { name, credential, account }, cancel) == 1;

    /// <summary>Takes a passkey from this account; false where it has no such.</summary>
    public static async Task<bool> TryRemoveAsync(StoreTransaction change, string account, string credential, CancellationToken cancel) =>
        await change.ExecuteAsync(
            "DELETE FROM account_passkey WHERE credential = @credential AND account = @account", new { credential, account }, cancel) == 1;

    /// <summary>How many an account has, with what the change did.</summary>
    public static async Task<int> CountAsync(StoreTransaction change, string account, CancellationToken cancel) =>
        (int)await change.FindAsync<long>("SELECT COUNT(*) FROM account_passkey WHERE account = @account", new { account }, cancel);

    /// <summary>Takes all passkeys from an account.</summary>
    public static Task ClearAsync(StoreTransaction change, string account, CancellationToken cancel) =>
        change.ExecuteAsync("DELETE FROM account_passkey WHERE account = @account", new { account }, cancel);

    sealed record Row
    {
        public string Credential { get; init; } = "";

        public string Account { get; init; } = "";

        public string Name { get; init; } = "";

        public string PublicKey { get; init; } = "";

        public long SignCount { get; init; }

        public string Transports { get; init; } = "";

        public long IsVerified { get; init; }

        public long IsBackupEligible { get; init; }

        public long IsBackedUp { get; init; }

        public long MadeAt { get; init; }

        public static Row Of(Passkey passkey) => new()
        {
            Credential = passkey.Credential,
            Account = passkey.Account,
            Name = passkey.Name,
            PublicKey = passkey.PublicKey,
            SignCount = passkey.SignCount,
            Transports = string.Join(' ', passkey.Transports),
            IsVerified = passkey.IsVerified ? 1 : 0,
            IsBackupEligible = passkey.IsBackupEligible ? 1 : 0,
            IsBackedUp = passkey.IsBackedUp ? 1 : 0,
            MadeAt = passkey.MadeAt.ToUnixTimeSeconds(),
        };

        public Passkey ToPasskey() => new()
        {
            Credential = Credential,
            Account = Account,
            Name = Name,
            PublicKey = PublicKey,
            SignCount = SignCount,
            Transports = Transports.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            IsVerified = IsVerified != 0,
            IsBackupEligible = IsBackupEligible != 0,
            IsBackedUp = IsBackedUp != 0,
            MadeAt = Moments.At(MadeAt),
        };
    }
}
