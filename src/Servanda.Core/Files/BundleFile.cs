namespace Servanda.Core.Files;

/// <summary>A file of a bundle.</summary>
/// <param name="Path">Relative, forward slashes, ASCII.</param>
/// <param name="Bytes">What it holds.</param>
public sealed record BundleFile(string Path, ReadOnlyMemory<byte> Bytes)
{
    Digest? _digest;

    /// <summary>Names the bytes.</summary>
    public Digest Digest => _digest ??= Digest.Of(Bytes.Span);
}
