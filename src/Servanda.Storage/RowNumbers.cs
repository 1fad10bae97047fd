namespace Servanda.Storage;

/// <summary>Numbers of rows whose order is to be kept, given inside the change that adds the row.</summary>
static class RowNumbers
{
    /// <summary>The next number of a table. On PostgreSQL whoever else adds to it waits until this change has ended; on
    /// SQLite a change is the only writer anyway.</summary>
    /// <param name="change">The change that adds the row.</param>
    /// <param name="table">A name of ours, never one from outside.</param>
    /// <param name="cancel">Gives up waiting.</param>
    public static async Task<long> NextAsync(StoreTransaction change, string table, CancellationToken cancel)
    {
        if (change.Kind == DatabaseKind.PostgreSql)
            await change.ExecuteAsync("SELECT pg_advisory_xact_lock(hashtext(@table))", new { table }, cancel);
        return await change.FindAsync<long>($"SELECT COALESCE(MAX(number), 0) + 1 FROM {table}", null, cancel);
    }
}
