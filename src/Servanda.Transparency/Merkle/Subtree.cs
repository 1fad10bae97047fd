using System.Numerics;

namespace Servanda.Transparency.Merkle;

/// <summary>
/// Entries <c>[Start, End)</c> of a tree that stand under one node of it, or would in a tree of <c>End</c> entries
/// (draft-ietf-plants-merkle-tree-certs §4.1). Its hash is MTH(D[Start:End]) of RFC 6962 §2.1.
/// </summary>
/// <param name="Start">The first entry.</param>
/// <param name="End">The entry after the last.</param>
public readonly record struct Subtree(long Start, long End)
{
    /// <summary>How many entries stand under it.</summary>
    public long Size => End - Start;

    /// <summary>Whether the two numbers name a subtree: it begins at a multiple of its size rounded up to a power of two.
    /// Without entries it may begin anywhere.</summary>
    public bool IsValid => Start >= 0 && Start <= End &&
        (Start == End || (ulong)Start % BitOperations.RoundUpToPowerOf2((ulong)Size) == 0);

    /// <summary>Where a tree of so many entries parts into left and right: the largest power of two below
    /// (RFC 6962 §2.1). At least two entries.</summary>
    internal static long Split(long size) => 1L << BitOperations.Log2((ulong)(size - 1));
}
