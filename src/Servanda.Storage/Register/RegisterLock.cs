namespace Servanda.Storage.Register;

/// <summary>Changes of the register are made one after the other, so that each sees what the last one left.</summary>
static class RegisterLock
{
    // Any number that nothing else on the server would take.
    const long AdvisoryLock = 0x5365727652;

    /// <summary>Waits until no other change of the register is under way, and gives the number of this one.</summary>
    public static async Task<long> NextChangeAsync(StoreTransaction change, CancellationToken cancel)
    {
        // On SQLite whoever has begun a change is the only writer already.
        if (change.Kind == DatabaseKind.PostgreSql)
            await change.ExecuteAsync("SELECT pg_advisory_xact_lock(@AdvisoryLock)", new { AdvisoryLock }, cancel);
        return await change.FindAsync<long>("SELECT COALESCE(MAX(number), 0) + 1 FROM register_change", null, cancel);
    }
}
