using Servanda.Storage;

namespace Servanda.Tests.Storage;

/// <summary>The store on SQLite in memory.</summary>
public sealed class SqliteInMemoryTests : StoreContract
{
    protected override ValueTask<DatabaseAddress> AddressAsync() =>
        ValueTask.FromResult(DatabaseAddress.InMemory(Guid.NewGuid().ToString("N")));
}
