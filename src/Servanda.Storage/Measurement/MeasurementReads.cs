using Dapper;
using Servanda.Core;

namespace Servanda.Storage.Measurement;

/// <summary>What was found, as pages and the API show it. What is not public is only given by methods that say so: their
/// callers know who asks.</summary>
public sealed class MeasurementReads(Database database)
{
    const string Public = "a.state = 'public'";

    /// <summary>The latest public assessment of an organisation; null where it has none.</summary>
    public async Task<StoredAssessment?> FindLatestAsync(string organisation, CancellationToken cancel) =>
        await WholeAsync(await database.FindAsync<HeadRow>(
            $"SELECT {HeadRow.Select} FROM {HeadRow.FromLatest} WHERE l.organisation = @organisation", new { organisation }, cancel), cancel);

    /// <summary>A public assessment; null where there is none with this id.</summary>
    public async Task<StoredAssessment?> FindAsync(string id, CancellationToken cancel) =>
        await WholeAsync(await database.FindAsync<HeadRow>(
            $"SELECT {HeadRow.Select} FROM {HeadRow.From} WHERE a.id = @id AND {Public}", new { id }, cancel), cancel);

    /// <summary>An assessment of an organisation, public or not: for its own people and the secretariat.</summary>
    public async Task<StoredAssessment?> FindPrivateAsync(string organisation, string id, CancellationToken cancel) =>
        await WholeAsync(await database.FindAsync<HeadRow>(
            $"SELECT {HeadRow.Select} FROM {HeadRow.From} WHERE a.id = @id AND a.organisation = @organisation",
            new { id, organisation }, cancel), cancel);

    /// <summary>The public assessments of an organisation, the latest first.</summary>
    public Task<IReadOnlyList<AssessmentHead>> HistoryAsync(string organisation, int most, CancellationToken cancel) =>
        HeadsAsync($"a.organisation = @organisation AND {Public}", organisation, most, cancel);

    /// <summary>All assessments of an organisation, the latest first: for its own people and the secretariat.</summary>
    public Task<IReadOnlyList<AssessmentHead>> PrivateHistoryAsync(string organisation, int most, CancellationToken cancel) =>
        HeadsAsync("a.organisation = @organisation", organisation, most, cancel);

    /// <summary>What the latest public assessments show of an accord's commitments: every organisation that was measured,
    /// by its id, with the commitments in the order of the text.</summary>
    public async Task<IReadOnlyList<Headline>> HeadlinesAsync(string accord, CancellationToken cancel) =>
        Headlines(await database.QueryAsync<CommitmentRow>($"""
            SELECT a.organisation AS Organisation, a.started_at AS StartedAt, {CommitmentRow.Select}
            FROM latest_assessment l JOIN assessment a ON a.id = l.assessment JOIN commitment_result c ON c.assessment = a.id
            WHERE c.accord = @accord ORDER BY a.organisation, c.ordinal
            """, new { accord }, cancel));

    /// <summary>The same of some organisations only, few as they are.</summary>
    public async Task<IReadOnlyList<Headline>> HeadlinesAsync(
        string accord, IReadOnlyCollection<string> organisations, CancellationToken cancel)
    {
        List<Headline> headlines = [];
        foreach (var organisation in organisations)
            headlines.AddRange(Headlines(await database.QueryAsync<CommitmentRow>($"""
                SELECT a.organisation AS Organisation, a.started_at AS StartedAt, {CommitmentRow.Select}
                FROM latest_assessment l JOIN assessment a ON a.id = l.assessment JOIN commitment_result c ON c.assessment = a.id
                WHERE l.organisation = @organisation AND c.accord = @accord ORDER BY c.ordinal
                """, new { accord, organisation }, cancel)));
        return headlines;
    }

