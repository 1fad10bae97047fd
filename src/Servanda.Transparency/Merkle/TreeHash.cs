using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Servanda.Transparency.Notes;

namespace Servanda.Transparency.Merkle;

/// <summary>A hash of a Merkle tree: the 32 octets of a SHA-256 (RFC 6962 §2.1), written in base64.</summary>
public readonly struct TreeHash : IEquatable<TreeHash>
{
    /// <summary>Octets of a hash.</summary>
    public const int Octets = 32;

    /// <summary>Characters of a hash as text.</summary>
    public const int TextLength = 44;

    readonly Bytes _bytes;

    TreeHash(ReadOnlySpan<byte> octets) => octets.CopyTo(_bytes);

    /// <summary>The octets.</summary>
    [UnscopedRef]
    public ReadOnlySpan<byte> Span => _bytes;

    /// <summary>Takes 32 octets.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are more or fewer.</exception>
    public static TreeHash Of(ReadOnlySpan<byte> octets)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(octets.Length, Octets);
        return new(octets);
    }

    /// <summary>Reads base64 of 32 octets (RFC 4648 §4), its one encoding.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out TreeHash hash)
    {
        hash = default;
        if (text.Length != TextLength || StrictBase64.Read(text) is not { Length: Octets } octets)
            return false;
        hash = new(octets);
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(TreeHash other) => Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is TreeHash other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => MemoryMarshal.Read<int>(Span);

    /// <summary>The octets in base64.</summary>
    public override string ToString() => Convert.ToBase64String(Span);

    /// <summary>The same octets.</summary>
    public static bool operator ==(TreeHash one, TreeHash other) => one.Equals(other);

    /// <summary>Other octets.</summary>
    public static bool operator !=(TreeHash one, TreeHash other) => !one.Equals(other);

    [InlineArray(Octets)]
    struct Bytes
    {
        byte _first;
    }
}
