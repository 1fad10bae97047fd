using System.Text;
using Servanda.Accords.Leaves;
using Servanda.Core.Cryptography;
using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Notes;
using Servanda.Transparency.Tiles;

namespace Servanda.Web.Log;

/// <summary>A key that a log signed with.</summary>
/// <param name="Verifier">As readers write it (C2SP signed-note).</param>
/// <param name="Index">The entry that names it.</param>
/// <param name="Since">When that was written, by its own word.</param>
public sealed record LogKey(NoteVerifierKey Verifier, long Index, DateTimeOffset Since);

/// <summary>
/// The keys a log signed with, by its own entries: the first entry names the first, and each one after it was handed over by
/// the one before. The log is searched only where the key known last did not sign its checkpoint, and no entry twice. Safe for
/// several threads.
/// </summary>
sealed class LogKeys(ITileSource tiles)
{
    static readonly byte[] Mark = Encoding.ASCII.GetBytes($"\"{LeafWords.Id(LeafKind.KeyEvent)}\"");

    Known _known = new([], 0);

    /// <summary>The keys up to the one that signed this checkpoint, the first one first; empty where the entries do not say.</summary>
    public async Task<IReadOnlyList<LogKey>> OfAsync(CheckpointNote note, CancellationToken cancel)
    {
        // Of two that search at once each finds the same.
        var known = Volatile.Read(ref _known);
        while (Signer(known.Keys, note) is null && known.Read < note.Checkpoint.Size)
        {
            known = await ReadAsync(known, note.Checkpoint, cancel);
            Volatile.Write(ref _known, known);
        }
        return Signer(known.Keys, note) ?? [];
    }

    /// <summary>Reads on to the end of a bundle of entries.</summary>
    async Task<Known> ReadAsync(Known known, Checkpoint log, CancellationToken cancel)
    {
        var bundle = await TileFetch.EntriesAsync(tiles, TileShape.Entries(known.Read / TileId.FullWidth, log.Size)!, cancel);
        for (var at = (int)(known.Read % TileId.FullWidth); at < bundle.Count; at++)
            known = new([.. known.Keys, .. Next(known, log.Origin, bundle[at].Span)], known.Read + 1);
        return known;
    }

    static IReadOnlyList<LogKey> Next(Known known, string origin, ReadOnlySpan<byte> entry)
    {
        if (entry.IndexOf(Mark) < 0 || Leaf.Read(entry).Value is not { Body: LeafBody.KeyEvent change } leaf || leaf.Subject != LeafId.For(origin))
            return [];
        var isNext = known.Keys.Count == 0
            ? known.Read == 0 && change.Change == KeyChange.Generated
            : change.Change == KeyChange.Rotated && IsOf(known.Keys[^1], origin, change.Previous) && change.IsHandedOver(leaf.Subject);
        return isNext && NoteVerifierKey.Make(origin, change.Key) is { } verifier ? [new(verifier, known.Read, leaf.Time)] : [];
    }

    static bool IsOf(LogKey key, string origin, Ed25519PublicKey? given) =>
        given is not null && NoteVerifierKey.Make(origin, given)?.ToString() == key.Verifier.ToString();

    /// <summary>The keys as far as the one that signed; null where none did. A reader is never given a wrong one.</summary>
    static IReadOnlyList<LogKey>? Signer(IReadOnlyList<LogKey> keys, CheckpointNote note)
    {
        for (var at = keys.Count - 1; at >= 0; at--)
        {
            if (note.Verify(keys[at].Verifier).Value is not null)
                return [.. keys.Take(at + 1)];
        }
        return null;
    }

    /// <summary>The keys in the first so many entries.</summary>
    sealed record Known(IReadOnlyList<LogKey> Keys, long Read);
}
