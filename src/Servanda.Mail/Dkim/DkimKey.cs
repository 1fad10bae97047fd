namespace Servanda.Mail.Dkim;

/// <summary>The key in a key record (RFC 6376 §3.6.1 tags k and p).</summary>
public abstract record DkimKey
{
    DkimKey() { }

    /// <summary>An empty p: the key has been withdrawn.</summary>
    public sealed record Revoked : DkimKey;

    /// <summary>An RSA key, from a SubjectPublicKeyInfo or an RSAPublicKey.</summary>
    /// <param name="Modulus">Big-endian, without leading zeros.</param>
    /// <param name="Exponent">Big-endian, without leading zeros.</param>
    public sealed record Rsa(ReadOnlyMemory<byte> Modulus, ReadOnlyMemory<byte> Exponent) : DkimKey
    {
        /// <summary>Bits of the modulus.</summary>
        public int Bits => Modulus.Length * 8 - (Modulus.IsEmpty ? 0 : byte.LeadingZeroCount(Modulus.Span[0]));
    }

    /// <summary>An Ed25519 key (RFC 8463).</summary>
    /// <param name="Octets">32 octets.</param>
    public sealed record Ed25519(ReadOnlyMemory<byte> Octets) : DkimKey;
}
