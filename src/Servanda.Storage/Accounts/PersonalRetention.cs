using Servanda.Storage.Applications;

namespace Servanda.Storage.Accounts;

/// <summary>Lets go of personal data whose time has ended; run every day. The times are stated on the portal's privacy
/// page.</summary>
public static class PersonalRetention
{
    /// <summary>Letters that left or could not, from the day they were written.</summary>
    public static readonly TimeSpan Letters = TimeSpan.FromDays(90);

    /// <summary>Sessions that ended or were not used, and links that were used or expired.</summary>
    public static readonly TimeSpan Sessions = TimeSpan.FromDays(30);

    /// <summary>The contact of an application that nobody confirmed.</summary>
    public static readonly TimeSpan Unconfirmed = TimeSpan.FromDays(30);

    /// <summary>Lets go of everything that is due.</summary>
    /// <returns>How many rows were deleted or emptied.</returns>
    public static async Task<int> ApplyAsync(Database database, DeskRules rules, DateTimeOffset now, CancellationToken cancel)
    {
        await using var change = await database.BeginAsync(cancel);
        var values = new
        {
            letters = Before(now, Letters),
            sessions = Before(now, Sessions),
            events = Before(now, AccountEvents.Life),
            unconfirmed = Before(now, Unconfirmed),
            over = Before(now, TimeSpan.FromDays(rules.KeepContactDays)),
        };
        var rows = 0;
        foreach (var sql in Steps)
            rows += await change.ExecuteAsync(sql, values, cancel);
        await change.CommitAsync(cancel);
        return rows;
    }

    static readonly string[] Steps =
    [
        "DELETE FROM letter WHERE state <> 'waiting' AND added_at < @letters",
        "DELETE FROM account_session WHERE seen_at < @sessions OR ended_at < @sessions",
        "DELETE FROM account_link WHERE expires_at < @sessions OR used_at < @sessions",
        "DELETE FROM account_event WHERE at < @events",
        """
        UPDATE application SET contact_name = '', contact_mail = '', statement = ''
        WHERE contact_mail <> '' AND state = 'unconfirmed' AND added_at < @unconfirmed
        """,
        """
        UPDATE application SET contact_name = '', contact_mail = '', statement = ''
        WHERE contact_mail <> '' AND state IN ('refused', 'taken-back') AND changed_at < @over
        """,
    ];

    static long Before(DateTimeOffset now, TimeSpan life) => (now - life).ToUnixTimeSeconds();
}
