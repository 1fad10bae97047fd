namespace Servanda.Storage.Accounts;

/// <summary>A person who signs in.</summary>
public sealed record Account
{
    /// <summary>Characters of a name at the most.</summary>
    public const int MaxName = 200;

    /// <summary>A <see cref="PrivateId"/>.</summary>
    public required string Id { get; init; }

    /// <summary>Where letters go, and what is typed at the sign-in page.</summary>
    public required string Mail { get; init; }

    /// <summary>The name to show.</summary>
    public required string Name { get; init; }

    /// <summary>What the person may do.</summary>
    public required AccountRole Role { get; init; }

    /// <summary>The id of the organisation a signatory speaks for; null for every other role.</summary>
    public string? Organisation { get; init; }

    /// <summary>Of letters: <c>en</c> or <c>fr</c>.</summary>
    public required string Language { get; init; }

    /// <summary>Null for whoever has only passkeys.</summary>
    public string? PasswordHash { get; init; }

    /// <summary>Changes with every credential.</summary>
    public required string Stamp { get; init; }

    /// <summary>The secret of the authenticator application, encrypted by the portal; null where there is none.</summary>
    public string? AuthenticatorKey { get; init; }

    /// <summary>Wrong passwords and codes since the last right one.</summary>
    public int Failures { get; init; }

    /// <summary>Until then no password or code is looked at; null for at once.</summary>
    public DateTimeOffset? PausedUntil { get; init; }

    /// <summary>When an administrator closed it; null for an open one.</summary>
    public DateTimeOffset? LockedAt { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The last day of signing in; null before the first.</summary>
    public DateOnly? SeenOn { get; init; }

    /// <summary>Counts changes; see <see cref="AccountStore"/>.</summary>
    public long Version { get; init; }

    /// <summary>What tells two addresses apart: letters' case does not.</summary>
    public static string KeyOf(string mail) => mail.Trim().ToLowerInvariant();
}
