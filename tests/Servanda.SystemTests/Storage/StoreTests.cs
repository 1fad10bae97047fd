using Servanda.Storage;
using Servanda.SystemTests.Servers;
using Servanda.Tests.Storage;

namespace Servanda.SystemTests.Storage;

/// <summary>The store on a SQLite file.</summary>
public sealed class SqliteFileTests : StoreContract
{
    readonly Scratch _scratch = new();
    int _databases;

    protected override ValueTask<DatabaseAddress> AddressAsync() =>
        ValueTask.FromResult(DatabaseAddress.File(_scratch.At(FormattableString.Invariant($"below/reports{++_databases}.db"))));

    protected override ValueTask CleanAsync()
    {
        _scratch.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>The store on PostgreSQL.</summary>
public sealed class PostgresTests(Postgres server) : StoreContract, IClassFixture<Postgres>
{
    protected override async ValueTask<DatabaseAddress> AddressAsync() =>
        DatabaseAddress.Read(await server.NewDatabaseAsync()).Value!;
}
