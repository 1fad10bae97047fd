using Servanda.Core;
using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Cosignatures;

namespace Servanda.Transparency.Witnessing;

/// <summary>The checkpoint of a log that a witness cosigned last, as the witness keeps it and as it shows it to monitors
/// (C2SP tlog-witness, Monitor Retrieval Mechanism). Made only by checking the cosignature.</summary>
public sealed record CosignedCheckpoint
{
    CosignedCheckpoint(CheckpointNote note, Cosignature cosignature) => (Note, Cosignature) = (note, cosignature);

    /// <summary>The note, with signatures of the log and the cosignature.</summary>
    public CheckpointNote Note { get; }

    /// <summary>What it says.</summary>
    public Checkpoint Checkpoint => Note.Checkpoint;

    /// <summary>The octets of the note.</summary>
    public ReadOnlyMemory<byte> Bytes => Note.Note.Bytes;

    /// <summary>The witness's word.</summary>
    public Cosignature Cosignature { get; }

    /// <summary>Reads what a witness keeps or shows of a log; the signatures of the log are not checked.</summary>
    public static Parsed<CosignedCheckpoint> Read(ReadOnlySpan<byte> bytes, string origin, CosignerKey witness)
    {
        var note = CheckpointNote.Read(bytes);
        if (note.Value is null)
            return new(null, note.Problems);
        if (note.Value.Checkpoint.Origin != origin)
            return new(null, [WitnessProblems.OtherOrigin.At(0, note.Value.Checkpoint.Origin)]);
        var cosignatures = Cosignature.Find(note.Value.Note, [witness]);
        if (cosignatures.Value is not { } found)
            return new(null, cosignatures.Problems);
        return found is [var own]
            ? new(new(note.Value, own), [])
            : new(null, [WitnessProblems.Uncosigned.At(note.Value.Note.Text.Length, witness.Id.ToString())]);
    }
}
