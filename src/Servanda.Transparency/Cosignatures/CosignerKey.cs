using Servanda.Core;
using Servanda.Core.Cryptography;
using Servanda.Transparency.Notes;

namespace Servanda.Transparency.Cosignatures;

/// <summary>
/// A witness's key to check cosignatures with, written <c>name+id+base64</c> with the type 0x04 (C2SP tlog-cosignature,
/// Format). The ML-DSA-44 type (0x06) is not read, and its signatures are passed over as those of an unknown key.
/// </summary>
public sealed record CosignerKey
{
    /// <summary>Characters a verifier key has at the most.</summary>
    public const int MaxLength = VerifierKeyText.MaxLength;

    readonly VerifierKeyText _parts;

    CosignerKey(VerifierKeyText parts) => _parts = parts;

    /// <summary>The name and number a cosignature by this key carries.</summary>
    public NoteKeyId Id => _parts.Id;

    /// <summary>The key itself.</summary>
    public Ed25519PublicKey PublicKey => _parts.Key;

    /// <summary>Reads a verifier key.</summary>
    public static Parsed<CosignerKey> Read(ReadOnlySpan<char> text)
    {
        var read = VerifierKeyText.Read(text, NoteAlgorithm.TimestampedEd25519);
        return new(read.Value is { } parts ? new(parts) : null, read.Problems);
    }

    /// <summary>Whether this key made the cosignature of the checkpoint's text.</summary>
    /// <param name="text">The whole text of the note with its last newline, extension lines included.</param>
    /// <param name="signature">A signature line's octets after the key's number: the time and the signature.</param>
    /// <param name="time">When it says it was made, in seconds since 1970.</param>
    public bool Verifies(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature, out long time) =>
        CosignedMessage.TrySplit(signature, out time, out var made) &&
        PublicKey.Verifies(CosignedMessage.Of(text, time), made);

    /// <summary>The verifier key as text.</summary>
    public override string ToString() => _parts.Write(NoteAlgorithm.TimestampedEd25519);

    /// <summary>The key of these parts, which are of its type.</summary>
    internal static CosignerKey Of(VerifierKeyText parts) => new(parts);

    /// <summary>The verifier key of this name; null when the name is none.</summary>
    internal static CosignerKey? Make(ReadOnlySpan<char> name, Ed25519PublicKey key) =>
        VerifierKeyText.Make(name, NoteAlgorithm.TimestampedEd25519, key) is { } parts ? new(parts) : null;
}
