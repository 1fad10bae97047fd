using Dapper;

namespace Servanda.Storage.Mail;

/// <summary>What the store answers about aggregate reports. Everything is counted from the same shares of the same days, so
/// that any two answers about one period add up to the same sum.</summary>
public sealed class ReportQueries(Database database)
{
    const string InScope = "r.name >= @Low AND r.name < @High AND r.day BETWEEN @From AND @To";
    const string InName = "r.name >= @Low AND r.name < @High";

    /// <summary>The volume of each day that has any, in order.</summary>
    public async Task<IReadOnlyList<DayVolume>> ByDayAsync(MailScope scope, CancellationToken cancel)
    {
        var rows = await ReadAsync($"""
            SELECT r.day AS Day, {VolumeRow.Sums} FROM mail_record r WHERE {InScope} GROUP BY r.day ORDER BY r.day
            """, scope.Parameters, cancel);
        return [.. rows.Select(row => new DayVolume(MailScope.DateOf(row.Day), row.Volume))];
    }

    /// <summary>The sources of a period, the largest first.</summary>
    /// <param name="scope">What about.</param>
    /// <param name="kind">What to count by.</param>
    /// <param name="limit">How many at the most.</param>
    /// <param name="cancel">Stops.</param>
    public Task<IReadOnlyList<SourceVolume>> BySourceAsync(MailScope scope, SourceKind kind, int limit, CancellationToken cancel) =>
        SourcesAsync(scope, kind, limit, "", scope.From, cancel);

    /// <summary>Networks that sent in the period and were never seen before a day.</summary>
    public Task<IReadOnlyList<SourceVolume>> NewSourcesAsync(MailScope scope, DateOnly since, int limit, CancellationToken cancel) =>
        SourcesAsync(scope, SourceKind.Network, limit, "WHERE a.first_seen >= @Since", since, cancel);

    async Task<IReadOnlyList<SourceVolume>> SourcesAsync(
        MailScope scope, SourceKind kind, int limit, string condition, DateOnly since, CancellationToken cancel)
    {
        var column = Column(kind);
        var join = kind == SourceKind.Reporter ? "JOIN mail_report m ON m.id = r.report" : "";
        var parameters = new DynamicParameters(scope.Parameters);
        parameters.Add("Limit", limit);
        parameters.Add("Since", MailScope.DayOf(since));
        var rows = await ReadAsync($"""
            SELECT s.*, a.first_seen AS FirstSeen, a.last_seen AS LastSeen
            FROM (
                SELECT {column} AS Source, {VolumeRow.Sums}, COUNT(DISTINCT r.source) AS Addresses,
                    COUNT(DISTINCT o.organisation) AS Reporters
                FROM mail_record r JOIN mail_report o ON o.id = r.report {join}
                WHERE {InScope} GROUP BY {column}
            ) s JOIN (
                SELECT {column} AS source, MIN(r.day) AS first_seen, MAX(r.day) AS last_seen
                FROM mail_record r {join} WHERE {InName} GROUP BY {column}
            ) a ON a.source = s.source {condition}
            ORDER BY s.Messages DESC, s.Source LIMIT @Limit
            """, parameters, cancel);
        return
        [
            .. rows.Select(row => new SourceVolume(
                kind == SourceKind.Name ? NameKey.Name(row.Source ?? "") : row.Source ?? "", row.Volume,
                MailScope.DateOf(row.FirstSeen), MailScope.DateOf(row.LastSeen), row.Addresses, row.Reporters)),
        ];
    }

    // Text of our own; a value that may be missing is an empty one, so that it can be joined.
    static string Column(SourceKind kind) => kind switch
    {
        SourceKind.Network => "r.network",
        SourceKind.Address => "COALESCE(r.source, '')",
        SourceKind.Reporter => "m.organisation",
        SourceKind.Name => "r.name",
        SourceKind.Envelope => "COALESCE(r.envelope_from, '')",
    };

    async Task<IEnumerable<VolumeRow>> ReadAsync(string sql, object parameters, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        return await connection.QueryAsync<VolumeRow>(new CommandDefinition(sql, parameters, cancellationToken: cancel));
    }
}
