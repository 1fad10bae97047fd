using System.Globalization;
using System.Text;
using Servanda.Core;
using Servanda.Transparency.Merkle;
using Servanda.Transparency.Notes;

namespace Servanda.Transparency.Witnessing;

/// <summary>What a log sends a witness: a checkpoint, and the proof that it extends the one the witness cosigned last
/// (C2SP tlog-witness, add-checkpoint). Well-formed; nothing in it is believed yet.</summary>
/// <param name="OldSize">The size the witness is thought to have cosigned last; 0 where none.</param>
/// <param name="Proof">The consistency proof from that size; 63 hashes at the most.</param>
/// <param name="Checkpoint">The checkpoint with its signatures.</param>
public sealed record AddCheckpoint(long OldSize, IReadOnlyList<TreeHash> Proof, SignedNote Checkpoint)
{
    /// <summary>Octets of a request at the most: a note of 16 signatures of the largest kind, and a proof.</summary>
    public const int MaxOctets = 128 * 1024;

    /// <summary>Below a witness's submission prefix.</summary>
    public const string Path = "add-checkpoint";

    /// <summary>Reads a request.</summary>
    public static Parsed<AddCheckpoint> Read(ReadOnlySpan<byte> request) => AddCheckpointReader.Read(request);

    /// <summary>The request's octets.</summary>
    public byte[] Write()
    {
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"old {OldSize}\n");
        foreach (var hash in Proof)
            head.Append(hash).Append('\n');
        head.Append('\n');
        return [.. Encoding.ASCII.GetBytes(head.ToString()), .. Checkpoint.Bytes.Span];
    }
}
