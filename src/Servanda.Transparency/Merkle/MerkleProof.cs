namespace Servanda.Transparency.Merkle;

/// <summary>
/// Checks proofs against roots (RFC 6962 §2.1.1 and §2.1.2 by the algorithms of RFC 9162 §2.1.3.2 and §2.1.4.2; subtrees
/// by draft-ietf-plants-merkle-tree-certs §4.3 and §4.4). A proof with a hash too many or too few proves nothing.
/// </summary>
public static class MerkleProof
{
    /// <summary>Whether the entry with this hash stands at this index of the tree with this root.</summary>
    public static bool ShowsInclusion(TreeHash leaf, long index, long size, IReadOnlyList<TreeHash> proof, TreeHash root) =>
        RootOf(leaf, index, size, proof) == root;

    /// <summary>Whether the tree with the old root is the beginning of the tree with the new one. Of an old tree without
    /// entries and of the same tree the proof is empty (C2SP tlog-witness, add-checkpoint).</summary>
    public static bool ShowsConsistency(
        long oldSize, TreeHash oldRoot, long size, TreeHash root, IReadOnlyList<TreeHash> proof) =>
        ShowsConsistency(new Subtree(0, oldSize), oldRoot, size, root, proof) && (size > 0 || root == Rfc6962.Empty);

    /// <summary>The root that an entry and its proof lead to; null where the proof has not as many hashes as it must.</summary>
    public static TreeHash? RootOf(TreeHash leaf, long index, long size, IReadOnlyList<TreeHash> proof)
    {
        if (index < 0 || index >= size)
            return null;
        var (hash, node, last) = (leaf, index, size - 1);
        foreach (var beside in proof)
        {
            if (last == 0)
                return null;
            if (node % 2 == 1 || node == last)
            {
                hash = Rfc6962.Node(beside, hash);
                while (node % 2 == 0 && node != 0)
                    (node, last) = (node >> 1, last >> 1);
            }
            else
            {
                hash = Rfc6962.Node(hash, beside);
            }
            (node, last) = (node >> 1, last >> 1);
        }
        return last == 0 ? hash : null;
    }

    /// <summary>Whether the entry with this hash stands at this index of the whole tree, under a subtree with this hash.</summary>
    public static bool ShowsInclusion(
        TreeHash leaf, long index, Subtree subtree, IReadOnlyList<TreeHash> proof, TreeHash subtreeHash) =>
        subtree.IsValid && ShowsInclusion(leaf, index - subtree.Start, subtree.Size, proof, subtreeHash);

    /// <summary>Whether a subtree with this hash holds the same entries as the tree with this root.</summary>
    public static bool ShowsConsistency(
        Subtree subtree, TreeHash subtreeHash, long size, TreeHash root, IReadOnlyList<TreeHash> proof)
    {
        if (!subtree.IsValid || subtree.End > size)
            return false;
        if (subtree.Size == 0)
            return proof.Count == 0 && subtreeHash == Rfc6962.Empty;
        var (first, second, last) = (subtree.Start, subtree.End - 1, size - 1);
        // Up to the largest node that is whole in both: with the end in common that is the subtree itself.
        while (first != second && (second == last || second % 2 == 1))
            (first, second, last) = (first >> 1, second >> 1, last >> 1);
        var at = 0;
        if (first != second && proof.Count == 0)
            return false;
        var inSubtree = first == second ? subtreeHash : proof[at++];
        var inTree = inSubtree;
        for (; at < proof.Count; at++)
        {
            if (last == 0)
                return false;
            if (second % 2 == 1 || second == last)
            {
                if (first < second)
                    inSubtree = Rfc6962.Node(proof[at], inSubtree);
                inTree = Rfc6962.Node(proof[at], inTree);
                while (second % 2 == 0 && second != 0)
                    (first, second, last) = (first >> 1, second >> 1, last >> 1);
            }
            else
            {
                inTree = Rfc6962.Node(inTree, proof[at]);
            }
            (first, second, last) = (first >> 1, second >> 1, last >> 1);
        }
        return last == 0 && inSubtree == subtreeHash && inTree == root;
    }
}
