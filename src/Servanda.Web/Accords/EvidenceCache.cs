using System.Data.Common;
using Servanda.Storage;
using Servanda.Storage.Measurement;

namespace Servanda.Web.Accords;

/// <summary>What everyone who was measured is shown to keep, in numbers.</summary>
/// <param name="Measured">When each organisation with a public assessment was last looked at, by its id.</param>
/// <param name="Counts">How many were shown to keep a commitment, by its id.</param>
public sealed record Evidence(
    IReadOnlyDictionary<string, DateTimeOffset> Measured, IReadOnlyDictionary<string, CommitmentCount> Counts);

/// <summary>
/// Keeps <see cref="Evidence"/> for a few seconds, so that a page of many rows asks nothing of the database. While that does
/// not answer, what was last read is given. Safe for several threads.
/// </summary>
public sealed class EvidenceCache(Database database, TimeProvider clock) : IDisposable
{
    /// <summary>For how long it is taken to be the last state.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    readonly SemaphoreSlim _turn = new(1);
    volatile Kept? _kept;

    /// <summary>What is shown.</summary>
    /// <exception cref="StorageException">It was never read and the database does not answer.</exception>
    public ValueTask<Evidence> GetAsync(CancellationToken cancel)
    {
        var kept = _kept;
        return kept is not null && IsFresh(kept) ? new(kept.Evidence) : new(RefreshAsync(kept, cancel));
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    bool IsFresh(Kept kept) => clock.GetElapsedTime(kept.ReadAt) < Freshness;

    async Task<Evidence> RefreshAsync(Kept? old, CancellationToken cancel)
    {
        // One reads; whoever has something that is merely old goes on with it meanwhile.
        if (!await _turn.WaitAsync(old is null ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, cancel))
            return old!.Evidence;
        try
        {
            if (_kept is { } kept && IsFresh(kept))
                return kept.Evidence;
            var readAt = clock.GetTimestamp();
            var evidence = await ReadAsync(_kept?.Evidence, cancel);
            _kept = new Kept(evidence, readAt);
            return evidence;
        }
        finally
        {
            _turn.Release();
        }
    }

    async Task<Evidence> ReadAsync(Evidence? last, CancellationToken cancel)
    {
        var reads = new MeasurementReads(database);
        try
        {
            var counts = await reads.CountsAsync(cancel);
            return new Evidence(
                await reads.MeasuredAsync(cancel), counts.ToDictionary(count => count.Commitment, StringComparer.Ordinal));
        }
        catch (DbException) when (last is not null)
        {
            return last;
        }
        catch (StorageException) when (last is not null)
        {
            return last;
        }
    }

    sealed record Kept(Evidence Evidence, long ReadAt);
}
