namespace Servanda.Storage.Accounts;

/// <summary>What a link that was sent to a person is for.</summary>
public enum LinkPurpose
{
    /// <summary>To make an account with the role it names.</summary>
    Invite,
    /// <summary>Asked for at the sign-in page: the person still has to show a code.</summary>
    Recover,
    /// <summary>By an administrator or the command line: the person begins anew.</summary>
    Reset,
    /// <summary>To the new address of a person who wants to change it: it does nothing but confirm that.</summary>
    Move,
}

/// <summary>A link that works once, until it expires.</summary>
public sealed record AccountLink
{
    /// <summary>How long an invitation works.</summary>
    public static readonly TimeSpan InvitationLife = TimeSpan.FromDays(7);

    /// <summary>How long a way back into an account works.</summary>
    public static readonly TimeSpan RecoveryLife = TimeSpan.FromHours(1);

    /// <summary>How long the link to a new address works.</summary>
    public static readonly TimeSpan MoveLife = TimeSpan.FromDays(1);

    /// <summary>Within this time the same link is not sent again: whoever presses twice gets one letter.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <summary>What for.</summary>
    public required LinkPurpose Purpose { get; init; }

    /// <summary>The account; null for an invitation.</summary>
    public string? Account { get; init; }

    /// <summary>The address it was made for.</summary>
    public required string Mail { get; init; }

    /// <summary>The person's name, as whoever made it wrote it.</summary>
    public required string Name { get; init; }

    /// <summary>The role the account will have, or has.</summary>
    public required AccountRole Role { get; init; }

    /// <summary>The organisation a signatory will speak for.</summary>
    public string? Organisation { get; init; }

    /// <summary>Of letters: <c>en</c> or <c>fr</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The id of the account that made it; null for the command line and for the person.</summary>
    public string? MadeBy { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>From then on it does nothing.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
