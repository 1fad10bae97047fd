using System.Text;
using Servanda.Core;
using Servanda.Transparency.Merkle;
using Servanda.Transparency.Notes;
using Servanda.Transparency.Tiles;

namespace Servanda.Transparency.Witnessing;

/// <summary>Reads the body of add-checkpoint (C2SP tlog-witness).</summary>
static class AddCheckpointReader
{
    static ReadOnlySpan<byte> Old => "old "u8;

    public static Parsed<AddCheckpoint> Read(ReadOnlySpan<byte> request)
    {
        if (request.Length > AddCheckpoint.MaxOctets)
            return new(null, [WitnessProblems.Length.At(AddCheckpoint.MaxOctets)]);
        var problems = new ProblemLog();
        var (offset, oldSize, proof) = (0, 0L, new List<TreeHash>());
        for (var number = 0; ; number++)
        {
            var length = request[offset..].IndexOf((byte)'\n');
            if (length < 0 || number > ProofShape.MaxHashes + 1)
            {
                problems.Add((length < 0 ? WitnessProblems.Unseparated : WitnessProblems.Proof).At(offset));
                return new(null, problems.InOrder());
            }
            var line = request.Slice(offset, length);
            if (number == 0 && (!line.StartsWith(Old) || !DecimalText.TryRead(Encoding.UTF8.GetString(line[Old.Length..]), out oldSize)))
                problems.Add(WitnessProblems.OldSize.At(offset, line));
            else if (number > 0 && length > 0 && TreeHash.TryRead(Encoding.UTF8.GetString(line), out var hash))
                proof.Add(hash);
            else if (number > 0 && length > 0)
                problems.Add(WitnessProblems.Hash.At(offset, line));
            offset += length + 1;
            if (number > 0 && length == 0)
                break;
        }
        var note = SignedNote.Read(request[offset..]);
        foreach (var problem in note.Problems)
            problems.Add(problem with { Offset = problem.Offset + offset });
        var found = problems.InOrder();
        return new(found.Count == 0 ? new AddCheckpoint(oldSize, proof, note.Value!) : null, found);
    }
}
