using System.Diagnostics.CodeAnalysis;

namespace Servanda.Core.Cryptography;

/// <summary>An Ed25519 public key (RFC 8032 §5.1.5), compared by its octets.</summary>
public sealed class Ed25519PublicKey : IEquatable<Ed25519PublicKey>
{
    readonly byte[] _octets;

    Ed25519PublicKey(byte[] octets) => _octets = octets;

    /// <summary>The 32 octets.</summary>
    public ReadOnlySpan<byte> Octets => _octets;

    /// <summary>Takes 32 octets; false for any other number. Whether they are a point shows when they are used: under
    /// a key that is none, nothing verifies.</summary>
    public static bool TryRead(ReadOnlySpan<byte> octets, [NotNullWhen(true)] out Ed25519PublicKey? key)
    {
        key = octets.Length == Ed25519.PublicKeyOctets ? new(octets.ToArray()) : null;
        return key is not null;
    }

    /// <summary>Whether this key made the signature of the message.</summary>
    public bool Verifies(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        Ed25519.Verify(_octets, message, signature);

    /// <inheritdoc/>
    public bool Equals(Ed25519PublicKey? other) => other is not null && _octets.AsSpan().SequenceEqual(other._octets);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Ed25519PublicKey);

    /// <inheritdoc/>
    public override int GetHashCode() => BitConverter.ToInt32(_octets);

    /// <summary>The octets in base64.</summary>
    public override string ToString() => Convert.ToBase64String(_octets);
}
