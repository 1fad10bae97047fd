using Dapper;

namespace Servanda.Storage.Log;

/// <summary>Notes what became of the leaves in the outbox: for the one worker that logs them.</summary>
public sealed class OutboxWriter(Database database)
{
    /// <summary>Notes where leaves stand in the log; what is noted already stays as it is.</summary>
    public async Task LoggedAsync(IReadOnlyList<(long Number, LogPlace Place)> logged, CancellationToken cancel)
    {
        if (logged.Count == 0)
            return;
        await using var change = await database.BeginAsync(cancel);
        foreach (var (number, place) in logged)
            await change.ExecuteAsync("""
                UPDATE log_outbox SET entry = @Index, digest = @digest, logged_at = @at, problem = NULL
                WHERE number = @number AND entry IS NULL
                """,
                new { number, place.Index, digest = place.Digest.ToString(), at = place.At.ToUnixTimeSeconds() }, cancel);
        await change.CommitAsync(cancel);
    }

    /// <summary>Notes why a leaf cannot be logged; others go on without it.</summary>
    public async Task RefusedAsync(long number, string problem, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        await connection.ExecuteAsync(new CommandDefinition(
            "UPDATE log_outbox SET problem = @problem WHERE number = @number AND entry IS NULL", new { number, problem },
            cancellationToken: cancel));
    }
}
