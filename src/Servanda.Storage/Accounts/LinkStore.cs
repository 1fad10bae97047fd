using Dapper;

namespace Servanda.Storage.Accounts;

/// <summary>Where invitations and ways back are kept: by the digest of their secret, which is in the letter only.</summary>
public sealed class LinkStore(Database database)
{
    const string Columns = """
        digest AS Digest, purpose AS Purpose, account AS Account, mail AS Mail, name AS Name, role AS Role,
        organisation AS Organisation, language AS Language, made_by AS MadeBy, made_at AS MadeAt, expires_at AS ExpiresAt
        """;

    /// <summary>Makes a link; those made before for the same address and purpose do nothing from now on.</summary>
    /// <returns>Its secret (<see cref="PrivateId.NewLink"/>), which is not kept.</returns>
    public static async Task<string> AddAsync(StoreTransaction change, AccountLink link, CancellationToken cancel)
    {
        var secret = PrivateId.NewLink();
        var row = Row.Of(link, secret);
        await change.ExecuteAsync("""
            DELETE FROM account_link WHERE purpose = @Purpose AND used_at IS NULL
                AND (mail_key = @MailKey AND (purpose <> 'move' OR account = @Account) OR purpose = 'move' AND account = @Account)
            """, row, cancel);
        await change.ExecuteAsync("""
            INSERT INTO account_link (digest, purpose, account, mail, mail_key, name, role, organisation, language, made_by,
                made_at, expires_at)
            VALUES (@Digest, @Purpose, @Account, @Mail, @MailKey, @Name, @Role, @Organisation, @Language, @MadeBy, @MadeAt,
                @ExpiresAt)
            """, row, cancel);
        return secret;
    }

    /// <summary>Whether the very same was made within <see cref="AccountLink.Pause"/> and not used: its letter is on its way. Of
    /// two who ask at once the second waits, and is told so.</summary>
    public static async Task<bool> IsOnItsWayAsync(StoreTransaction change, AccountLink link, CancellationToken cancel)
    {
        var row = Row.Of(link, "");
        if (change.Kind == DatabaseKind.PostgreSql)
            await change.ExecuteAsync("SELECT pg_advisory_xact_lock(hashtext(@MailKey))", row, cancel);
        var since = (link.MadeAt - AccountLink.Pause).ToUnixTimeSeconds();
        return await change.FindAsync<long>("""
            SELECT COUNT(*) FROM account_link WHERE mail_key = @MailKey AND purpose = @Purpose AND role = @Role AND name = @Name
                AND language = @Language AND COALESCE(organisation, '') = @organisation AND COALESCE(account, '') = @account
                AND used_at IS NULL AND made_at > @since
            """,
            new
            {
                row.MailKey,
                row.Purpose,
                row.Role,
                row.Name,
                row.Language,
                since,
                organisation = link.Organisation ?? "",
                account = link.Account ?? "",
            }, cancel) > 0;
    }

    /// <summary>The link of this secret that makes an account or leads back into one; null where it is none, was used or has
    /// expired.</summary>
    public Task<AccountLink?> FindAsync(string secret, DateTimeOffset now, CancellationToken cancel) =>
        FindAsync(secret, "purpose <> 'move'", now, cancel);

    /// <summary>The link of this secret that confirms a new address; null as above.</summary>
    public Task<AccountLink?> FindMoveAsync(string secret, DateTimeOffset now, CancellationToken cancel) =>
        FindAsync(secret, "purpose = 'move'", now, cancel);

    async Task<AccountLink?> FindAsync(string secret, string purpose, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        var row = await connection.QuerySingleOrDefaultAsync<Row>(new CommandDefinition(
            $"SELECT {Columns} FROM account_link WHERE digest = @digest AND {purpose} AND used_at IS NULL AND expires_at > @now",
            new { digest = PrivateId.DigestOf(secret), now = now.ToUnixTimeSeconds() }, cancellationToken: cancel));
        return row?.ToLink();
    }

    /// <summary>Uses a link up; false where somebody did.</summary>
    public static async Task<bool> TryUseAsync(StoreTransaction change, string secret, DateTimeOffset now, CancellationToken cancel) =>
        await change.ExecuteAsync(
            "UPDATE account_link SET used_at = @now WHERE digest = @digest AND used_at IS NULL AND expires_at > @now",
            new { digest = PrivateId.DigestOf(secret), now = now.ToUnixTimeSeconds() }, cancel) == 1;

    /// <summary>Invitations that nobody took yet, the latest first, of all or of one organisation.</summary>
    public async Task<IReadOnlyList<AccountLink>> ListInvitationsAsync(
        string? organisation, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            $"SELECT {Columns} FROM account_link WHERE purpose = 'invite' AND used_at IS NULL AND expires_at > @now "
            + (organisation is null ? "" : "AND organisation = @organisation ") + "ORDER BY made_at DESC, digest",
            new { organisation, now = now.ToUnixTimeSeconds() }, cancellationToken: cancel));
        return [.. rows.Select(row => row.ToLink())];
    }

    /// <summary>Takes back what was sent to an address and not used; returns how many.</summary>
    public static Task<int> WithdrawAsync(StoreTransaction change, string mail, CancellationToken cancel) => change.ExecuteAsync(
        "DELETE FROM account_link WHERE mail_key = @key AND used_at IS NULL", new { key = Account.KeyOf(mail) }, cancel);

    sealed record Row
    {
        public string Digest { get; init; } = "";

        public string Purpose { get; init; } = "";

        public string? Account { get; init; }

        public string Mail { get; init; } = "";

        public string MailKey { get; init; } = "";

        public string Name { get; init; } = "";

        public string Role { get; init; } = "";

        public string? Organisation { get; init; }

        public string Language { get; init; } = "";

        public string? MadeBy { get; init; }

        public long MadeAt { get; init; }

        public long ExpiresAt { get; init; }

        public static Row Of(AccountLink link, string secret) => new()
        {
            Digest = PrivateId.DigestOf(secret),
            Purpose = WordOf(link.Purpose),
            Account = link.Account,
            Mail = link.Mail,
            MailKey = Accounts.Account.KeyOf(link.Mail),
            Name = link.Name,
            Role = AccountRoles.WordOf(link.Role),
            Organisation = link.Organisation,
            Language = link.Language,
            MadeBy = link.MadeBy,
            MadeAt = link.MadeAt.ToUnixTimeSeconds(),
            ExpiresAt = link.ExpiresAt.ToUnixTimeSeconds(),
        };

        public AccountLink ToLink() => new()
        {
            Purpose = Purpose switch
            {
                "invite" => LinkPurpose.Invite,
                "recover" => LinkPurpose.Recover,
                "reset" => LinkPurpose.Reset,
                "move" => LinkPurpose.Move,
                _ => throw Changed(Purpose),
            },
            Account = Account,
            Mail = Mail,
            Name = Name,
            Role = AccountRoles.Find(Role) ?? throw Changed(Role),
            Organisation = Organisation,
            Language = Language,
            MadeBy = MadeBy,
            MadeAt = Moments.At(MadeAt),
            ExpiresAt = Moments.At(ExpiresAt),
        };

        static string WordOf(LinkPurpose purpose) => purpose switch
        {
            LinkPurpose.Invite => "invite",
            LinkPurpose.Recover => "recover",
            LinkPurpose.Reset => "reset",
            LinkPurpose.Move => "move",
        };

        static StorageException Changed(string word) => new($"A link to an account says {word}; the database was changed by hand.");
    }
}
