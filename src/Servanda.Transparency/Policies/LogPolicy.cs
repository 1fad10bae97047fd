using System.Text;
using Servanda.Core;
using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Cosignatures;
using Servanda.Transparency.Notes;

namespace Servanda.Transparency.Policies;

/// <summary>Which logs are believed, and how many witnesses of which must have seen a checkpoint (C2SP tlog-policy).</summary>
public sealed class LogPolicy
{
    /// <summary>Octets of a policy at the most; a bound of ours.</summary>
    public const int MaxOctets = 256 * 1024;

    /// <summary>Logs, witnesses and groups at the most, of each; the standard asks for 32.</summary>
    public const int MaxOfEach = 256;

    internal LogPolicy(IReadOnlyList<PolicyLog> logs, IReadOnlyList<PolicyMember.Witness> witnesses, PolicyMember? quorum) =>
        (Logs, Witnesses, Quorum) = (logs, witnesses, quorum);

    /// <summary>The logs, in the order given; may be empty (<see cref="WithLog"/>).</summary>
    public IReadOnlyList<PolicyLog> Logs { get; }

    /// <summary>All witnesses, whether the quorum asks for them or not.</summary>
    public IReadOnlyList<PolicyMember.Witness> Witnesses { get; }

    /// <summary>Who must have cosigned; null for <c>quorum none</c>.</summary>
    public PolicyMember? Quorum { get; }

    /// <summary>Reads a policy. One with any fault has no value: a quorum half understood is none.</summary>
    public static Parsed<LogPolicy> Read(ReadOnlySpan<byte> text) => PolicyReader.Read(text);

    /// <summary>A policy of one log and no witnesses.</summary>
    public static LogPolicy Unwitnessed(NoteVerifierKey log) => new([new PolicyLog(log.ToString(), log, null)], [], null);

    /// <summary>The same policy with one more log, which is known from elsewhere.</summary>
    public LogPolicy WithLog(NoteVerifierKey log) => new([.. Logs, new PolicyLog(log.ToString(), log, null)], Witnesses, Quorum);

    /// <summary>Whether these cosignatures are enough.</summary>
    public bool IsMetBy(IReadOnlyList<Cosignature> cosignatures) =>
        Quorum?.IsMetBy(witness => cosignatures.Any(one => one.By == witness.Key)) ?? true;

    /// <summary>Reads a checkpoint and checks it: a log of the policy signed, and witnesses as the quorum asks. Every
    /// fault is told; a wrong signature of a log or witness of the policy refuses the whole.</summary>
    public Parsed<AcceptedCheckpoint> Verify(ReadOnlySpan<byte> checkpoint)
    {
        var read = CheckpointNote.Read(checkpoint);
        return read.Value is { } note ? Verify(note) : new(null, read.Problems);
    }

    /// <summary>Checks a checkpoint that was read.</summary>
    public Parsed<AcceptedCheckpoint> Verify(CheckpointNote note)
    {
        List<Problem> problems = [];
        var origin = note.Checkpoint.Origin;
        List<NoteVerifierKey> keys = [.. Logs.Select(log => log.Key).OfType<NoteVerifierKey>().Where(key => key.Id.Name == origin)];
        var signed = keys.Count == 0
            ? new Parsed<VerifiedCheckpoint>(null, [PolicyProblems.UnknownLog.At(0, origin)])
            : note.Verify(origin, keys);
        problems.AddRange(signed.Problems);
        var found = Cosignature.Find(note.Note, [.. Witnesses.Select(witness => witness.Key).OfType<CosignerKey>()]);
        problems.AddRange(found.Problems);
        var cosignatures = found.Value ?? [];
        if (!IsMetBy(cosignatures))
            problems.Add(PolicyProblems.Quorum.At(note.Note.Text.Length, Missing(cosignatures)));
        return new(problems.Count == 0 ? new AcceptedCheckpoint(signed.Value!, cosignatures) : null, problems);
    }

    string Missing(IReadOnlyList<Cosignature> cosignatures)
    {
        var missing = new StringBuilder("without");
        foreach (var witness in Witnesses.Where(witness => cosignatures.All(one => one.By != witness.Key)))
            missing.Append(' ').Append(witness.Name);
        return missing.ToString();
    }
}
