using Dapper;
using Servanda.Core;

namespace Servanda.Storage.Mail;

/// <summary>What reports say of a domain in a period, and which reports: enough to be judged, without their contents.</summary>
/// <param name="Volume">The sums.</param>
/// <param name="Reporters">Organisations that reported.</param>
/// <param name="ReportCount">Reports that reach into the period.</param>
/// <param name="Reports">SHA-256 of them, in order, no more than asked for.</param>
public sealed record ReportEvidence(Volume Volume, long Reporters, long ReportCount, IReadOnlyList<Digest> Reports)
{
    /// <summary>Reads it.</summary>
    public static async Task<ReportEvidence> ReadAsync(
        Database database, MailScope scope, int maxReports, CancellationToken cancel)
    {
        var days = await new ReportQueries(database).ByDayAsync(scope, cancel);
        var overview = await StoreOverview.ReadAsync(database, scope, cancel);
        await using var connection = await database.ConnectAsync(cancel);
        var parameters = new DynamicParameters(scope.Parameters);
        parameters.Add("Limit", maxReports);
        var digests = await connection.QueryAsync<string>(new CommandDefinition("""
            SELECT digest FROM mail_report WHERE id IN
                (SELECT report FROM mail_record r WHERE r.name >= @Low AND r.name < @High AND r.day BETWEEN @From AND @To)
            ORDER BY digest LIMIT @Limit
            """, parameters, cancellationToken: cancel));
        return new ReportEvidence(
            days.Aggregate(Volume.None, (sum, day) => sum + day.Volume), overview.Reporters, overview.Reports,
            [.. digests.Select(text => Digest.TryRead(text, out var digest) ? digest : default)]);
    }
}
