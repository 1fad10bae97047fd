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
    const NoteAlgorithm Algorithm = NoteAlgorithm.TimestampedEd25519;

    readonly Ed25519PrivateKey _key;

    CosigningKey(SigningKeyText parts) => (_key, Verifier) = (parts.Key, CosignerKey.Of(parts.Verifier));

    /// <summary>What others check this key's cosignatures with.</summary>
    public CosignerKey Verifier { get; }

    /// <summary>A new key of this name, best a URL without scheme such as <c>witness.example/w1</c>.</summary>
    /// <exception cref="ArgumentException">The name is empty, too long, or holds a space or a plus.</exception>
    /// <exception cref="PlatformNotSupportedException">This machine cannot sign (<see cref="Ed25519.CanSign"/>).</exception>
    public static CosigningKey Generate(string name) => new(SigningKeyText.Generate(name, Algorithm));

    /// <summary>Reads the secret text; one line break at its end is passed over.</summary>
    /// <exception cref="PlatformNotSupportedException">This machine cannot sign.</exception>
    public static Parsed<CosigningKey> Read(ReadOnlySpan<char> text)
    {
        var read = SigningKeyText.Read(text, Algorithm, otherType: "skey.not-a-witness");
        return new(read.Value is { } parts ? new(parts) : null, read.Problems);
    }

    /// <summary>Writes the secret text, without a line break.</summary>
    public string Write() => SigningKeyText.Write(Verifier.Id, Algorithm, _key);

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
}
