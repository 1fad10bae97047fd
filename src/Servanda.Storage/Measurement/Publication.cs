namespace Servanda.Storage.Measurement;

/// <summary>Makes assessments public when their notice has passed and what they find unmet is confirmed; with their leaves
/// for the log, in the same transaction.</summary>
public sealed class Publication(Database database, TimeProvider clock)
{
    /// <summary>Taken up in one call.</summary>
    const int MaxAtOnce = 1000;

    /// <summary>Decides on everything that is due; how many became public.</summary>
    public async Task<int> PublishDueAsync(CancellationToken cancel)
    {
        var published = 0;
        foreach (var (id, organisation) in await DueAsync(cancel))
        {
            await using var change = await database.BeginAsync(cancel);
            await OrganisationLock.TakeAsync(change, organisation, cancel);
            if (await new PublicationDecision(change, clock.GetUtcNow()).DecideAsync(id, cancel))
                published++;
            await change.CommitAsync(cancel);
        }
        return published;
    }

    /// <summary>How many publications there were; whoever keeps a copy of public results compares it.</summary>
    public Task<long> CountAsync(CancellationToken cancel) =>
        database.FindAsync<long>("SELECT COALESCE(MAX(publication), 0) FROM assessment", null, cancel);

    async Task<IReadOnlyList<(string, string)>> DueAsync(CancellationToken cancel)
    {
        var due = await database.QueryAsync<HeadRow>("""
            SELECT id AS Id, organisation AS Organisation FROM assessment
            WHERE state = @state AND publish_after <= @now AND held = @held ORDER BY started_at, id LIMIT @MaxAtOnce
            """,
            new
            {
                state = MeasurementWords.Id(AssessmentState.Private),
                held = MeasurementWords.Id(HeldBecause.Notice),
                now = clock.GetUtcNow().ToUnixTimeSeconds(),
                MaxAtOnce,
            }, cancel);
        return [.. due.Select(row => (row.Id, row.Organisation))];
    }
}
