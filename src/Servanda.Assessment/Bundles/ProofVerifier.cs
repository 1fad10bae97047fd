using System.Globalization;
using Servanda.Accords;
using Servanda.Accords.Leaves;
using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Merkle;
using Servanda.Transparency.Policies;
using Servanda.Transparency.Proofs;

namespace Servanda.Assessment.Bundles;

/// <summary>Verifies that a leaf is in a log, offline (C2SP tlog-proof, Verifying a tlog proof).</summary>
/// <param name="policy">Which logs and witnesses are believed; null where the reader has none: then the way from the leaf to the
/// root is checked, and nobody's signature.</param>
public sealed class ProofVerifier(LogPolicy? policy)
{
    // 9999-12-31T23:59:59Z, the last second a DateTimeOffset has.
    const long MaxSeconds = 253_402_300_799;

    /// <summary>One check each for the proof's form, the leaf, the way to the root, the log's signature and the
    /// witnesses.</summary>
    /// <param name="proof">The bytes of the proof.</param>
    /// <param name="entry">What it is about; null takes the leaf that stands in the proof's extra line.</param>
    public IReadOnlyList<BundleCheck> Verify(ReadOnlySpan<byte> proof, byte[]? entry = null)
    {
        var read = TlogProof.Read(proof);
        if (read.Value is not { } parsed)
            return [Failed("proof", $"not readable as a proof: {read.Problems[0].Code}", $"illisible comme preuve : {read.Problems[0].Code}")];
        if ((entry is null ? parsed.Extra : entry.AsMemory()) is not { } leaf)
            return [Failed("leaf", "the proof has no extra line with the leaf; name its file with --leaf",
                "la preuve n’a pas de ligne extra avec la feuille ; nommez son fichier avec --leaf")];
        var note = CheckpointNote.Read(parsed.Checkpoint.Span);
        if (note.Value is not { } checkpoint)
            return [Failed("proof", $"its checkpoint is not readable: {note.Problems[0].Code}",
                $"son point de contrôle est illisible : {note.Problems[0].Code}")];
        return
        [
            Passed("proof", Invariant($"entry {parsed.Index} of {checkpoint.Checkpoint.Origin} at {checkpoint.Checkpoint.Size} entries"),
                Invariant($"entrée {parsed.Index} de {checkpoint.Checkpoint.Origin} à {checkpoint.Checkpoint.Size} entrées")),
            OfLeaf(leaf.Span),
            Inclusion(parsed, leaf.Span, checkpoint.Checkpoint),
            .. Signatures(checkpoint),
        ];
    }

    static BundleCheck OfLeaf(ReadOnlySpan<byte> entry)
    {
        var read = Leaf.Read(entry);
        if (read.Value is not { } leaf)
            return new("leaf", CheckOutcome.NotApplicable, new(
                $"not a leaf as Servanda writes it: {read.Problems[0].Code}", $"pas une feuille telle que Servanda l’écrit : {read.Problems[0].Code}"));
        var (kind, time) = (LeafWords.Id(leaf.Kind), leaf.Time.UtcDateTime.ToString("u", CultureInfo.InvariantCulture));
        return Passed("leaf", $"{kind} about {leaf.Subject}, which says it was written {time}",
            $"{kind} sur {leaf.Subject}, qui se dit écrite le {time}");
    }

    static BundleCheck Inclusion(TlogProof proof, ReadOnlySpan<byte> entry, Checkpoint checkpoint) =>
        MerkleProof.ShowsInclusion(Rfc6962.Leaf(entry), proof.Index, checkpoint.Size, proof.Hashes, checkpoint.Root)
            ? Passed("inclusion", Invariant($"{proof.Hashes.Count} hashes lead from the leaf to the root of the checkpoint"),
                Invariant($"{proof.Hashes.Count} condensés mènent de la feuille à la racine du point de contrôle"))
            : Failed("inclusion", "the hashes do not lead from this leaf to the root of the checkpoint",
                "les condensés ne mènent pas de cette feuille à la racine du point de contrôle");

    IEnumerable<BundleCheck> Signatures(CheckpointNote checkpoint)
    {
        if (policy is null)
        {
            var words = new Text("who signed is not checked without --policy", "qui a signé n’est pas vérifié sans --policy");
            return [new("log", CheckOutcome.NotApplicable, words), new("witnesses", CheckOutcome.NotApplicable, words)];
        }
        var accepted = policy.Verify(checkpoint);
        var ofWitnesses = accepted.Problems.ToLookup(ProofWords.IsAboutWitnesses);
        return
        [
            ofWitnesses[false].FirstOrDefault() is { } fault ? Failed("log", ProofWords.Of(fault))
                : Passed("log", $"the checkpoint is signed by {checkpoint.Checkpoint.Origin}",
                    $"le point de contrôle est signé par {checkpoint.Checkpoint.Origin}"),
            ofWitnesses[true].FirstOrDefault() is { } missing ? Failed("witnesses", ProofWords.Of(missing))
                : accepted.Value is { } value ? Witnesses(value)
                : new("witnesses", CheckOutcome.NotApplicable, new(
                    "not asked, as the log's signature does not hold", "sans objet, la signature du journal ne tenant pas")),
        ];
    }

    static BundleCheck Witnesses(AcceptedCheckpoint accepted)
    {
        if (accepted.Cosignatures.Count == 0)
            return new("witnesses", CheckOutcome.NotApplicable, new("the policy asks for none", "la politique n’en demande aucun"));
        var names = string.Join(", ", accepted.Cosignatures.Select(one => one.By.Id.Name));
        // Of several clocks the latest: what it says holds if any one of the witnesses is honest.
        var last = accepted.Cosignatures.Max(one => one.Time);
        var time = last > MaxSeconds ? "?" : DateTimeOffset.FromUnixTimeSeconds(last).UtcDateTime.ToString("u", CultureInfo.InvariantCulture);
        var others = accepted.Signed.Note.Note.Signatures.Count - accepted.Cosignatures.Count - accepted.Signed.Signers.Count;
        return Passed("witnesses",
            $"recorded no later than {time}, by {names}" + (others > 0 ? Invariant($"; {others} more the policy does not know") : ""),
            $"inscrit au plus tard le {time}, selon {names}" + (others > 0 ? Invariant($" ; {others} de plus, inconnus de la politique") : ""));
    }

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    static BundleCheck Passed(string name, string en, string fr) => BundleVerifier.Passed(name, en, fr);

    static BundleCheck Failed(string name, string en, string fr) => BundleVerifier.Failed(name, en, fr);

    static BundleCheck Failed(string name, Text words) => new(name, CheckOutcome.Failed, words);
}
