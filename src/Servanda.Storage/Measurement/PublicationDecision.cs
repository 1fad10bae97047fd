using Servanda.Accords.Scorecards;

namespace Servanda.Storage.Measurement;

/// <summary>Decides on one assessment, within a change that holds its organisation's lock.</summary>
sealed class PublicationDecision(StoreTransaction change, DateTimeOffset now)
{
    /// <summary>Other assessments asked, before and after: further ones were silent for too long.</summary>
    const int MaxOthers = 8;

    /// <summary>Makes it public, keeps it back or sets it aside; whether it became public.</summary>
    public async Task<bool> DecideAsync(string id, CancellationToken cancel)
    {
        var row = await FindAsync(id, cancel);
        // Somebody else was quicker.
        if (row is null || row.State != MeasurementWords.Id(AssessmentState.Private))
            return false;
        var latest = await FindLatestAsync(row, cancel);
        if (latest is not null && latest.StartedAt >= row.StartedAt)
            return await HoldAsync(id, AssessmentState.SetAside, HeldBecause.Overtaken, cancel);
        switch (await ConfirmAsync(row, latest, cancel))
        {
            case Confirmed.NotYet:
                return await HoldAsync(id, AssessmentState.Private, HeldBecause.Unconfirmed, cancel);
            case Confirmed.No:
                return await HoldAsync(id, AssessmentState.SetAside, HeldBecause.Contradicted, cancel);
            case Confirmed.Yes:
                await new PublicationLeaves(change, now).AddAsync(row, cancel);
                await new PublicStandings(change).TakeAsync(row, cancel);
                return true;
        }
        return false;
    }

    /// <summary>Whether what it finds unmet needs no other to say so.</summary>
    public async Task<bool> IsConfirmedAsync(string id, CancellationToken cancel)
    {
        var row = (await FindAsync(id, cancel))!;
        return await ConfirmAsync(row, await FindLatestAsync(row, cancel), cancel) == Confirmed.Yes;
    }

    Task<HeadRow?> FindAsync(string id, CancellationToken cancel) => change.FindAsync<HeadRow>(
        $"SELECT {HeadRow.Select} FROM {HeadRow.From} WHERE a.id = @id", new { id }, cancel);

    Task<HeadRow?> FindLatestAsync(HeadRow row, CancellationToken cancel) => change.FindAsync<HeadRow>(
        $"SELECT {HeadRow.Select} FROM {HeadRow.FromLatest} WHERE l.organisation = @Organisation", new { row.Organisation }, cancel);

    async Task<Confirmed> ConfirmAsync(HeadRow row, HeadRow? latest, CancellationToken cancel)
    {
        var own = await StatusesAsync(row.Id, cancel);
        if (!own.ContainsValue(ControlStatus.Unmet))
            return Confirmed.Yes;
        var before = latest?.Method == row.Method ? await StatusesAsync(latest.Id, cancel) : new Dictionary<string, ControlStatus>();
        return Confirmation.Of(own, before,
            await OthersAsync(row, "started_at < @StartedAt", "DESC", cancel),
            await OthersAsync(row, "started_at > @StartedAt", "ASC", cancel));
    }

    async Task<List<IReadOnlyDictionary<string, ControlStatus>>> OthersAsync(
        HeadRow row, string where, string order, CancellationToken cancel)
    {
        var ids = await change.QueryAsync<string>($"""
            SELECT id FROM assessment WHERE organisation = @Organisation AND method = @Method AND {where}
            ORDER BY started_at {order} LIMIT @MaxOthers
            """, new { row.Organisation, row.Method, row.StartedAt, MaxOthers }, cancel);
        List<IReadOnlyDictionary<string, ControlStatus>> others = [];
        foreach (var id in ids)
            others.Add(await StatusesAsync(id, cancel));
        return others;
    }

    async Task<Dictionary<string, ControlStatus>> StatusesAsync(string id, CancellationToken cancel)
    {
        var rows = await change.QueryAsync<ControlRow>(
            "SELECT control AS Control, status AS Status FROM control_result WHERE assessment = @id", new { id }, cancel);
        return rows.ToDictionary(row => row.Control, row => WordTables.Statuses[row.Status], StringComparer.Ordinal);
    }

    async Task<bool> HoldAsync(string id, AssessmentState state, HeldBecause reason, CancellationToken cancel)
    {
        await change.ExecuteAsync("UPDATE assessment SET state = @state, held = @reason WHERE id = @id",
            new { id, state = MeasurementWords.Id(state), reason = MeasurementWords.Id(reason) }, cancel);
        return false;
    }
}
