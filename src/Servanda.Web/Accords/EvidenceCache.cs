using System.Data.Common;
using Servanda.Storage;
using Servanda.Storage.Measurement;
using Servanda.Web.Hosting;

namespace Servanda.Web.Accords;

/// <summary>What everyone who was measured is shown to keep, in numbers.</summary>
/// <param name="Measured">When each organisation with a public assessment was last looked at, by its id.</param>
/// <param name="Counts">How many were shown to keep a commitment, by its id.</param>
public sealed record Evidence(
    IReadOnlyDictionary<string, DateTimeOffset> Measured, IReadOnlyDictionary<string, CommitmentCount> Counts);

/// <summary>
/// Keeps <see cref="Evidence"/> for as long as nothing public changes, so that a page of many rows asks nothing of the database
/// and a page that is kept under an edition shows no older one. While the database does not answer, what was last read is
/// given. Safe for several threads.
/// </summary>
public sealed class EvidenceCache : IDisposable
{
    readonly MeasurementReads _reads;
    readonly PublicEdition _edition;
    readonly SemaphoreSlim _turn = new(1);
    volatile Kept? _kept;

    internal EvidenceCache(Database database, PublicEdition edition) => (_reads, _edition) = (new(database), edition);

    /// <summary>What is shown.</summary>
    /// <exception cref="DbException">It was never read and the database does not answer.</exception>
    public async ValueTask<Evidence> GetAsync(CancellationToken cancel)
    {
        var edition = await _edition.FindAsync(cancel);
        if (_kept is { } kept && kept.Edition == edition)
            return kept.Evidence;
        await _turn.WaitAsync(cancel);
        try
        {
            // Named before it is read: what comes between belongs to the next edition, and is read again with it.
            edition = await _edition.FindAsync(cancel);
            if (_kept is not { } last || last.Edition != edition)
                _kept = await ReadAsync(_kept, edition, cancel);
            return _kept.Evidence;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    async Task<Kept> ReadAsync(Kept? last, string edition, CancellationToken cancel)
    {
        try
        {
            var counts = await _reads.CountsAsync(cancel);
            var measured = await _reads.MeasuredAsync(cancel);
            return new Kept(new(measured, counts.ToDictionary(count => count.Commitment, StringComparer.Ordinal)), edition);
        }
        catch (DbException) when (last is not null)
        {
            // It stays of its own edition, and is read again by the next reader.
            return last;
        }
        catch (StorageException) when (last is not null)
        {
            return last;
        }
    }

    sealed record Kept(Evidence Evidence, string Edition);
}
