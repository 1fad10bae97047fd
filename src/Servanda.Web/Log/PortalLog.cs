using Servanda.Accords.Leaves;
using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Monitoring;
using Servanda.Transparency.Proofs;
using Servanda.Transparency.Tiles;

namespace Servanda.Web.Log;

/// <summary>An entry of the log.</summary>
/// <param name="Index">Where it stands.</param>
/// <param name="Bytes">Its bytes.</param>
/// <param name="Leaf">What it says; null where it is no leaf of ours.</param>
public sealed record PortalLogEntry(long Index, ReadOnlyMemory<byte> Bytes, Leaf? Leaf);

/// <summary>The portal's log as everybody sees it: what pages say of it comes from the published files alone, not from the
/// database. Safe for several threads.</summary>
public sealed class PortalLog(IPublishedLog published, TimeProvider clock)
{
    // As long as others may keep the checkpoint too.
    static readonly TimeSpan Kept = TimeSpan.FromSeconds(1);

    readonly LogKeys _keys = new(published);
    Seen? _seen;

    /// <summary>The latest checkpoint; null before the first.</summary>
    /// <exception cref="InvalidDataException">What lies there is no checkpoint.</exception>
    public async Task<CheckpointNote?> CheckpointAsync(CancellationToken cancel)
    {
        if (Volatile.Read(ref _seen) is { } seen && clock.GetElapsedTime(seen.At) < Kept)
            return seen.Note;
        var at = clock.GetTimestamp();
        var note = await published.ReadCheckpointAsync(cancel) is { } octets
            ? CheckpointNote.Read(octets.Span).Value ?? throw new InvalidDataException($"{published.Name}/checkpoint is no checkpoint.")
            : null;
        Volatile.Write(ref _seen, new Seen(note, at));
        return note;
    }

    /// <summary>The keys that the log signed with, as readers write them, by its own entries: the one of today last; empty
    /// where they do not say.</summary>
    public async Task<IReadOnlyList<LogKey>> KeysAsync(CancellationToken cancel) =>
        await CheckpointAsync(cancel) is { } note ? await _keys.OfAsync(note, cancel) : [];

    /// <summary>The key it signs with today; null where its entries do not say.</summary>
    public async Task<string?> KeyAsync(CancellationToken cancel) =>
        await KeysAsync(cancel) is [.., var last] ? last.Verifier.ToString() : null;

    /// <summary>Entries in the published log; 0 before the first checkpoint.</summary>
    public async Task<long> SizeAsync(CancellationToken cancel) => (await CheckpointAsync(cancel))?.Checkpoint.Size ?? 0;

    /// <summary>An entry; null where the published log has none there.</summary>
    public async Task<PortalLogEntry?> FindAsync(long index, CancellationToken cancel)
    {
        var size = await SizeAsync(cancel);
        return index < 0 || index >= size ? null : await ReadAsync(index, size, cancel);
    }

    /// <summary>The last entries, the latest first.</summary>
    public async Task<IReadOnlyList<PortalLogEntry>> LastAsync(int count, CancellationToken cancel)
    {
        var size = await SizeAsync(cancel);
        List<PortalLogEntry> last = [];
        for (var index = size - 1; index >= 0 && last.Count < count; index--)
            last.Add(await ReadAsync(index, size, cancel));
        return last;
    }

    /// <summary>The proof of an entry under the latest checkpoint, checked, with the entry in its extra line; null where the
    /// published log has none there.</summary>
    public async Task<TlogProof?> ProveAsync(long index, CancellationToken cancel)
    {
        if (await CheckpointAsync(cancel) is not { } checkpoint || index < 0 || index >= checkpoint.Checkpoint.Size)
            return null;
        var entry = await ReadAsync(index, checkpoint.Checkpoint.Size, cancel);
        return await TlogProof.MakeAsync(published, checkpoint, index, cancel) is { } proof
            ? new TlogProof { Index = index, Hashes = proof.Hashes, Checkpoint = proof.Checkpoint, Extra = entry.Bytes }
            : null;
    }

    async Task<PortalLogEntry> ReadAsync(long index, long size, CancellationToken cancel)
    {
        var bundle = await TileFetch.EntriesAsync(published, TileShape.Entries(index / TileId.FullWidth, size)!, cancel);
        var bytes = bundle[(int)(index % TileId.FullWidth)];
        return new(index, bytes, Leaf.Read(bytes.Span).Value);
    }

    sealed record Seen(CheckpointNote? Note, long At);
}
