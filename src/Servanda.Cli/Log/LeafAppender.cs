using Servanda.Accords.Leaves;
using Servanda.Core;
using Servanda.Core.Cryptography;
using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Proofs;
using Servanda.Transparency.Sequencing;
using Servanda.Transparency.Tiles;

namespace Servanda.Cli.Log;

/// <summary>A leaf that is in the log.</summary>
/// <param name="Index">Where.</param>
/// <param name="Leaf">What.</param>
/// <param name="Bytes">Its bytes as logged.</param>
sealed record LoggedLeaf(long Index, Leaf Leaf, ReadOnlyMemory<byte> Bytes);

/// <summary>Appends leaves, each naming the one of its subject before it; knows all that are in the log already.</summary>
sealed class LeafAppender
{
    readonly LogWriter _log;
    readonly TimeProvider _clock;
    readonly LeafChain _chain = new();
    readonly Dictionary<Digest, long> _methods = [];

    LeafAppender(LogWriter log, TimeProvider clock) => (_log, _clock) = (log, clock);

    /// <summary>Reads the whole log, so that what is appended hangs together with it.</summary>
    public static async Task<LeafAppender> OpenAsync(LogWriter log, TimeProvider clock, CancellationToken cancel)
    {
        var appender = new LeafAppender(log, clock);
        await foreach (var (_, entry) in LogEntries.ReadAsync(log.Tiles, log.Head.Size, cancel))
            appender.Take(entry);
        return appender;
    }

    /// <summary>The index of a method that is in the log; null when it is not.</summary>
    public long? FindMethod(Digest digest) => _methods.TryGetValue(digest, out var index) ? index : null;

    /// <summary>The key of a name, by its key events; null when there is none.</summary>
    public Ed25519PublicKey? KeyOf(LeafId name) => _chain.KeyOf(name);

    /// <summary>The leaf that comes next for a subject, of now; a clock that was set back does not take its time before
    /// that of the leaf before.</summary>
    public Leaf Next(LeafId subject, LeafBody body)
    {
        var (head, now) = (_chain.Head(subject), _clock.GetUtcNow());
        return new Leaf
        {
            Subject = subject,
            Time = head?.Time > now ? head.Time : now,
            Prev = head?.Digest,
            Body = body,
        };
    }

    /// <summary>What keeps a leaf from being the next of its subject; empty when nothing does.</summary>
    public IReadOnlyList<Problem> Check(Leaf leaf) => _chain.Check(leaf);

    /// <summary>Appends bodies at once, in one batch as far as it goes, each of another subject.</summary>
    /// <exception cref="LogException">The log does not take them; the message says why.</exception>
    public async Task<IReadOnlyList<LoggedLeaf>> AppendAsync(
        IEnumerable<(LeafId Subject, LeafBody Body)> bodies, CancellationToken cancel)
    {
        List<(Leaf Leaf, byte[] Bytes, Task<long> Index)> waiting = [];
        foreach (var (subject, body) in bodies)
        {
            var leaf = Next(subject, body);
            var bytes = leaf.Write();
            waiting.Add((leaf, bytes, _log.AppendAsync(bytes, cancel)));
        }
        List<LoggedLeaf> logged = [];
        foreach (var (leaf, bytes, index) in waiting)
            logged.Add(Take(leaf, bytes, await index));
        return logged;
    }

    /// <summary>Appends one body.</summary>
    /// <exception cref="LogException">The log does not take it; the message says why.</exception>
    public async Task<LoggedLeaf> AppendAsync(LeafId subject, LeafBody body, CancellationToken cancel) =>
        (await AppendAsync([(subject, body)], cancel))[0];

    /// <summary>Appends a leaf that somebody else wrote, byte for byte; <see cref="Check"/> it before.</summary>
    /// <exception cref="LogException">The log does not take it; the message says why.</exception>
    public async Task<LoggedLeaf> AppendAsync(Leaf leaf, byte[] bytes, CancellationToken cancel) =>
        Take(leaf, bytes, await _log.AppendAsync(bytes, cancel));

    /// <summary>The proof of a leaf under a published checkpoint, with the leaf in its extra line.</summary>
    public async Task<TlogProof> ProveAsync(LoggedLeaf leaf, CheckpointNote published, CancellationToken cancel) => new()
    {
        Index = leaf.Index,
        Hashes = await new TreeTiles(_log.Tiles, published.Checkpoint.Size).ProveInclusionAsync(leaf.Index, cancel),
        Checkpoint = published.Note.Bytes,
        Extra = leaf.Bytes,
    };

    LoggedLeaf Take(Leaf leaf, byte[] bytes, long index)
    {
        if (index != _chain.Next)
            throw new LogException($"The log put a leaf at {index}, where {_chain.Next} was next: somebody else writes to it.");
        Take(bytes);
        return new(index, leaf, bytes);
    }

    void Take(ReadOnlyMemory<byte> entry)
    {
        var index = _chain.Next;
        if (_chain.Add(entry.Span).Count == 0 && Leaf.Read(entry.Span).Value?.Body is LeafBody.Method method)
            _methods.TryAdd(method.Digest, index);
    }
}
