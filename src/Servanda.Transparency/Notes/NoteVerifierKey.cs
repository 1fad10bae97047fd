using System.Globalization;
using Servanda.Core;
using Servanda.Core.Cryptography;

namespace Servanda.Transparency.Notes;

/// <summary>
/// A key to check notes with, written <c>name+id+base64</c> (C2SP signed-note, Verifier keys). Only Ed25519 (type 0x01)
/// is read: the standard asks to support no more types than are used.
/// </summary>
public sealed record NoteVerifierKey
{
    /// <summary>Characters a verifier key has at the most.</summary>
    public const int MaxLength = NoteKeyId.MaxNameLength + 1 + 8 + 1 + 64;

    NoteVerifierKey(NoteKeyId id, Ed25519PublicKey key) => (Id, PublicKey) = (id, key);

    /// <summary>The name and number a signature by this key carries.</summary>
    public NoteKeyId Id { get; }

    /// <summary>How this key signs.</summary>
    public NoteAlgorithm Algorithm { get; } = NoteAlgorithm.Ed25519;

    /// <summary>The key itself.</summary>
    public Ed25519PublicKey PublicKey { get; }

    /// <summary>Reads a verifier key.</summary>
    public static Parsed<NoteVerifierKey> Read(ReadOnlySpan<char> text)
    {
        if (text.Length > MaxLength)
            return Refused("vkey.length", 0);
        var first = text.IndexOf('+');
        var second = first < 0 ? -1 : text[(first + 1)..].IndexOf('+') + first + 1;
        if (second <= first)
            return Refused("vkey.parts", 0);
        var name = text[..first];
        var number = text[(first + 1)..second];
        var material = StrictBase64.Read(text[(second + 1)..]);
        var problems = new List<Problem>();
        if (!IsNumber(number, out var given))
            Add(problems, "vkey.id.form", first + 1);
        if (!NoteKeyId.TryMake(name, given, out var id))
            Add(problems, "vkey.name", 0);
        if (material is null)
            Add(problems, "vkey.base64", second + 1);
        if (problems.Count > 0)
            return new(null, problems);
        if (material is not [(byte)NoteAlgorithm.Ed25519, ..])
            return Refused("vkey.algorithm", second + 1);
        if (!Ed25519PublicKey.TryRead(material.AsSpan(1), out var key))
            return Refused("vkey.key.length", second + 1);
        return NoteKeyId.NumberOf(name, NoteAlgorithm.Ed25519, key) == given
            ? new(new(id!, key), [])
            : Refused("vkey.id.mismatch", first + 1);
    }

    /// <summary>Whether this key made the signature of the note's text.</summary>
    public bool Verifies(ReadOnlySpan<byte> text, ReadOnlySpan<byte> signature) => PublicKey.Verifies(text, signature);

    /// <summary>The verifier key as text.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Id.Name}+{Id.Number:x8}+{Convert.ToBase64String([(byte)Algorithm, .. PublicKey.Octets])}");

    /// <summary>The verifier key of this name; null when the name is none.</summary>
    internal static NoteVerifierKey? Make(ReadOnlySpan<char> name, Ed25519PublicKey key) =>
        NoteKeyId.TryMake(name, NoteKeyId.NumberOf(name, NoteAlgorithm.Ed25519, key), out var id) ? new(id, key) : null;

    /// <summary>Eight lower-case hexadecimal digits, so that one key has one text.</summary>
    internal static bool IsNumber(ReadOnlySpan<char> text, out uint number)
    {
        number = 0;
        return text.Length == 8 && !text.ContainsAnyInRange('A', 'F') &&
            uint.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number);
    }

    static Parsed<NoteVerifierKey> Refused(string code, int offset) => new(null, [Problem(code, offset)]);

    static void Add(List<Problem> problems, string code, int offset) => problems.Add(Problem(code, offset));

    static Problem Problem(string code, int offset) => new(code, offset, "C2SP signed-note, Verifier keys");
}
