namespace Servanda.Storage.Measurement;

/// <summary>Changes of one organisation's measures come one after the other: whether a failure is confirmed depends on what
/// else was found of it. On SQLite every change is alone anyhow.</summary>
static class OrganisationLock
{
    // Any number that no other area locks by.
    const int Area = 0x4D656173;

    public static Task TakeAsync(StoreTransaction change, string organisation, CancellationToken cancel) =>
        change.Kind == DatabaseKind.PostgreSql
            ? change.ExecuteAsync("SELECT pg_advisory_xact_lock(@Area, hashtext(@organisation))", new { Area, organisation }, cancel)
            : Task.CompletedTask;
}
