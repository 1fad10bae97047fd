using Servanda.Core;
using Servanda.Core.Cryptography;

namespace Servanda.Accords.Leaves;

/// <summary>
/// Reads the leaves of one log in their order and says where a subject's leaves do not hang together: each names the one
/// before it, so that leaving one out shows. Keeps one line for each subject, method and snapshot.
/// </summary>
public sealed class LeafChain
{
    readonly Dictionary<LeafId, LeafHead> _heads = [];
    readonly Dictionary<LeafId, Ed25519PublicKey> _keys = [];
    readonly Dictionary<long, LeafId?> _methodsAndSnapshots = [];

    /// <summary>The index the next leaf has.</summary>
    public long Next { get; private set; }

    /// <summary>The subject's last leaf; null when it has none yet.</summary>
    public LeafHead? Head(LeafId subject) => _heads.GetValueOrDefault(subject);

    /// <summary>The key of this name, after all its key events; null when it has none, or was given up.</summary>
    public Ed25519PublicKey? KeyOf(LeafId name) => _keys.GetValueOrDefault(name);

    /// <summary>Takes the next entry of the log, and returns every problem of it and of its place. An entry that is no leaf
    /// takes its index and belongs to no subject.</summary>
    public IReadOnlyList<Problem> Add(ReadOnlySpan<byte> entry)
    {
        var read = Leaf.Read(entry);
        if (read.Value is { } leaf)
            return Add(leaf, Leaf.Name(entry));
        Next++;
        return read.Problems;
    }

    /// <summary>The problems the leaf would have at the next index; nothing is taken.</summary>
    public IReadOnlyList<Problem> Check(Leaf leaf)
    {
        List<Problem> problems = [];
        var head = Head(leaf.Subject);
        if (head is not null && leaf.Prev is null)
            problems.Add(LeafProblems.PrevMissing.At(0, head.Digest.ToString()));
        else if (leaf.Prev != head?.Digest)
            problems.Add(LeafProblems.PrevWrong.At(0, leaf.Prev.ToString()));
        if (leaf.Time < head?.Time)
            problems.Add(LeafProblems.TimeBack.At(0, leaf.Subject.ToString()));
        if (leaf.Body is LeafBody.Score score)
            CheckReferences(leaf.Subject, score, problems);
        if (leaf.Body is LeafBody.KeyEvent change && !Follows(leaf.Subject, change))
            problems.Add(LeafProblems.KeyChain.At(0, leaf.Subject.ToString()));
        return problems;
    }

    /// <summary>Takes the next leaf, whose bytes have this digest.</summary>
    public IReadOnlyList<Problem> Add(Leaf leaf, Digest digest)
    {
        var problems = Check(leaf);
        _heads[leaf.Subject] = new LeafHead(digest, Next, leaf.Time);
        switch (leaf.Body)
        {
            case LeafBody.Method:
                _methodsAndSnapshots[Next] = null;
                break;
            case LeafBody.EvidenceSnapshot:
                _methodsAndSnapshots[Next] = leaf.Subject;
                break;
            // A key nobody handed over does not take the place of the one before.
            case LeafBody.KeyEvent { Change: KeyChange.Generated or KeyChange.Rotated } change when problems.Count == 0:
                _keys[leaf.Subject] = change.Key;
                break;
            case LeafBody.KeyEvent when problems.Count == 0:
                _keys.Remove(leaf.Subject);
                break;
        }
        Next++;
        return problems;
    }

    void CheckReferences(LeafId subject, LeafBody.Score score, List<Problem> problems)
    {
        if (!_methodsAndSnapshots.TryGetValue(score.MethodIndex, out var method) || method is not null)
            problems.Add(LeafProblems.Reference.At(0, $"method {score.MethodIndex}"));
        foreach (var index in score.EvidenceIndexes)
        {
            if (!_methodsAndSnapshots.TryGetValue(index, out var about) || about != subject)
                problems.Add(LeafProblems.Reference.At(0, $"evidence {index}"));
        }
    }

    bool Follows(LeafId name, LeafBody.KeyEvent change)
    {
        var current = _keys.GetValueOrDefault(name);
        return change.Change switch
        {
            KeyChange.Generated => current is null,
            KeyChange.Rotated => current is not null && current.Equals(change.Previous) && change.IsHandedOver(name),
            KeyChange.Retired or KeyChange.Compromised => change.Key.Equals(current),
        };
    }
}

/// <summary>The last leaf of a subject.</summary>
/// <param name="Digest">SHA-256 of its bytes, which the next one names.</param>
/// <param name="Index">Its index in the log.</param>
/// <param name="Time">The time it claims.</param>
public sealed record LeafHead(Digest Digest, long Index, DateTimeOffset Time);
