namespace Servanda.Storage.Accounts;

/// <summary>A row of <c>account</c> as Dapper reads and writes it.</summary>
sealed record AccountRow
{
    public const string Columns = """
        id AS Id, mail AS Mail, mail_key AS MailKey, name AS Name, role AS Role, organisation AS Organisation,
        language AS Language, password_hash AS PasswordHash, stamp AS Stamp, authenticator_key AS AuthenticatorKey,
        failures AS Failures, paused_until AS PausedUntil, locked_at AS LockedAt, made_at AS MadeAt, seen_day AS SeenDay,
        version AS Version
        """;

    public string Id { get; init; } = "";

    public string Mail { get; init; } = "";

    public string MailKey { get; init; } = "";

    public string Name { get; init; } = "";

    public string Role { get; init; } = "";

    public string? Organisation { get; init; }

    public string Language { get; init; } = "";

    public string? PasswordHash { get; init; }

    public string Stamp { get; init; } = "";

    public string? AuthenticatorKey { get; init; }

    public long Failures { get; init; }

    public long? PausedUntil { get; init; }

    public long? LockedAt { get; init; }

    public long MadeAt { get; init; }

    public long? SeenDay { get; init; }

    public long Version { get; init; }

    public static AccountRow Of(Account account) => new()
    {
        Id = account.Id,
        Mail = account.Mail,
        MailKey = Account.KeyOf(account.Mail),
        Name = account.Name,
        Role = AccountRoles.WordOf(account.Role),
        Organisation = account.Organisation,
        Language = account.Language,
        PasswordHash = account.PasswordHash,
        Stamp = account.Stamp,
        AuthenticatorKey = account.AuthenticatorKey,
        Failures = account.Failures,
        PausedUntil = account.PausedUntil?.ToUnixTimeSeconds(),
        LockedAt = account.LockedAt?.ToUnixTimeSeconds(),
        MadeAt = account.MadeAt.ToUnixTimeSeconds(),
        SeenDay = Moments.DayOf(account.SeenOn),
        Version = account.Version,
    };

    public Account ToAccount() => new()
    {
        Id = Id,
        Mail = Mail,
        Name = Name,
        Role = AccountRoles.Find(Role)
            ?? throw new StorageException($"The role of account {Id} is none; the database was changed by hand."),
        Organisation = Organisation,
        Language = Language,
        PasswordHash = PasswordHash,
        Stamp = Stamp,
        AuthenticatorKey = AuthenticatorKey,
        Failures = (int)Failures,
        PausedUntil = Moments.At(PausedUntil),
        LockedAt = Moments.At(LockedAt),
        MadeAt = Moments.At(MadeAt),
        SeenOn = Moments.On(SeenDay),
        Version = Version,
    };
}
