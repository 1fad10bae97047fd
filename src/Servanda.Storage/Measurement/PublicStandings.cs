namespace Servanda.Storage.Measurement;

/// <summary>Carries on how long things stood as they do, with an assessment that becomes public.</summary>
sealed class PublicStandings(StoreTransaction change)
{
    public async Task TakeAsync(HeadRow row, CancellationToken cancel)
    {
        await TakeAsync(row, new("control_standing", "control", "status", "control_result"), cancel);
        await TakeAsync(row, new("commitment_standing", "commitment", "verdict", "commitment_result"), cancel);
    }

    async Task TakeAsync(HeadRow row, Tables names, CancellationToken cancel)
    {
        var values = new { row.Organisation, row.Id, row.Method, At = row.StartedAt };
        // What the last run says again goes on; all else begins a run of its own. A commitment stands once in an assessment.
        await change.ExecuteAsync($"""
            UPDATE {names.Standing} SET seen = @At
            WHERE organisation = @Organisation AND method = @Method AND {names.Last(names.Standing)}
                AND EXISTS (SELECT 1 FROM {names.Result} r WHERE r.assessment = @Id AND r.{names.Subject} = {names.Standing}.{names.Subject}
                    AND r.{names.Status} = {names.Standing}.{names.Status})
            """, values, cancel);
        await change.ExecuteAsync($"""
            INSERT INTO {names.Standing} (organisation, {names.Subject}, number, method, {names.Status}, since, seen)
            SELECT @Organisation, r.{names.Subject},
                (SELECT COALESCE(MAX(n.number), 0) + 1 FROM {names.Standing} n
                    WHERE n.organisation = @Organisation AND n.{names.Subject} = r.{names.Subject}),
                @Method, r.{names.Status}, @At, @At
            FROM {names.Result} r
            WHERE r.assessment = @Id AND NOT EXISTS (SELECT 1 FROM {names.Standing} s
                WHERE s.organisation = @Organisation AND s.{names.Subject} = r.{names.Subject} AND s.method = @Method
                    AND s.{names.Status} = r.{names.Status} AND {names.Last("s")})
            """, values, cancel);
    }

    /// <summary>Names of tables and columns, ours and never from outside.</summary>
    sealed record Tables(string Standing, string Subject, string Status, string Result)
    {
        /// <summary>That a row is the last of its subject.</summary>
        public string Last(string row) =>
            $"{row}.number = (SELECT MAX(l.number) FROM {Standing} l WHERE l.organisation = {row}.organisation AND l.{Subject} = {row}.{Subject})";
    }
}
