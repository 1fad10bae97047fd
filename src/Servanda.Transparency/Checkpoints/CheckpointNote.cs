using Servanda.Core;
using Servanda.Transparency.Notes;

namespace Servanda.Transparency.Checkpoints;

/// <summary>
/// A signed note whose text is a checkpoint (C2SP tlog-checkpoint), well-formed but not yet believed:
/// <see cref="Verify(NoteVerifierKey)"/> tells whether the log signed it.
/// </summary>
public sealed class CheckpointNote
{
    CheckpointNote(SignedNote note, Checkpoint checkpoint) => (Note, Checkpoint) = (note, checkpoint);

    /// <summary>The note as it stands, with all its signatures.</summary>
    public SignedNote Note { get; }

    /// <summary>What its text says.</summary>
    public Checkpoint Checkpoint { get; }

    /// <summary>Reads a note and its text.</summary>
    public static Parsed<CheckpointNote> Read(ReadOnlySpan<byte> bytes)
    {
        var note = SignedNote.Read(bytes);
        return note.Value is { } signed ? Read(signed) : new(null, note.Problems);
    }

    /// <summary>Reads the text of a note.</summary>
    public static Parsed<CheckpointNote> Read(SignedNote note)
    {
        var text = Checkpoint.Read(note.Text.Span);
        return new(text.Value is { } checkpoint ? new CheckpointNote(note, checkpoint) : null, text.Problems);
    }

    /// <summary>Signs a checkpoint of ours. Whoever calls has made sure that it extends all that were signed before.</summary>
    /// <exception cref="ArgumentException">The origin or an extension cannot stand in a note; there is no key.</exception>
    public static CheckpointNote Sign(Checkpoint checkpoint, params ReadOnlySpan<NoteSigningKey> keys)
    {
        var note = SignedNote.Sign(checkpoint.Write(), keys);
        return Read(note).Value
            ?? throw new ArgumentException("That is no checkpoint (C2SP tlog-checkpoint, Note text).", nameof(checkpoint));
    }

    /// <summary>The same checkpoint with one more signature line, of a witness; nothing is checked.</summary>
    /// <exception cref="ArgumentException">The note has as many signatures as it may.</exception>
    public CheckpointNote With(NoteSignature signature) => new(Note.With(signature), Checkpoint);

    /// <summary>Checks that it is of this log and that one of the log's keys signed; no value where a signature by a known
    /// key is wrong.</summary>
    /// <param name="origin">The log; mostly the name of its key (C2SP tlog-checkpoint, Signatures: SHOULD).</param>
    /// <param name="keys">The log's keys.</param>
    public Parsed<VerifiedCheckpoint> Verify(string origin, params IReadOnlyList<NoteVerifierKey> keys)
    {
        if (Checkpoint.Origin != origin)
            return new(null, [CheckpointProblems.OtherOrigin.At(0, Checkpoint.Origin)]);
        var verified = Note.Verify(keys);
        return new(verified.Value is { } note ? new VerifiedCheckpoint(this, note.Signers) : null, verified.Problems);
    }

    /// <summary>Checks that the log of this key signed, under the key's name as origin.</summary>
    public Parsed<VerifiedCheckpoint> Verify(NoteVerifierKey log) => Verify(log.Id.Name, log);
}
