using Dapper;

namespace Servanda.Storage.Mail;

/// <summary>What stands behind the numbers of a domain in a period.</summary>
public sealed record StoreOverview
{
    /// <summary>Aggregate reports that reach into the period.</summary>
    public long Reports { get; init; }

    /// <summary>Organisations that sent them.</summary>
    public long Reporters { get; init; }

    /// <summary>Of the reports, those over several days, whose days are shares.</summary>
    public long SpreadReports { get; init; }

    /// <summary>Of the reports, those whose period cannot be believed.</summary>
    public long DoubtfulReports { get; init; }

    /// <summary>Problems kept with them.</summary>
    public long Problems { get; init; }

    /// <summary>The policy as the latest of these reports saw it: none, quarantine or reject; null when none says.</summary>
    public string? Policy { get; init; }

    /// <summary>The policy for subdomains, likewise.</summary>
    public string? SubdomainPolicy { get; init; }

    /// <summary>Messages that failure reports tell of, in the period.</summary>
    public long Failures { get; init; }

    /// <summary>TLS sessions to the domain that went well, in the period.</summary>
    public long TlsSuccessful { get; init; }

    /// <summary>TLS sessions to the domain that failed, in the period.</summary>
    public long TlsFailed { get; init; }

    /// <summary>Reads it.</summary>
    public static async Task<StoreOverview> ReadAsync(Database database, MailScope scope, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        const string Latest = """
            FROM mail_report WHERE kind = 'aggregate' AND name >= @Low AND name < @High AND first_day <= @To
            AND policy IS NOT NULL ORDER BY last_day DESC, name, id DESC LIMIT 1
            """;
        return await connection.QuerySingleAsync<StoreOverview>(new CommandDefinition($"""
            SELECT COUNT(*) AS Reports, COUNT(DISTINCT organisation) AS Reporters,
                CAST(COALESCE(SUM(CASE WHEN last_day > first_day THEN 1 ELSE 0 END), 0) AS BIGINT) AS SpreadReports,
                CAST(COALESCE(SUM(is_period_doubtful), 0) AS BIGINT) AS DoubtfulReports,
                CAST(COALESCE(SUM(problems), 0) AS BIGINT) AS Problems,
                (SELECT policy {Latest}) AS Policy,
                (SELECT subdomain_policy {Latest}) AS SubdomainPolicy,
                (SELECT CAST(COALESCE(SUM(incidents), 0) AS BIGINT) FROM mail_failure
                    WHERE name >= @Low AND name < @High AND day BETWEEN @From AND @To) AS Failures,
                (SELECT CAST(COALESCE(SUM(successful), 0) AS BIGINT) FROM mail_tls_policy
                    WHERE name >= @Low AND name < @High AND day BETWEEN @From AND @To) AS TlsSuccessful,
                (SELECT CAST(COALESCE(SUM(failed), 0) AS BIGINT) FROM mail_tls_policy
                    WHERE name >= @Low AND name < @High AND day BETWEEN @From AND @To) AS TlsFailed
            FROM mail_report
            WHERE kind = 'aggregate' AND last_day >= @From AND first_day <= @To AND id IN
                (SELECT report FROM mail_record r WHERE r.name >= @Low AND r.name < @High AND r.day BETWEEN @From AND @To)
            """, scope.Parameters, cancellationToken: cancel));
    }
}
