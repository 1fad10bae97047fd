using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Servanda.Core;

/// <summary>A SHA-256 digest (FIPS 180-4), written as 64 lower-case hexadecimal characters.</summary>
public readonly record struct Digest
{
    const int HexLength = 64;

    static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    readonly string? _hex;

    Digest(string hex) => _hex = hex;

    /// <summary>The digest of these bytes.</summary>
    public static Digest Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return new(Convert.ToHexStringLower(hash));
    }

    /// <summary>Reads 64 lower-case hexadecimal characters; false for anything else.</summary>
    public static bool TryRead([NotNullWhen(true)] string? text, out Digest digest)
    {
        digest = default;
        if (text is not { Length: HexLength } || text.AsSpan().ContainsAnyExcept(Hex))
            return false;
        digest = new Digest(text);
        return true;
    }

    /// <summary>The 64 characters.</summary>
    public override string ToString() => _hex ?? new string('0', HexLength);
}
