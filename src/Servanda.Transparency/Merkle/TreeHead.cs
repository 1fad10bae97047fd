namespace Servanda.Transparency.Merkle;

/// <summary>A tree by its size and its root.</summary>
/// <param name="Size">How many entries it has.</param>
/// <param name="Root">Its root (RFC 6962 §2.1).</param>
public sealed record TreeHead(long Size, TreeHash Root)
{
    /// <summary>The tree without entries.</summary>
    public static TreeHead Empty { get; } = new(0, Rfc6962.Empty);
}
