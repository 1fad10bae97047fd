using Servanda.Accords.Leaves;
using Servanda.Storage.Log;

namespace Servanda.Storage.Measurement;

/// <summary>Marks an assessment public and adds its leaves: the method where it has none yet, the evidence, and a score for
/// each accord, which names both.</summary>
sealed class PublicationLeaves(StoreTransaction change, DateTimeOffset now)
{
    static LeafId MethodSubject { get; } = LeafId.For("method");

    public async Task AddAsync(HeadRow row, CancellationToken cancel)
    {
        var method = await MethodAsync(row, cancel);
        var subject = LeafId.For(row.Organisation);
        var evidence = await LogOutbox.AddAsync(change, now, subject, new LeafBody.EvidenceSnapshot(
            Columns.Digest(row.Manifest), row.Files, Columns.Time(row.StartedAt), Columns.Time(row.FinishedAt)), [], cancel);
        var commitments = (await change.QueryAsync<CommitmentRow>(
            $"SELECT {CommitmentRow.Select} FROM commitment_result c WHERE c.assessment = @Id ORDER BY c.ordinal", new { row.Id }, cancel))
            .ToLookup(one => one.Accord, StringComparer.Ordinal);
        foreach (var accord in commitments)
        {
            var body = new LeafBody.Score(LeafId.For(accord.Key), 0, [0],
                [.. accord.Select(one => CommitmentScore.Of(one.Commitment, WordTables.Verdicts[one.Verdict], one.Lanes))]);
            var score = await LogOutbox.AddAsync(
                change, now, subject, body, [LogReference.Method(method), LogReference.Evidence(evidence)], [], cancel);
            await change.ExecuteAsync("UPDATE accord_result SET outbox = @score WHERE assessment = @Id AND accord = @Key",
                new { score, row.Id, accord.Key }, cancel);
        }
        // Counted after the leaves: on PostgreSQL whoever adds leaves goes alone from then on.
        await change.ExecuteAsync("""
            UPDATE assessment SET state = @state, held = NULL, published_at = @at, outbox = @evidence,
                publication = (SELECT COALESCE(MAX(publication), 0) + 1 FROM assessment)
            WHERE id = @Id
            """, new { state = MeasurementWords.Id(AssessmentState.Public), at = now.ToUnixTimeSeconds(), evidence, row.Id }, cancel);
        await change.ExecuteAsync("""
            INSERT INTO latest_assessment (organisation, assessment) VALUES (@Organisation, @Id)
            ON CONFLICT (organisation) DO UPDATE SET assessment = excluded.assessment
            """, new { row.Organisation, row.Id }, cancel);
    }

    async Task<long> MethodAsync(HeadRow row, CancellationToken cancel)
    {
        // Two that publish by a new method at once: the second waits here, and finds the leaf of the first.
        await change.ExecuteAsync("UPDATE method SET outbox = outbox WHERE digest = @Method", new { row.Method }, cancel);
        if (await change.FindAsync<long?>("SELECT outbox FROM method WHERE digest = @Method", new { row.Method }, cancel) is { } known)
            return known;
        var added = await LogOutbox.AddAsync(change, now, MethodSubject,
            new LeafBody.Method(LeafId.For(row.Edition), Columns.Digest(row.Method)), [], cancel);
        await change.ExecuteAsync("UPDATE method SET outbox = @added WHERE digest = @Method", new { added, row.Method }, cancel);
        return added;
    }
}
