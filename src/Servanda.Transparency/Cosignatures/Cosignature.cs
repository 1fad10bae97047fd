using Servanda.Core;
using Servanda.Transparency.Notes;

namespace Servanda.Transparency.Cosignatures;

/// <summary>A witness's word, checked: at that time the checkpoint was the largest it had seen of the log, and it
/// extended all it had seen before (C2SP tlog-cosignature, Ed25519 signed message).</summary>
/// <param name="By">The witness.</param>
/// <param name="Time">When, in seconds since 1970, by the witness's clock.</param>
/// <param name="Line">The signature line as it stands in the note.</param>
public sealed record Cosignature(CosignerKey By, long Time, NoteSignature Line)
{
    const string Clause = "C2SP tlog-cosignature, Format";

    /// <summary>
    /// The cosignatures that witnesses known here put on a checkpoint, each witness once with its latest time, in the order
    /// they stand. No value where one of theirs is wrong: such a note is malformed (C2SP signed-note, Signatures).
    /// Signatures by other keys are passed over.
    /// </summary>
    public static Parsed<IReadOnlyList<Cosignature>> Find(SignedNote note, IReadOnlyList<CosignerKey> known)
    {
        var problems = new List<Problem>();
        var found = new List<Cosignature>();
        foreach (var line in note.Signatures)
        {
            foreach (var key in known.Where(key => key.Id == line.Key))
            {
                if (!key.Verifies(note.Text.Span, line.Octets.Span, out var time))
                    problems.Add(new Problem("cosignature.wrong", note.Text.Length, Clause, line.Key.ToString()));
                else if (found.FindIndex(one => one.By == key) is >= 0 and var at)
                    found[at] = found[at].Time < time ? new(key, time, line) : found[at];
                else
                    found.Add(new(key, time, line));
            }
        }
        return new(problems.Count == 0 ? found : null, problems);
    }
}
