using System.Globalization;
using System.Security.Cryptography;
using Servanda.Core;
using Servanda.Core.Cryptography;
using Servanda.Transparency.Notes;

namespace Servanda.Transparency.Cosignatures;

/// <summary>
/// A witness's private key, written <c>PRIVATE+KEY+name+id+base64</c> with the type 0x04. It signs nothing but
/// cosignatures: the message does not name the witness, so a key serves one witness only (C2SP tlog-cosignature).
/// </summary>
public sealed class CosigningKey : IDisposable
{
    /// <summary>Characters the text has at the most.</summary>
    public const int MaxLength = PrefixLength + CosignerKey.MaxLength;

    const string Prefix = "PRIVATE+KEY+";
    const int PrefixLength = 12;

    readonly Ed25519PrivateKey _key;

    CosigningKey(Ed25519PrivateKey key, CosignerKey verifier) => (_key, Verifier) = (key, verifier);

    /// <summary>What others check this key's cosignatures with.</summary>
    public CosignerKey Verifier { get; }

    /// <summary>A new key of this name, best a URL without scheme such as <c>witness.example/w1</c>.</summary>
    /// <exception cref="ArgumentException">The name is empty, too long, or holds a space or a plus.</exception>
    /// <exception cref="PlatformNotSupportedException">This machine cannot sign (<see cref="Ed25519.CanSign"/>).</exception>
    public static CosigningKey Generate(string name)
    {
        var key = Ed25519PrivateKey.Generate();
        if (CosignerKey.Make(name, key.PublicKey) is { } verifier)
            return new(key, verifier);
        key.Dispose();
        throw new ArgumentException($"'{name}' is no key name (C2SP signed-note, Format).", nameof(name));
    }

    /// <summary>Reads the secret text; one line break at its end is passed over.</summary>
    /// <exception cref="PlatformNotSupportedException">This machine cannot sign.</exception>
    public static Parsed<CosigningKey> Read(ReadOnlySpan<char> text)
    {
        text = text.EndsWith("\r\n") ? text[..^2] : text.EndsWith("\n") ? text[..^1] : text;
        if (text.Length > MaxLength || !text.StartsWith(Prefix))
            return Refused("skey.prefix", 0);
        var name = text[PrefixLength..];
        // The base64 may hold a plus itself, so the parts are counted from the front.
        var first = name.IndexOf('+');
        if (first < 0 || name.Length < first + 10 || name[first + 9] != '+')
            return Refused("skey.parts", PrefixLength);
        var number = name.Slice(first + 1, 8);
        var material = StrictBase64.Read(name[(first + 10)..]);
        if (material is [(byte)NoteAlgorithm.Ed25519, ..])
            return Refused("skey.not-a-witness", PrefixLength + first + 10);
        if (material is not [(byte)NoteAlgorithm.TimestampedEd25519, ..] || material.Length != 1 + Ed25519.SeedOctets)
            return Refused("skey.key", PrefixLength + first + 10);
        var key = Ed25519PrivateKey.FromSeed(material.AsSpan(1));
        CryptographicOperations.ZeroMemory(material);
        if (CosignerKey.Make(name[..first], key.PublicKey) is { } verifier &&
            VerifierKeyText.IsNumber(number, out var given) && given == verifier.Id.Number)
            return new(new(key, verifier), []);
        key.Dispose();
        return Refused("skey.id.mismatch", PrefixLength);
    }

    /// <summary>Writes the secret text, without a line break.</summary>
    public string Write() => string.Create(CultureInfo.InvariantCulture,
        $"{Prefix}{Verifier.Id.Name}+{Verifier.Id.Number:x8}+{Secret()}");

    /// <summary>Cosigns a checkpoint: whoever calls has checked that it extends all that were cosigned before.</summary>
    /// <param name="text">The whole text of the note with its last newline.</param>
    /// <param name="at">The time it is made; after 1970.</param>
    public NoteSignature Cosign(ReadOnlySpan<byte> text, DateTimeOffset at)
    {
        var time = at.ToUnixTimeSeconds();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(time, nameof(at));
        return new NoteSignature(Verifier.Id, CosignedMessage.Join(time, _key.Sign(CosignedMessage.Of(text, time))));
    }

    /// <summary>Clears the secret.</summary>
    public void Dispose() => _key.Dispose();

    /// <summary>The name and number, so that a log line gives nothing away.</summary>
    public override string ToString() => $"witness key {Verifier.Id}";

    string Secret() => Convert.ToBase64String([(byte)NoteAlgorithm.TimestampedEd25519, .. _key.Seed]);

    static Parsed<CosigningKey> Refused(string code, int offset) =>
        new(null, [new Problem(code, offset, "C2SP signed-note, Verifier keys")]);
}
