namespace Servanda.Transparency.Merkle;

/// <summary>Which subtrees' hashes make a proof, in the order of the proof (RFC 6962 §2.1.1 and §2.1.2).</summary>
public static class ProofShape
{
    /// <summary>Hashes of a proof at the most, for trees up to 2^63 - 1 entries (C2SP tlog-witness, add-checkpoint).</summary>
    public const int MaxHashes = 63;

    /// <summary>The subtrees beside the way from an entry to the root, the entry's neighbour first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such entry in a tree of this size.</exception>
    public static IReadOnlyList<Subtree> OfInclusion(long index, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);
        List<Subtree> beside = [];
        var (start, end) = (0L, size);
        while (end - start > 1)
        {
            var middle = start + Subtree.Split(end - start);
            beside.Add(index < middle ? new(middle, end) : new(start, middle));
            (start, end) = index < middle ? (start, middle) : (middle, end);
        }
        beside.Reverse();
        return beside;
    }

    /// <summary>The subtrees that show the first <paramref name="oldSize"/> entries of a tree to be those of the old
    /// tree; none where nothing needs showing (no old entries, or the same size).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The old tree is larger than the new one, or negative.</exception>
    public static IReadOnlyList<Subtree> OfConsistency(long oldSize, long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(oldSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(oldSize, size);
        List<Subtree> beside = [];
        if (oldSize == 0 || oldSize == size)
            return beside;
        var (start, end) = (0L, size);
        while (oldSize != end)
        {
            var middle = start + Subtree.Split(end - start);
            beside.Add(oldSize <= middle ? new(middle, end) : new(start, middle));
            (start, end) = oldSize <= middle ? (start, middle) : (middle, end);
        }
        // What is left is a whole subtree of the old tree; where it is all of the old tree, the verifier has its hash.
        if (start != 0)
            beside.Add(new(start, end));
        beside.Reverse();
        return beside;
    }
}
