using Servanda.Core;
using Servanda.Core.Cryptography;

namespace Servanda.Transparency.Notes;

/// <summary>
/// A key to check notes with, written <c>name+id+base64</c> (C2SP signed-note, Verifier keys). Only Ed25519 (type 0x01)
/// is read: a witness's key is <see cref="Cosignatures.CosignerKey"/>.
/// </summary>
public sealed record NoteVerifierKey
{
    /// <summary>Characters a verifier key has at the most.</summary>
    public const int MaxLength = VerifierKeyText.MaxLength;

    readonly VerifierKeyText _parts;

    NoteVerifierKey(VerifierKeyText parts) => _parts = parts;

    /// <summary>The name and number a signature by this key carries.</summary>
    public NoteKeyId Id => _parts.Id;

    /// <summary>How this key signs.</summary>
    public NoteAlgorithm Algorithm { get; } = NoteAlgorithm.Ed25519;

    /// <summary>The key itself.</summary>
    public Ed25519PublicKey PublicKey => _parts.Key;

    /// <summary>Reads a verifier key.</summary>
    public static Parsed<NoteVerifierKey> Read(ReadOnlySpan<char> text)
    {
        var read = VerifierKeyText.Read(text, NoteAlgorithm.Ed25519);
        return new(read.Value is { } parts ? new(parts) : null, read.Problems);
    }

    /// <summary>Whether this key made the signature of the note's text.</summary>
    public bool Verifies(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature) => PublicKey.Verifies(text, signature);

    /// <summary>The verifier key as text.</summary>
    public override string ToString() => _parts.Write(Algorithm);

    /// <summary>The verifier key of this name; null when the name is none.</summary>
    public static NoteVerifierKey? Make(ReadOnlySpan<char> name, Ed25519PublicKey key) =>
        VerifierKeyText.Make(name, NoteAlgorithm.Ed25519, key) is { } parts ? new(parts) : null;

    /// <summary>The key of these parts, which are of its type.</summary>
    internal static NoteVerifierKey Of(VerifierKeyText parts) => new(parts);
}
