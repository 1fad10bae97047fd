using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Servanda.Transparency.Notes;

namespace Servanda.Transparency.Policies;

/// <summary>
/// A verifier key of a policy as far as every kind of key goes: name, number, type and material, the number being the
/// hash of the rest (C2SP signed-note, Verifier keys; tlog-cosignature, Format).
/// </summary>
sealed record PolicyKey(string Text, byte Type, string Material)
{
    /// <summary>ML-DSA-44 (C2SP tlog-cosignature): known as a key, not checked here.</summary>
    public const byte MlDsa44 = 0x06;

    const int MlDsa44Octets = 1312;
    const int MaxLength = NoteKeyId.MaxNameLength + 1 + 8 + 1 + (MlDsa44Octets + 3) / 3 * 4;

    /// <summary>Null for what is no Ed25519 or ML-DSA-44 key.</summary>
    public static PolicyKey? Read(string text)
    {
        var parts = text.Split('+', 3);
        if (text.Length > MaxLength || parts.Length != 3 || !VerifierKeyText.IsNumber(parts[1], out var number) ||
            !NoteKeyId.TryMake(parts[0], number, out _) || StrictBase64.Read(parts[2]) is not [var type, ..] octets)
            return null;
        if (type == MlDsa44 && (octets.Length != 1 + MlDsa44Octets || NumberOf(parts[0], octets) != number))
            return null;
        return new PolicyKey(text, type, Convert.ToHexString(octets.AsSpan(1)));
    }

    static uint NumberOf(string name, ReadOnlySpan<byte> typeAndKey) => BinaryPrimitives.ReadUInt32BigEndian(
        SHA256.HashData([.. Encoding.UTF8.GetBytes(name), (byte)'\n', .. typeAndKey]));
}
