namespace Servanda.Transparency.Notes;

/// <summary>How a note's signature is made; the value is the type byte (C2SP signed-note, Signature types).</summary>
public enum NoteAlgorithm : byte
{
    /// <summary>Ed25519 over the note's text.</summary>
    Ed25519 = 0x01,

    /// <summary>Ed25519 over a header, a time and the checkpoint's text (C2SP tlog-cosignature).</summary>
    TimestampedEd25519 = 0x04,
}
