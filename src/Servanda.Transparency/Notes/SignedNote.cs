using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Servanda.Core;

namespace Servanda.Transparency.Notes;

/// <summary>One signature line of a note.</summary>
/// <param name="Key">Which key says it signed.</param>
/// <param name="Octets">The signature, without the key's number.</param>
public sealed record NoteSignature(NoteKeyId Key, ReadOnlyMemory<byte> Octets)
{
    /// <summary>The line: an em dash, the key's name, number and signature in base64, a newline.</summary>
    public string Write()
    {
        var number = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(number, Key.Number);
        return $"— {Key.Name} {Convert.ToBase64String([.. number, .. Octets.Span])}\n";
    }
}

/// <summary>
/// A text with signatures (C2SP signed-note), well-formed but not yet believed: <see cref="Verify"/> tells who signed.
/// </summary>
public sealed class SignedNote
{
    /// <summary>Octets of a note at the most, signatures included.</summary>
    public const int MaxOctets = 1_000_000;

    /// <summary>Signatures of a note at the most; the standard asks for 16 or more.</summary>
    public const int MaxSignatures = 100;

    readonly byte[] _bytes;
    readonly int _textLength;

    internal SignedNote(byte[] bytes, int textLength, IReadOnlyList<NoteSignature> signatures) =>
        (_bytes, _textLength, Signatures) = (bytes, textLength, signatures);

    /// <summary>The whole note as read or written.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>The signed text with its last newline. Believe it only after <see cref="Verify"/>.</summary>
    public ReadOnlyMemory<byte> Text => _bytes.AsMemory(0, _textLength);

    /// <summary>The signatures in the order they stand, by keys known and unknown.</summary>
    public IReadOnlyList<NoteSignature> Signatures { get; }

    /// <summary>Reads a note; every malformed signature line is reported, and a note with any has no value.</summary>
    public static Parsed<SignedNote> Read(ReadOnlySpan<byte> bytes) => SignedNoteReader.Read(bytes);

    /// <summary>Signs a text of ours.</summary>
    /// <exception cref="ArgumentException">The text does not end in a newline, holds a control character or is over
    /// <see cref="MaxOctets"/>; or there is no key.</exception>
    public static SignedNote Sign(string text, params ReadOnlySpan<NoteSigningKey> keys)
    {
        ArgumentOutOfRangeException.ThrowIfZero(keys.Length);
        var octets = Encoding.UTF8.GetBytes(text);
        var bytes = new ArrayBufferWriter<byte>();
        bytes.Write(octets);
        bytes.Write("\n"u8);
        foreach (var key in keys)
            bytes.Write(Encoding.UTF8.GetBytes(new NoteSignature(key.Verifier.Id, key.Sign(octets)).Write()));
        return Read(bytes.WrittenSpan).Value is { } note && note.Text.Span.SequenceEqual(octets)
            ? note
            : throw new ArgumentException("The text cannot stand in a note (C2SP signed-note, Format).", nameof(text));
    }

    /// <summary>The same note with one more signature at its end.</summary>
    /// <exception cref="ArgumentException">The note has as many signatures as it may.</exception>
    public SignedNote SignedBy(NoteSigningKey key) => With(new NoteSignature(key.Verifier.Id, key.Sign(Text.Span)));

    /// <summary>The same note with one more signature line at its end, made elsewhere; nothing is checked.</summary>
    /// <exception cref="ArgumentException">The note has as many signatures as it may.</exception>
    public SignedNote With(NoteSignature signature)
    {
        var bytes = new ArrayBufferWriter<byte>();
        bytes.Write(_bytes);
        bytes.Write(Encoding.UTF8.GetBytes(signature.Write()));
        return Read(bytes.WrittenSpan).Value ?? throw new ArgumentException("The note is full.", nameof(signature));
    }

    /// <summary>
    /// Checks every signature by a key known here. No value where one of them is wrong, or none is there; signatures by
    /// other keys are passed over, as the standard asks.
    /// </summary>
    public Parsed<VerifiedNote> Verify(params IReadOnlyList<NoteVerifierKey> known) => NoteVerification.Run(this, known);
}
