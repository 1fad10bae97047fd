using System.Globalization;
using Servanda.Core;
using Servanda.Core.Cryptography;

namespace Servanda.Transparency.Notes;

/// <summary>The parts of a verifier key, <c>name+id+base64</c>, whatever it verifies (C2SP signed-note, Verifier keys).</summary>
sealed record VerifierKeyText(NoteKeyId Id, Ed25519PublicKey Key)
{
    const string Clause = "C2SP signed-note, Verifier keys";

    /// <summary>Characters a verifier key has at the most.</summary>
    public const int MaxLength = NoteKeyId.MaxNameLength + 1 + 8 + 1 + 64;

    /// <summary>Reads a key of this type; a key of another type has no value.</summary>
    public static Parsed<VerifierKeyText> Read(ReadOnlySpan<char> text, NoteAlgorithm algorithm)
    {
        if (text.Length > MaxLength)
            return Refused("vkey.length", 0);
        var first = text.IndexOf('+');
        var second = first < 0 ? -1 : text[(first + 1)..].IndexOf('+') + first + 1;
        if (second <= first)
            return Refused("vkey.parts", 0);
        var name = text[..first];
        var material = StrictBase64.Read(text[(second + 1)..]);
        var problems = new List<Problem>();
        if (!IsNumber(text[(first + 1)..second], out var given))
            problems.Add(new Problem("vkey.id.form", first + 1, Clause));
        if (!NoteKeyId.TryMake(name, given, out var id))
            problems.Add(new Problem("vkey.name", 0, Clause));
        if (material is null)
            problems.Add(new Problem("vkey.base64", second + 1, Clause));
        if (problems.Count > 0)
            return new(null, problems);
        if (material is not [var type, ..] || type != (byte)algorithm)
            return Refused("vkey.algorithm", second + 1);
        if (!Ed25519PublicKey.TryRead(material.AsSpan(1), out var key))
            return Refused("vkey.key.length", second + 1);
        return NoteKeyId.NumberOf(name, algorithm, key) == given
            ? new(new(id!, key), [])
            : Refused("vkey.id.mismatch", first + 1);
    }

    /// <summary>The parts for this name; null when the name is none.</summary>
    public static VerifierKeyText? Make(ReadOnlySpan<char> name, NoteAlgorithm algorithm, Ed25519PublicKey key) =>
        NoteKeyId.TryMake(name, NoteKeyId.NumberOf(name, algorithm, key), out var id) ? new(id, key) : null;

    /// <summary>The verifier key as text.</summary>
    public string Write(NoteAlgorithm algorithm) => string.Create(CultureInfo.InvariantCulture,
        $"{Id.Name}+{Id.Number:x8}+{Convert.ToBase64String([(byte)algorithm, .. Key.Octets])}");

    /// <summary>Eight lower-case hexadecimal digits, so that one key has one text.</summary>
    public static bool IsNumber(ReadOnlySpan<char> text, out uint number)
    {
        number = 0;
        return text.Length == 8 && !text.ContainsAnyInRange('A', 'F') &&
            uint.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number);
    }

    static Parsed<VerifierKeyText> Refused(string code, int offset) => new(null, [new Problem(code, offset, Clause)]);
}
