using Servanda.Accords.Scorecards;

namespace Servanda.Storage.Measurement;

/// <summary>How things stood over time, in public.</summary>
public sealed class StandingReads(Database database)
{
    /// <summary>The controls of an organisation, by their ids.</summary>
    public async Task<IReadOnlyList<StandingHistory<ControlStatus>>> ControlsAsync(string organisation, CancellationToken cancel) =>
        Histories(await database.QueryAsync<Row>("""
            SELECT control AS Subject, method AS Method, status AS Status, since AS Since, seen AS Seen FROM control_standing
            WHERE organisation = @organisation ORDER BY control, number
            """, new { organisation }, cancel), WordTables.Statuses);

    /// <summary>The commitments of an organisation, by their ids.</summary>
    public async Task<IReadOnlyList<StandingHistory<Verdict>>> CommitmentsAsync(string organisation, CancellationToken cancel) =>
        Histories(await database.QueryAsync<Row>("""
            SELECT commitment AS Subject, method AS Method, verdict AS Status, since AS Since, seen AS Seen
            FROM commitment_standing WHERE organisation = @organisation ORDER BY commitment, number
            """, new { organisation }, cancel), WordTables.Verdicts);

    /// <summary>The methods that judged here, in the order of their first use, each with what it changed.</summary>
    public async Task<IReadOnlyList<MethodStep>> MethodsAsync(CancellationToken cancel)
    {
        var rows = await database.QueryAsync<MethodRow>("""
            SELECT digest AS Digest, edition AS Edition, catalogue AS Catalogue, rules AS Rules, first_used_at AS FirstUsedAt,
                outbox AS Outbox
            FROM method ORDER BY number
            """, null, cancel);
        List<MethodStep> steps = [];
        foreach (var row in rows)
        {
            steps.Add(new MethodStep
            {
                Method = row.Method,
                FirstUsedAt = Columns.Time(row.FirstUsedAt),
                Outbox = row.Outbox,
                Previous = steps.LastOrDefault()?.Method,
            });
        }
        return steps;
    }

    static IReadOnlyList<StandingHistory<T>> Histories<T>(IEnumerable<Row> rows, WordTable<T> words) where T : struct, Enum =>
    [
        .. rows.GroupBy(row => row.Subject, StringComparer.Ordinal).Select(group => new StandingHistory<T>(group.Key,
        [
            .. group.Select(row => new Standing<T>(
                Columns.Digest(row.Method), words[row.Status], Columns.Time(row.Since), Columns.Time(row.Seen))),
        ])),
    ];

    sealed record Row
    {
        public string Subject { get; init; } = "";

        public string Method { get; init; } = "";

        public string Status { get; init; } = "";

        public long Since { get; init; }

        public long Seen { get; init; }
    }
}
