using System.Globalization;
using System.Security.Cryptography;
using Servanda.Core;
using Servanda.Core.Cryptography;

namespace Servanda.Transparency.Notes;

/// <summary>
/// The parts of a secret key, <c>PRIVATE+KEY+name+id+base64</c>, whatever it signs: the form of Go's note tools, which C2SP
/// tools share. The key is the taker's to dispose of.
/// </summary>
sealed record SigningKeyText(VerifierKeyText Verifier, Ed25519PrivateKey Key)
{
    /// <summary>Characters a secret key has at the most.</summary>
    public const int MaxLength = PrefixLength + VerifierKeyText.MaxLength;

    const string Prefix = "PRIVATE+KEY+", Clause = "C2SP signed-note, Verifier keys";
    const int PrefixLength = 12;

    /// <summary>A new key of this name and type.</summary>
    /// <exception cref="ArgumentException">The name is empty, too long, or holds a space or a plus.</exception>
    /// <exception cref="PlatformNotSupportedException">This machine cannot sign (<see cref="Ed25519.CanSign"/>).</exception>
    public static SigningKeyText Generate(string name, NoteAlgorithm algorithm)
    {
        var key = Ed25519PrivateKey.Generate();
        if (VerifierKeyText.Make(name, algorithm, key.PublicKey) is { } verifier)
            return new(verifier, key);
        key.Dispose();
        throw NoName(name);
    }

    /// <summary>Gives a private key a name and a type.</summary>
    /// <exception cref="ArgumentException">The name is empty, too long, or holds a space or a plus.</exception>
    public static SigningKeyText Named(string name, NoteAlgorithm algorithm, Ed25519PrivateKey key) =>
        VerifierKeyText.Make(name, algorithm, key.PublicKey) is { } verifier ? new(verifier, key) : throw NoName(name);

    /// <summary>Reads a key of this type; one line break at its end is passed over.</summary>
    /// <param name="text">The text.</param>
    /// <param name="algorithm">The type wanted.</param>
    /// <param name="otherType">What is said of a key of the other type.</param>
    /// <exception cref="PlatformNotSupportedException">This machine cannot sign.</exception>
    public static Parsed<SigningKeyText> Read(ReadOnlySpan<char> text, NoteAlgorithm algorithm, string otherType)
    {
        text = text.EndsWith("\r\n") ? text[..^2] : text.EndsWith("\n") ? text[..^1] : text;
        if (text.Length > MaxLength || !text.StartsWith(Prefix))
            return Refused("skey.prefix", 0);
        // The base64 may hold a plus itself, so the parts are counted from the front.
        var name = text[PrefixLength..];
        var first = name.IndexOf('+');
        if (first < 0 || name.Length < first + 10 || name[first + 9] != '+')
            return Refused("skey.parts", PrefixLength);
        var at = PrefixLength + first + 10;
        var material = StrictBase64.Read(text[at..]);
        if (material is not [var type, ..] || material.Length != 1 + Ed25519.SeedOctets)
            return Refused("skey.key", at);
        if (type != (byte)algorithm)
        {
            CryptographicOperations.ZeroMemory(material);
            return Refused(type is (byte)NoteAlgorithm.Ed25519 or (byte)NoteAlgorithm.TimestampedEd25519 ? otherType : "skey.key", at);
        }
        var key = Ed25519PrivateKey.FromSeed(material.AsSpan(1));
        CryptographicOperations.ZeroMemory(material);
        if (VerifierKeyText.Make(name[..first], algorithm, key.PublicKey) is { } verifier &&
            VerifierKeyText.IsNumber(name.Slice(first + 1, 8), out var given) && given == verifier.Id.Number)
            return new(new(verifier, key), []);
        key.Dispose();
        return Refused("skey.id.mismatch", PrefixLength);
    }

    /// <summary>Writes the secret text, without a line break.</summary>
    public static string Write(NoteKeyId id, NoteAlgorithm algorithm, Ed25519PrivateKey key) => string.Create(
        CultureInfo.InvariantCulture, $"{Prefix}{id.Name}+{id.Number:x8}+{Convert.ToBase64String([(byte)algorithm, .. key.Seed])}");

    static ArgumentException NoName(string name) =>
        new($"'{name}' is no key name (C2SP signed-note, Format).", nameof(name));

    static Parsed<SigningKeyText> Refused(string code, int offset) => new(null, [new Problem(code, offset, Clause)]);
}
