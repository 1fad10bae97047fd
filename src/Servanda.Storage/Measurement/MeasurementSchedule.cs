namespace Servanda.Storage.Measurement;

/// <summary>Whose turn it is to be measured. Whoever claims a turn holds it until a time; after that it is free again, so that
/// nothing is lost with a process that was killed, and what it might still do then does not count.</summary>
public sealed class MeasurementSchedule(Database database, TimeProvider clock)
{
    /// <summary>Makes the schedule one of exactly these organisations: new ones get a first turn, others leave it.</summary>
    /// <param name="organisations">Whom.</param>
    /// <param name="first">When the first turn of one is.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task SetAsync(
        IReadOnlyCollection<string> organisations, Func<string, DateTimeOffset> first, CancellationToken cancel)
    {
        await using var change = await database.BeginAsync(cancel);
        var known = (await change.QueryAsync<string>("SELECT organisation FROM measurement_turn", null, cancel))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var organisation in organisations.Where(one => !known.Contains(one)))
        {
            await change.ExecuteAsync("""
                INSERT INTO measurement_turn (organisation, due_at, leased_until, tries) VALUES (@organisation, @due, 0, 0)
                ON CONFLICT (organisation) DO NOTHING
                """, new { organisation, due = first(organisation).ToUnixTimeSeconds() }, cancel);
        }
        foreach (var organisation in known.Except(organisations))
            await change.ExecuteAsync("DELETE FROM measurement_turn WHERE organisation = @organisation", new { organisation }, cancel);
        await change.CommitAsync(cancel);
    }

    /// <summary>Claims turns that are due, the longest due first.</summary>
    /// <param name="most">How many at the most.</param>
    /// <param name="time">For how long.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<MeasurementTurn>> ClaimAsync(int most, TimeSpan time, CancellationToken cancel)
    {
        var (lease, now) = (PrivateId.New(), clock.GetUtcNow());
        var claimed = await database.QueryAsync<string>("""
            UPDATE measurement_turn SET lease = @lease, leased_until = @until, tries = tries + 1
            WHERE leased_until <= @now AND organisation IN (SELECT organisation FROM measurement_turn
                WHERE due_at <= @now AND leased_until <= @now ORDER BY due_at, organisation LIMIT @most)
            RETURNING organisation
            """, new { lease, until = (now + time).ToUnixTimeSeconds(), now = now.ToUnixTimeSeconds(), most }, cancel);
        return [.. claimed.Order(StringComparer.Ordinal).Select(organisation => new MeasurementTurn(organisation, lease))];
    }

    /// <summary>Ends a turn within the change that keeps what it gave.</summary>
    /// <param name="change">The change; not to be committed when this gives false.</param>
    /// <param name="turn">The turn.</param>
    /// <param name="next">When the next one is.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>False where the time ran out and the turn is somebody else's by now.</returns>
    public static async Task<bool> EndAsync(
        StoreTransaction change, MeasurementTurn turn, DateTimeOffset next, CancellationToken cancel) =>
        await change.ExecuteAsync("""
            UPDATE measurement_turn SET lease = NULL, leased_until = 0, tries = 0, problem = NULL, due_at = @next
            WHERE organisation = @Organisation AND lease = @Lease
            """, new { next = next.ToUnixTimeSeconds(), turn.Organisation, turn.Lease }, cancel) == 1;

    /// <summary>Gives a turn up that gave nothing.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="next">When it is tried again.</param>
    /// <param name="problem">Why it gave nothing, for the operator.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task GiveUpAsync(MeasurementTurn turn, DateTimeOffset next, string? problem, CancellationToken cancel)
    {
        await using var change = await database.BeginAsync(cancel);
        await change.ExecuteAsync("""
            UPDATE measurement_turn SET lease = NULL, leased_until = 0, problem = @problem, due_at = @next
            WHERE organisation = @Organisation AND lease = @Lease
            """,
            new
            {
                next = next.ToUnixTimeSeconds(),
                problem = problem is null ? null : Columns.Text(problem),
                turn.Organisation,
                turn.Lease,
            }, cancel);
        await change.CommitAsync(cancel);
    }

    /// <summary>When the next turn is; null where nobody is to be measured.</summary>
    public async Task<DateTimeOffset?> NextAsync(CancellationToken cancel) => Columns.Time(await database.FindAsync<long?>(
        "SELECT MIN(CASE WHEN leased_until > due_at THEN leased_until ELSE due_at END) FROM measurement_turn", null, cancel));
}

/// <summary>A turn that was claimed.</summary>
/// <param name="Organisation">Whose.</param>
/// <param name="Lease">Shows that it was.</param>
public sealed record MeasurementTurn(string Organisation, string Lease);
