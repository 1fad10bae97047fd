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
    public const int MaxLength = SigningKeyText.MaxLength;

    const NoteAlgorithm Algorithm = NoteAlgorithm.Ed25519;

    readonly Ed25519PrivateKey _key;

    NoteSigningKey(SigningKeyText parts) => (_key, Verifier) = (parts.Key, NoteVerifierKey.Of(parts.Verifier));

    /// <summary>What others check this key's signatures with.</summary>
    public NoteVerifierKey Verifier { get; }

    /// <summary>A new key of this name.</summary>
    /// <exception cref="ArgumentException">The name is empty, too long, or holds a space or a plus.</exception>
    /// <exception cref="PlatformNotSupportedException">This machine cannot sign (<see cref="Ed25519.CanSign"/>).</exception>
    public static NoteSigningKey Generate(string name) => new(SigningKeyText.Generate(name, Algorithm));

    /// <summary>Gives a private key a name; from then on it is disposed with this.</summary>
    /// <exception cref="ArgumentException">The name is empty, too long, or holds a space or a plus.</exception>
    public static NoteSigningKey Named(string name, Ed25519PrivateKey key) => new(SigningKeyText.Named(name, Algorithm, key));

    /// <summary>Reads the secret text; one line break at its end is passed over.</summary>
    /// <exception cref="PlatformNotSupportedException">This machine cannot sign.</exception>
    public static Parsed<NoteSigningKey> Read(ReadOnlySpan<char> text)
    {
        var read = SigningKeyText.Read(text, Algorithm, otherType: "skey.key");
        return new(read.Value is { } parts ? new(parts) : null, read.Problems);
    }

    /// <summary>Writes the secret text, without a line break.</summary>
    public string Write() => SigningKeyText.Write(Verifier.Id, Algorithm, _key);

    /// <summary>Writes the private key alone, as PKCS #8 in PEM (RFC 8410 §7). The text is the secret.</summary>
    public string WritePem() => _key.WritePem();

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    /// <summary>The name and number, so that a log line gives nothing away.</summary>
    public override string ToString() => $"signing key {Verifier.Id}";

    internal byte[] Sign(ReadOnlySpan<byte> text) => _key.Sign(text);
}