    /// <summary>The same of one commitment.</summary>
    public async Task<IReadOnlyList<Headline>> CommitmentHeadlinesAsync(string commitment, CancellationToken cancel) =>
        Headlines(await database.QueryAsync<CommitmentRow>($"""
            SELECT a.organisation AS Organisation, a.started_at AS StartedAt, {CommitmentRow.Select}
            FROM latest_assessment l JOIN assessment a ON a.id = l.assessment JOIN commitment_result c ON c.assessment = a.id
            WHERE c.commitment = @commitment ORDER BY a.organisation
            """, new { commitment }, cancel));

    /// <summary>How many organisations were shown to keep each commitment.</summary>
    public async Task<IReadOnlyList<CommitmentCount>> CountsAsync(CancellationToken cancel)
    {
        var rows = await database.QueryAsync<CountRow>("""
            SELECT c.commitment AS Commitment,
                CAST(SUM(CASE WHEN c.verdict = 'kept' THEN 1 ELSE 0 END) AS BIGINT) AS KeptCount,
                CAST(SUM(CASE WHEN c.verdict = 'partly-kept' THEN 1 ELSE 0 END) AS BIGINT) AS PartlyKept,
                CAST(SUM(CASE WHEN c.verdict = 'not-kept' THEN 1 ELSE 0 END) AS BIGINT) AS NotKept,
                CAST(SUM(CASE WHEN c.verdict = 'not-shown' THEN 1 ELSE 0 END) AS BIGINT) AS NotShown
            FROM latest_assessment l JOIN commitment_result c ON c.assessment = l.assessment
            GROUP BY c.commitment ORDER BY c.commitment
            """, null, cancel);
        return
        [
            .. rows.Select(row => new CommitmentCount(
                row.Commitment, (int)row.KeptCount, (int)row.PartlyKept, (int)row.NotKept, (int)row.NotShown)),
        ];
    }

    /// <summary>How a control stands with everyone who was measured, by the organisation's id.</summary>
    public async Task<IReadOnlyList<ControlHeadline>> ControlHeadlinesAsync(string control, CancellationToken cancel)
    {
        var rows = await database.QueryAsync<ControlHeadlineRow>("""
            SELECT a.organisation AS Organisation, a.started_at AS StartedAt, c.status AS Status
            FROM latest_assessment l JOIN assessment a ON a.id = l.assessment JOIN control_result c ON c.assessment = a.id
            WHERE c.control = @control ORDER BY a.organisation
            """, new { control }, cancel);
        return
        [
            .. rows.Select(row => new ControlHeadline(
                row.Organisation, control, WordTables.Statuses[row.Status], Columns.Time(row.StartedAt))),
        ];
    }

    /// <summary>When everyone who has a public assessment was last looked at, by the organisation's id.</summary>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> MeasuredAsync(CancellationToken cancel)
    {
        var rows = await database.QueryAsync<HeadRow>(
            $"SELECT {HeadRow.Select} FROM {HeadRow.FromLatest}", null, cancel);
        return rows.ToDictionary(row => row.Organisation, row => Columns.Time(row.StartedAt), StringComparer.Ordinal);
    }

    /// <summary>What was looked at in a public assessment, in its order.</summary>
    public async Task<IReadOnlyList<ObservationNote>> ObservationsAsync(string id, CancellationToken cancel)
    {
        var rows = await database.QueryAsync<LookRow>($"""
            SELECT o.subject AS Subject, o.look AS Look, o.at AS At, o.via AS Via, o.digest AS Digest, o.outcome AS Outcome,
                o.length AS Length
            FROM observation o JOIN assessment a ON a.id = o.assessment WHERE a.id = @id AND {Public} ORDER BY o.ordinal
            """, new { id }, cancel);
        return
        [
            .. rows.Select(row => new ObservationNote(row.Subject, row.Look == 2, Columns.Time(row.At), row.Via,
                row.Digest is null ? null : Columns.Digest(row.Digest), row.Outcome, row.Length)),
        ];
    }

    /// <summary>The bundle of a public assessment; null where there is none with this digest.</summary>
    public Task<byte[]?> FindBundleAsync(Digest digest, CancellationToken cancel) => database.FindAsync<byte[]>($"""
        SELECT b.octets FROM bundle b JOIN assessment a ON a.bundle = b.digest WHERE b.digest = @digest AND {Public}
        """, new { digest = digest.ToString() }, cancel);

