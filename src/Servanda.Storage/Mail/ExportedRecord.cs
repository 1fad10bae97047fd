using Dapper;

namespace Servanda.Storage.Mail;

/// <summary>One stored row with its report, for a table of everything.</summary>
public sealed record ExportedRecord
{
    /// <summary>The reporter.</summary>
    public string Organisation { get; init; } = "";

    /// <summary>The reporter's number of the report.</summary>
    public string ReportId { get; init; } = "";

    /// <summary>SHA-256 of the report.</summary>
    public string Digest { get; init; } = "";

    /// <summary>The day since 1970-01-01, UTC.</summary>
    public long DayNumber { get; init; }

    /// <summary>1 for the share of a report over several days.</summary>
    public long IsShare { get; init; }

    /// <summary>The domain of the From field, from the root down.</summary>
    public string Key { get; init; } = "";

    /// <summary>How many messages.</summary>
    public long Messages { get; init; }

    /// <summary>Who connected; null where the report does not say.</summary>
    public string? Source { get; init; }

    /// <summary>IPv4 /24 or IPv6 /48.</summary>
    public string Network { get; init; } = "";

    /// <summary>none, pass, quarantine or reject; null where the report does not say.</summary>
    public string? Disposition { get; init; }

    /// <summary>1 when aligned by DKIM.</summary>
    public long IsDkimAligned { get; init; }

    /// <summary>1 when aligned by SPF.</summary>
    public long IsSpfAligned { get; init; }

    /// <summary>The domain of the SMTP sender; null where the report does not say.</summary>
    public string? EnvelopeFrom { get; init; }

    /// <summary>DKIM checks.</summary>
    public string? Dkim { get; init; }

    /// <summary>SPF checks.</summary>
    public string? Spf { get; init; }

    /// <summary>Kinds of reasons.</summary>
    public string? Reasons { get; init; }

    /// <summary>The day.</summary>
    public DateOnly Day => MailScope.DateOf(DayNumber);

    /// <summary>The domain of the From field.</summary>
    public string HeaderFrom => NameKey.Name(Key);

    /// <summary>Reads those of a period, in the order stored; not kept in memory.</summary>
    public static async IAsyncEnumerable<ExportedRecord> ReadAsync(
        Database database, MailScope scope, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        var rows = connection.QueryUnbufferedAsync<ExportedRecord>("""
            SELECT m.organisation AS Organisation, m.report_id AS ReportId, m.digest AS Digest, r.day AS DayNumber,
                r.is_share AS IsShare, r.name AS Key, r.messages AS Messages, r.source AS Source, r.network AS Network,
                r.disposition AS Disposition, r.is_dkim_aligned AS IsDkimAligned, r.is_spf_aligned AS IsSpfAligned,
                r.envelope_from AS EnvelopeFrom, r.dkim AS Dkim, r.spf AS Spf, r.reasons AS Reasons
            FROM mail_record r JOIN mail_report m ON m.id = r.report
            WHERE r.name >= @Low AND r.name < @High AND r.day BETWEEN @From AND @To
            ORDER BY r.report, r.ordinal, r.day
            """, scope.Parameters);
        await foreach (var row in rows.WithCancellation(cancel))
            yield return row;
    }
}
