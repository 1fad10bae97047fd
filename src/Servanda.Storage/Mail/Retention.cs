using Dapper;

namespace Servanda.Storage.Mail;

/// <summary>Lets go of reports that are too old.</summary>
public static class Retention
{
    static readonly string[] Parts =
        ["mail_record", "mail_problem", "mail_failure", "mail_tls_failure", "mail_tls_policy"];

    /// <summary>Deletes every report whose last day lies before this one, with all that belongs to it.</summary>
    /// <returns>How many reports.</returns>
    public static async Task<long> PruneAsync(Database database, DateOnly before, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var parameters = new { Before = MailScope.DayOf(before) };
        foreach (var part in Parts)
            await connection.ExecuteAsync(
                $"DELETE FROM {part} WHERE report IN (SELECT id FROM mail_report WHERE last_day < @Before)", parameters, transaction);
        var reports = await connection.ExecuteAsync("DELETE FROM mail_report WHERE last_day < @Before", parameters, transaction);
        await transaction.CommitAsync(cancel);
        return reports;
    }
}
