using Dapper;

namespace Servanda.Storage.Accounts;

/// <summary>The audit trail of accounts: only ever added to, until it is older than the retention.</summary>
public sealed class AccountEvents(Database database)
{
    /// <summary>How long lines are kept.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(400);

    // One writer at a time gives numbers.
    const long NumberLock = 0x61636574;

    /// <summary>Adds a line in a change with others.</summary>
    public static async Task AddAsync(
        StoreTransaction change, string account, AccountEventKind kind, string? by, DateTimeOffset at, string? detail,
        CancellationToken cancel)
    {
        if (change.Kind == DatabaseKind.PostgreSql)
            await change.ExecuteAsync("SELECT pg_advisory_xact_lock(@NumberLock)", new { NumberLock }, cancel);
        await change.ExecuteAsync("""
            INSERT INTO account_event (number, account, kind, by_account, at, detail)
            SELECT COALESCE(MAX(number), 0) + 1, @account, @kind, @by, @at, @detail FROM account_event
            """, new { account, kind = WordOf(kind), by, at = at.ToUnixTimeSeconds(), detail }, cancel);
    }

    /// <summary>Adds a line alone.</summary>
    public async Task AddAsync(
        string account, AccountEventKind kind, string? by, DateTimeOffset at, string? detail, CancellationToken cancel)
    {
        await using var change = await database.BeginAsync(cancel);
        await AddAsync(change, account, kind, by, at, detail, cancel);
        await change.CommitAsync(cancel);
    }

    /// <summary>The latest lines of one account, or of all.</summary>
    public Task<IReadOnlyList<AccountEvent>> ListAsync(string? account, int limit, CancellationToken cancel) =>
        PageAsync(new AccountEventFilter { Account = account }, limit, cancel);

    /// <summary>The lines that a filter wants, the latest first.</summary>
    public async Task<IReadOnlyList<AccountEvent>> PageAsync(AccountEventFilter filter, int limit, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            "SELECT number AS Number, account AS Account, kind AS Kind, by_account AS ByAccount, at AS At, detail AS Detail "
            + "FROM account_event WHERE 1 = 1 " + (filter.Account is null ? "" : "AND account = @Account ")
            + (filter.Kind is null ? "" : "AND kind = @Kind ") + (filter.Before is null ? "" : "AND number < @Before ")
            + "ORDER BY number DESC LIMIT @limit",
            new { filter.Account, Kind = filter.Kind is { } wanted ? WordOf(wanted) : null, filter.Before, limit }, cancellationToken: cancel));
        return [.. rows.Select(row => new AccountEvent(
            row.Number, row.Account, KindOf(row.Kind), row.ByAccount, Moments.At(row.At), row.Detail))];
    }

    static readonly Dictionary<string, AccountEventKind> Kinds = Enum.GetValues<AccountEventKind>().ToDictionary(WordOf, StringComparer.Ordinal);

    static AccountEventKind KindOf(string word) => Kinds.TryGetValue(word, out var kind)
        ? kind
        : throw new StorageException($"The audit trail of accounts says {word}; the database was changed by hand.");

    /// <summary>Reads the word of a kind; null when it is none.</summary>
    public static AccountEventKind? FindKind(string? word) => word is not null && Kinds.TryGetValue(word, out var kind) ? kind : null;

    /// <summary>The word machines read.</summary>
    public static string WordOf(AccountEventKind kind) => kind switch
    {
        AccountEventKind.Made => "made",
        AccountEventKind.SignedIn => "signed-in",
        AccountEventKind.Paused => "paused",
        AccountEventKind.PasskeyAdded => "passkey-added",
        AccountEventKind.PasskeyRemoved => "passkey-removed",
        AccountEventKind.PasswordSet => "password-set",
        AccountEventKind.PasswordRemoved => "password-removed",
        AccountEventKind.CodesMade => "codes-made",
        AccountEventKind.CodeUsed => "code-used",
        AccountEventKind.RecoveryAsked => "recovery-asked",
        AccountEventKind.Recovered => "recovered",
        AccountEventKind.SessionsEnded => "sessions-ended",
        AccountEventKind.RoleChanged => "role-changed",
        AccountEventKind.Locked => "locked",
        AccountEventKind.Unlocked => "unlocked",
        AccountEventKind.ResetSent => "reset-sent",
        AccountEventKind.NameChanged => "name-changed",
        AccountEventKind.LanguageChanged => "language-changed",
        AccountEventKind.MailAsked => "mail-asked",
        AccountEventKind.MailChanged => "mail-changed",
        AccountEventKind.Exported => "exported",
        AccountEventKind.Erased => "erased",
    };

    sealed record Row
    {
        public long Number { get; init; }

        public string Account { get; init; } = "";

        public string Kind { get; init; } = "";

        public string? ByAccount { get; init; }

        public long At { get; init; }

        public string? Detail { get; init; }
    }
}
