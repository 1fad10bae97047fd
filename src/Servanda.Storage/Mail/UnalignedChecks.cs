using Dapper;

namespace Servanda.Storage.Mail;

/// <summary>Messages of one network that were not aligned, with the same checks and outcome.</summary>
public sealed record UnalignedChecks
{
    /// <summary>IPv4 /24 or IPv6 /48; empty where reports do not say.</summary>
    public string Network { get; init; } = "";

    /// <summary>The domain of the From field.</summary>
    public string Name { get; init; } = "";

    /// <summary>none, pass, quarantine or reject; null where reports do not say.</summary>
    public string? Disposition { get; init; }

    /// <summary>The domain of the SMTP sender; null where reports do not say.</summary>
    public string? EnvelopeFrom { get; init; }

    /// <summary>DKIM checks as <c>domain/selector=result</c> with spaces between; null without any.</summary>
    public string? Dkim { get; init; }

    /// <summary>SPF checks as <c>domain/scope=result</c> with spaces between; null without any.</summary>
    public string? Spf { get; init; }

    /// <summary>Kinds of reasons for another disposition, with spaces between; null without any.</summary>
    public string? Reasons { get; init; }

    /// <summary>How many.</summary>
    public long Messages { get; init; }

    /// <summary>Reads those of a period, network by network; not kept in memory.</summary>
    public static async IAsyncEnumerable<UnalignedChecks> ReadAsync(
        Database database, MailScope scope, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        var rows = connection.QueryUnbufferedAsync<UnalignedChecks>("""
            SELECT r.network AS Network, r.name AS Name, r.disposition AS Disposition, r.envelope_from AS EnvelopeFrom,
                r.dkim AS Dkim, r.spf AS Spf, r.reasons AS Reasons, CAST(SUM(r.messages) AS BIGINT) AS Messages
            FROM mail_record r
            WHERE r.name >= @Low AND r.name < @High AND r.day BETWEEN @From AND @To
                AND r.is_dkim_aligned = 0 AND r.is_spf_aligned = 0
            GROUP BY r.network, r.name, r.disposition, r.envelope_from, r.dkim, r.spf, r.reasons
            ORDER BY r.network
            """, scope.Parameters);
        await foreach (var row in rows.WithCancellation(cancel))
            yield return row with { Name = NameKey.Name(row.Name) };
    }
}
