using System.Text;
using Servanda.Core;
using Servanda.Transparency.Notes;

namespace Servanda.Assessment.Bundles;

/// <summary><c>manifest.sig</c>: a C2SP signed note that names the manifest by its digest, and with it every file.</summary>
static class BundleNote
{
    public const string Path = "manifest.sig";

    /// <summary>The bytes of the note.</summary>
    public static ReadOnlyMemory<byte> Sign(Manifest manifest, Digest digest, NoteSigningKey key) =>
        SignedNote.Sign(TextOf(manifest, digest), key).Bytes;

    /// <summary>Why the note does not vouch for this manifest with this key; null when it does.</summary>
    public static string? Fault(ReadOnlySpan<byte> note, Manifest manifest, Digest digest, NoteVerifierKey key)
    {
        if (SignedNote.Read(note).Value is not { } read)
            return "it is not a signed note";
        if (Encoding.UTF8.GetString(read.Text.Span) != TextOf(manifest, digest))
            return "it names another manifest";
        // One signature and nothing else: a line more would be a byte that nothing vouches for.
        return read.Signatures.Count == 1 && read.Verify(key).Value is not null
            ? null
            : $"it has no valid signature by {key.Id}";
    }

    static string TextOf(Manifest manifest, Digest digest) =>
        $"{Manifest.Format1}\n{manifest.Plan.Organisation.Id}\n{BundleJson.Time(manifest.StartedAt)}\nsha256 {digest}\n";
}