    /// <summary>The same, with the number of the leaf that records it; null where there is none with this digest.</summary>
    public Task<RecordedBundle?> FindRecordedBundleAsync(Digest digest, CancellationToken cancel) => database.FindAsync<RecordedBundle>($"""
        SELECT b.octets AS Octets, a.outbox AS Outbox FROM bundle b JOIN assessment a ON a.bundle = b.digest
        WHERE b.digest = @digest AND {Public}
        """, new { digest = digest.ToString() }, cancel);

    /// <summary>The bundle of an organisation's assessment, public or not: for its own people and the secretariat.</summary>
    public Task<byte[]?> FindPrivateBundleAsync(string organisation, Digest digest, CancellationToken cancel) =>
        database.FindAsync<byte[]>("""
            SELECT b.octets FROM bundle b JOIN assessment a ON a.bundle = b.digest
            WHERE b.digest = @digest AND a.organisation = @organisation
            """, new { digest = digest.ToString(), organisation }, cancel);

    async Task<IReadOnlyList<AssessmentHead>> HeadsAsync(string where, string organisation, int most, CancellationToken cancel) =>
    [
        .. (await database.QueryAsync<HeadRow>(
            $"SELECT {HeadRow.Select} FROM {HeadRow.From} WHERE {where} ORDER BY a.started_at DESC, a.id LIMIT @most",
            new { organisation, most }, cancel)).Select(row => row.Head),
    ];

    static IReadOnlyList<Headline> Headlines(IEnumerable<CommitmentRow> rows) =>
    [
        .. rows.Select(row => new Headline(
            row.Organisation, row.Commitment, WordTables.Verdicts[row.Verdict], row.Lanes, Columns.Time(row.StartedAt))),
    ];

    /// <summary>The results of an assessment, in one question.</summary>
    async Task<StoredAssessment?> WholeAsync(HeadRow? head, CancellationToken cancel)
    {
        if (head is null)
            return null;
        await using var connection = await database.ConnectAsync(cancel);
        await using var results = await connection.QueryMultipleAsync(new CommandDefinition($"""
            SELECT accord AS Accord, outbox AS Outbox FROM accord_result WHERE assessment = @Id ORDER BY ordinal;
            SELECT {CommitmentRow.Select} FROM commitment_result c WHERE c.assessment = @Id ORDER BY c.ordinal;
            SELECT control AS Control, status AS Status, evidence AS Evidence, attestation AS Attestation
                FROM control_result WHERE assessment = @Id ORDER BY ordinal;
            SELECT control AS Control, asset AS Asset, status AS Status FROM asset_result WHERE assessment = @Id ORDER BY ordinal;
            SELECT {FindingRow.Select} FROM finding WHERE assessment = @Id ORDER BY ordinal
            """, new { head.Id }, cancellationToken: cancel));
        return WholeAssessment.Of(head.Head,
            await results.ReadAsync<AccordRow>(), await results.ReadAsync<CommitmentRow>(),
            await results.ReadAsync<ControlRow>(), await results.ReadAsync<AssetRow>(), await results.ReadAsync<FindingRow>());
    }

    sealed record CountRow
    {
        public string Commitment { get; init; } = "";

        public long KeptCount { get; init; }

        public long PartlyKept { get; init; }

        public long NotKept { get; init; }

        public long NotShown { get; init; }
    }

    sealed record ControlHeadlineRow
    {
        public string Organisation { get; init; } = "";

        public long StartedAt { get; init; }

        public string Status { get; init; } = "";
    }

    sealed record LookRow
    {
        public string Subject { get; init; } = "";

        public long Look { get; init; }

        public long At { get; init; }

        public string Via { get; init; } = "";

        public string? Digest { get; init; }

        public string Outcome { get; init; } = "";

        public long Length { get; init; }
    }
}
