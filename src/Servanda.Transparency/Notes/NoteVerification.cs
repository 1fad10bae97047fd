using Servanda.Core;

namespace Servanda.Transparency.Notes;

/// <summary>Checks a note's signatures (C2SP signed-note, Signatures).</summary>
static class NoteVerification
{
    const string Clause = "C2SP signed-note, Signatures";

    public static Parsed<VerifiedNote> Run(SignedNote note, IReadOnlyList<NoteVerifierKey> known)
    {
        var problems = new List<Problem>();
        var signers = new List<NoteVerifierKey>();
        var others = new List<NoteSignature>();
        foreach (var signature in note.Signatures)
        {
            var keys = known.Where(key => key.Id == signature.Key).ToList();
            if (keys.Count == 0)
            {
                if (!others.Exists(other => Same(other, signature)))
                    others.Add(signature);
            }
            else if (keys.Count > 1)
            {
                // Two keys under one name and number: which of them was meant cannot be told.
                problems.Add(new Problem("note.key.ambiguous", note.Text.Length, Clause, signature.Key.ToString()));
            }
            else if (!keys[0].Verifies(note.Text.Span, signature.Octets.Span))
            {
                problems.Add(new Problem("note.signature.wrong", note.Text.Length, Clause, signature.Key.ToString()));
            }
            else if (!signers.Contains(keys[0]))
            {
                signers.Add(keys[0]);
            }
        }
        if (signers.Count == 0 && problems.Count == 0)
            problems.Add(new Problem("note.unsigned", note.Text.Length, Clause));
        return new(problems.Count == 0 ? new VerifiedNote(note, signers, others) : null, problems);
    }

    static bool Same(NoteSignature one, NoteSignature other) =>
        one.Key == other.Key && one.Octets.Span.SequenceEqual(other.Octets.Span);
}
