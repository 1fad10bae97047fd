using Servanda.Storage;
using Servanda.Storage.Register;

namespace Servanda.Tests.Storage;

/// <summary>The register kept in memory, and when it is read again.</summary>
public sealed class PublicRegisterCacheTests : IAsyncLifetime
{
    readonly Ticking _clock = new();

    Database _database = null!;
    PublicRegisterCache _cache = null!;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await Database.OpenAsync(DatabaseAddress.InMemory(Guid.NewGuid().ToString("N")), _clock, Cancel);
        _cache = new PublicRegisterCache(_database, _clock);
    }

    public async ValueTask DisposeAsync()
    {
        _cache.Dispose();
        await _database.DisposeAsync();
    }

    async Task<long> NumberAsync() => (await _cache.GetAsync(Cancel)).Number;

    Task<RegisterOutcome> EnterAsync(PublicRegisterCache? cache) => new RegisterChanges(_database, _clock, cache).CommitAsync(
        (to, change) => to.EnterAsync(change, new NewOrganisation { Name = "Example", Source = "test" }, new ChangeBy("test"), Cancel), Cancel);

    [Fact]
    public async Task A_change_by_another_process_is_seen_within_a_second()
    {
        Assert.Equal(0, await NumberAsync());
        await EnterAsync(null);
        Assert.Equal(0, await NumberAsync());
        _clock.Advance(PublicRegisterCache.Freshness);
        Assert.Equal(1, await NumberAsync());
    }

    [Fact]
    public async Task A_change_by_this_process_is_seen_at_once()
    {
        Assert.Equal(0, await NumberAsync());
        await EnterAsync(_cache);
        Assert.Equal(1, await NumberAsync());
    }

    [Fact]
    public async Task While_nothing_changes_it_is_the_same_register()
    {
        var first = await _cache.GetAsync(Cancel);
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Same(first, await _cache.GetAsync(Cancel));
    }

    [Fact]
    public async Task While_the_database_is_away_the_last_one_read_is_given()
    {
        await EnterAsync(_cache);
        var last = await _cache.GetAsync(Cancel);
        // A database in memory is gone with its last connection: what is asked then finds no table.
        await _database.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Same(last, await _cache.GetAsync(Cancel));
        await Assert.ThrowsAsync<StorageException>(async () => await new PublicRegisterCache(_database, _clock).GetAsync(Cancel));
    }

    [Fact]
    public async Task Many_readers_at_once_get_one_register()
    {
        await EnterAsync(_cache);
        var all = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(async () => await _cache.GetAsync(Cancel))));
        Assert.Single(all.Distinct());
    }

    /// <summary>Stands still until it is moved on.</summary>
    sealed class Ticking : TimeProvider
    {
        long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Advance(TimeSpan time) => _ticks += time.Ticks;

        public override long GetTimestamp() => _ticks;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(_ticks);
    }
}
