using System.Data.Common;
using Dapper;

namespace Servanda.Storage.Register;

/// <summary>
/// The register as it stands, kept in memory and read again when it has changed: looked at once a second at the most, and
/// at once after a change in this process. While the database does not answer, the last one read is given. Safe for several
/// threads.
/// </summary>
public sealed class PublicRegisterCache(Database database, TimeProvider clock) : IDisposable
{
    /// <summary>For how long a register is taken to be the last one without a look.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    readonly SemaphoreSlim _turn = new(1);
    volatile Kept? _kept;
    // Counts changes made here: a reading that began before the last of them is not the last state.
    long _forgotten;

    /// <summary>The register.</summary>
    /// <exception cref="StorageException">It was never read and the database does not answer.</exception>
    public ValueTask<PublicRegister> GetAsync(CancellationToken cancel)
    {
        var kept = _kept;
        return kept is not null && IsFresh(kept) ? new(kept.Register) : new(RefreshAsync(kept, cancel));
    }

    /// <summary>Has the next reader look at once; called after a change.</summary>
    public void Forget() => Interlocked.Increment(ref _forgotten);

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    bool IsFresh(Kept kept) =>
        kept.Forgotten == Interlocked.Read(ref _forgotten) && clock.GetElapsedTime(kept.LookedAt) < Freshness;

    async Task<PublicRegister> RefreshAsync(Kept? old, CancellationToken cancel)
    {
        // One looks; whoever has something that is merely old goes on with it meanwhile.
        var isOnlyOld = old is not null && old.Forgotten == Interlocked.Read(ref _forgotten);
        if (!await _turn.WaitAsync(isOnlyOld ? TimeSpan.Zero : Timeout.InfiniteTimeSpan, cancel))
            return old!.Register;
        try
        {
            if (_kept is { } kept && IsFresh(kept))
                return kept.Register;
            var forgotten = Interlocked.Read(ref _forgotten);
            var looked = clock.GetTimestamp();
            var register = await LookAsync(_kept?.Register, cancel);
            _kept = new Kept(register, looked, forgotten);
            return register;
        }
        finally
        {
            _turn.Release();
        }
    }

    async Task<PublicRegister> LookAsync(PublicRegister? last, CancellationToken cancel)
    {
        try
        {
            if (last is null)
                return await PublicRegister.ReadAsync(database, cancel);
            await using var connection = await database.ConnectAsync(cancel);
            var number = await connection.ExecuteScalarAsync<long>(
                new CommandDefinition("SELECT COALESCE(MAX(number), 0) FROM register_change", cancellationToken: cancel));
            return number == last.Number ? last : await PublicRegister.ReadAsync(database, cancel);
        }
        catch (DbException) when (last is not null)
        {
            return last;
        }
        catch (DbException fault)
        {
            throw new StorageException($"{database.Address}: {fault.Message}", fault);
        }
    }

    sealed record Kept(PublicRegister Register, long LookedAt, long Forgotten);
}
