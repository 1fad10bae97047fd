using System.Globalization;
using System.Security.Cryptography;
using Servanda.Core;
using Servanda.Core.Cryptography;

namespace Servanda.Transparency.Notes;

/// <summary>
/// A key to sign notes with: a name and a private key. As text it is <c>PRIVATE+KEY+name+id+base64</c>, the form of Go's
/// note tools, which C2SP tools share.
/// </summary>
public sealed class NoteSigningKey : IDisposable
{
    /// <summary>Characters the text has at the most.</summary>
    public const int MaxLength = PrefixLength + NoteVerifierKey.MaxLength;

    const string Prefix = "PRIVATE+KEY+";
    const int PrefixLength = 12;

    readonly Ed25519PrivateKey _key;

    NoteSigningKey(Ed25519PrivateKey key, NoteVerifierKey verifier) => (_key, Verifier) = (key, verifier);

    /// <summary>What others check this key's signatures with.</summary>
    public NoteVerifierKey Verifier { get; }

    /// <summary>A new key of this name.</summary>
    /// <exception cref="ArgumentException">The name is empty, too long, or holds a space or a plus.</exception>
    /// <exception cref="PlatformNotSupportedException">This machine cannot sign (<see cref="Ed25519.CanSign"/>).</exception>
    public static NoteSigningKey Generate(string name) => Named(name, Ed25519PrivateKey.Generate());

    /// <summary>Gives a private key a name; from then on it is disposed with this.</summary>
    /// <exception cref="ArgumentException">The name is empty, too long, or holds a space or a plus.</exception>
    public static NoteSigningKey Named(string name, Ed25519PrivateKey key) =>
        NoteVerifierKey.Make(name, key.PublicKey) is { } verifier
            ? new(key, verifier)
            : throw new ArgumentException($"'{name}' is no key name (C2SP signed-note, Format).", nameof(name));

    /// <summary>Reads the secret text; one line break at its end is passed over.</summary>
    /// <exception cref="PlatformNotSupportedException">This machine cannot sign.</exception>
    public static Parsed<NoteSigningKey> Read(ReadOnlySpan<char> text)
    {
        text = text.EndsWith("\r\n") ? text[..^2] : text.EndsWith("\n") ? text[..^1] : text;
        if (text.Length > MaxLength || !text.StartsWith(Prefix))
            return Refused("skey.prefix", 0);
        // The base64 may hold a plus itself, so the parts are counted from the front.
        var name = text[PrefixLength..];
        var first = name.IndexOf('+');
        if (first < 0 || name.Length < first + 10 || name[first + 9] != '+')
            return Refused("skey.parts", PrefixLength);
        var number = name.Slice(first + 1, 8);
        var material = StrictBase64.Read(name[(first + 10)..]);
        name = name[..first];
        if (material is not [(byte)NoteAlgorithm.Ed25519, ..] || material.Length != 1 + Ed25519.SeedOctets)
            return Refused("skey.key", PrefixLength + first + 10);
        var key = Ed25519PrivateKey.FromSeed(material.AsSpan(1));
        CryptographicOperations.ZeroMemory(material);
        if (NoteVerifierKey.Make(name, key.PublicKey) is { } verifier &&
            VerifierKeyText.IsNumber(number, out var given) && given == verifier.Id.Number)
            return new(new(key, verifier), []);
        key.Dispose();
        return Refused("skey.id.mismatch", PrefixLength);
    }

    /// <summary>Writes the secret text, without a line break.</summary>
    public string Write() => string.Create(CultureInfo.InvariantCulture,
        $"{Prefix}{Verifier.Id.Name}+{Verifier.Id.Number:x8}+{Secret()}");

    /// <summary>Writes the private key alone, as PKCS #8 in PEM (RFC 8410 §7). The text is the secret.</summary>
    public string WritePem() => _key.WritePem();

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    /// <summary>The name and number, so that a log line gives nothing away.</summary>
    public override string ToString() => $"signing key {Verifier.Id}";

    internal byte[] Sign(ReadOnlySpan<byte> text) => _key.Sign(text);

    string Secret() => Convert.ToBase64String([(byte)Verifier.Algorithm, .. _key.Seed]);

    static Parsed<NoteSigningKey> Refused(string code, int offset) =>
        new(null, [new Problem(code, offset, "C2SP signed-note, Verifier keys")]);
}
