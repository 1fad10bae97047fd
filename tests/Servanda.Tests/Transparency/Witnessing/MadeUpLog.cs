using System.Numerics;
using System.Text;
using Servanda.Core.Cryptography;
using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Merkle;
using Servanda.Transparency.Notes;
using Servanda.Transparency.Witnessing;

namespace Servanda.Tests.Transparency.Witnessing;

/// <summary>A log in memory: entry i is the text "entry i", or another text from a fork on.</summary>
sealed class MadeUpLog : IDisposable
{
    readonly NoteSigningKey _key;
    readonly long _forkedAt;

    MadeUpLog(NoteSigningKey key, long forkedAt) => (_key, _forkedAt) = (key, forkedAt);

    public NoteVerifierKey Key => _key.Verifier;

    public WatchedLog Watched => WatchedLog.Of(Key);

    public string Origin => Key.Id.Name;

    public static MadeUpLog Open(string origin = "log.example/evidence")
    {
        Assert.SkipUnless(Ed25519.CanSign, "libcrypto is not installed");
        return new(NoteSigningKey.Generate(origin), long.MaxValue);
    }

    /// <summary>The same log telling another story from an entry on; not to be disposed beside it.</summary>
    public MadeUpLog Forked(long at) => new(_key, at);

    public byte[] Entry(long index) => Encoding.UTF8.GetBytes($"{(index < _forkedAt ? "entry" : "another")} {index}");

    public TreeHash Hash(Subtree subtree)
    {
        if (subtree.Size == 0)
            return Rfc6962.Empty;
        if (subtree.Size == 1)
            return Rfc6962.Leaf(Entry(subtree.Start));
        var middle = subtree.Start + (1L << BitOperations.Log2((ulong)(subtree.Size - 1)));
        return Rfc6962.Node(Hash(subtree with { End = middle }), Hash(subtree with { Start = middle }));
    }

    public TreeHash Root(long size) => Hash(new Subtree(0, size));

    public IReadOnlyList<TreeHash> Proof(long oldSize, long size) =>
        [.. ProofShape.OfConsistency(oldSize, size).Select(Hash)];

    public CheckpointNote At(long size) => CheckpointNote.Sign(new Checkpoint(Origin, size, Root(size)), _key);

    /// <summary>A signed note that says what it is told to.</summary>
    public SignedNote Claiming(Checkpoint checkpoint) => SignedNote.Sign(checkpoint.Write(), _key);

    public AddCheckpoint Asking(long oldSize, long size) => new(oldSize, Proof(oldSize, size), At(size).Note);

    public void Dispose() => _key.Dispose();
}
