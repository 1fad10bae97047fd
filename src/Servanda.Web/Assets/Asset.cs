using System.IO.Compression;

namespace Servanda.Web.Assets;

/// <summary>One asset.</summary>
/// <param name="path">With the digest of its content.</param>
/// <param name="type">Its media type.</param>
/// <param name="octets">As embedded.</param>
sealed class Asset(string path, string type, byte[] octets)
{
    // As small as it gets, which takes a while: done for the first who asks, not at each start.
    readonly Lazy<byte[]> _brotli = new(() => Compress(octets));

    public string Path => path;

    public string Type => type;

    public byte[] Octets => octets;

    /// <summary>The same octets, compressed (RFC 7932).</summary>
    public byte[] Brotli => _brotli.Value;

    static byte[] Compress(byte[] octets)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            brotli.Write(octets);
        return packed.ToArray();
    }
}
