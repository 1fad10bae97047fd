using System.Text;

namespace Servanda.Transparency.Notes;

/// <summary>A note at least one known key signed, with no wrong signature by a known key. Made only by verifying.</summary>
public sealed class VerifiedNote
{
    internal VerifiedNote(SignedNote note, IReadOnlyList<NoteVerifierKey> signers, IReadOnlyList<NoteSignature> others) =>
        (Note, Signers, Others) = (note, signers, others);

    /// <summary>The note.</summary>
    public SignedNote Note { get; }

    /// <summary>The text the signers stand for.</summary>
    public string Text => Encoding.UTF8.GetString(Note.Text.Span);

    /// <summary>The known keys that signed, each once, in the order of their first signatures.</summary>
    public IReadOnlyList<NoteVerifierKey> Signers { get; }

    /// <summary>Signatures by keys not known here; nothing was checked.</summary>
    public IReadOnlyList<NoteSignature> Others { get; }
}
