using Servanda.Accords.Scorecards;
using Servanda.Core.Cryptography;
using Servanda.Core.Json;

namespace Servanda.Accords.Leaves;

/// <summary>Reads the body of each kind. Where a member has a problem the value is of no use, and nobody gets it.</summary>
static class LeafBodies
{
    public static LeafBody Read(LeafKind kind, LeafFields body) => kind switch
    {
        LeafKind.AccordText => new LeafBody.AccordText(
            body.Digest("text"), body.Word<Language>("language", Words.Id).GetValueOrDefault(), body.OptionalDate("effective")),
        LeafKind.OrganisationIdentity => new LeafBody.OrganisationIdentity(
            body.Commitment("identity"), body.OptionalCommitment("assets")),
        LeafKind.Signature => new LeafBody.Signature(
            body.Id("accord"), body.OptionalDigest("text"), body.OptionalDate("on"),
            body.Word<SignatureBasis>("basis", LeafWords.Id).GetValueOrDefault(), body.OptionalCommitment("signatory")),
        LeafKind.SignatureCorrection => new LeafBody.SignatureCorrection(
            body.Digest("corrects"), body.Word<CorrectionReason>("reason", LeafWords.Id).GetValueOrDefault(),
            body.OptionalDate("on"), body.OptionalDigest("text")),
        LeafKind.Withdrawal => new LeafBody.Withdrawal(
            body.Id("accord"), body.OptionalDigest("withdraws"), body.OptionalDate("on")),
        LeafKind.ImportBaseline => ImportBaseline(body),
        LeafKind.Method => new LeafBody.Method(body.Id("edition"), body.Digest("digest")),
        LeafKind.EvidenceSnapshot => EvidenceSnapshot(body),
        LeafKind.Score => new LeafBody.Score(
            body.Id("accord"), body.Integer("method", 0, JsonItem.MaxInteger),
            body.Integers("evidence", 1, LeafBody.Score.MaxEvidence),
            body.Objects("commitments", 1, LeafBody.Score.MaxCommitments, Commitment)),
        LeafKind.Attestation => Attestation(body),
        LeafKind.Reply => new LeafBody.Reply(body.Digest("about"), body.Commitment("text")),
        LeafKind.Advisory => new LeafBody.Advisory(body.Id("id"), body.Digest("document")),
        LeafKind.KeyEvent => KeyEvent(body),
        LeafKind.ErasureTombstone => new LeafBody.ErasureTombstone(
            body.Digest("erased"), body.Word<ErasureReason>("reason", LeafWords.Id).GetValueOrDefault()),
        LeafKind.StateRoot => new LeafBody.StateRoot(
            body.Word<StateScope>("of", LeafWords.Id).GetValueOrDefault(), body.Digest("root"),
            body.Integer("entries", 0, JsonItem.MaxInteger)),
    };

    static LeafBody.ImportBaseline ImportBaseline(LeafFields body)
    {
        if (body.Text("standing") is { } standing && standing != LeafBody.ImportBaseline.Standing)
            body.Report(LeafProblems.Word, "standing");
        return new(body.Id("source"), body.Digest("list"), body.Integer("rows", 0, JsonItem.MaxInteger));
    }

    static LeafBody.EvidenceSnapshot EvidenceSnapshot(LeafFields body)
    {
        var snapshot = new LeafBody.EvidenceSnapshot(
            body.Digest("manifest"), body.Integer("files", 0, JsonItem.MaxInteger), body.Time("started"), body.Time("finished"));
        if (snapshot.FinishedAt < snapshot.StartedAt)
            body.Report(LeafProblems.Date, "finished");
        return snapshot;
    }

    static LeafBody.Attestation Attestation(LeafFields body)
    {
        var claim = new LeafBody.Attestation(
            body.Id("control"), body.Day("on"), body.Day("until"), body.Commitment("statement"),
            body.Digests("documents", LeafBody.Attestation.MaxDocuments));
        if (claim.Until < claim.On)
            body.Report(LeafProblems.Date, "until");
        return claim;
    }

    static CommitmentScore Commitment(LeafFields one) => new(
        one.Id("id"), one.Word<Verdict>("verdict", Words.Id).GetValueOrDefault(),
        (int)one.Integer("met", 0, CommitmentScore.Whole), (int)one.Integer("shown", 0, CommitmentScore.Whole));

    /// <summary>A rotation names the key before and has its signature; nothing else does.</summary>
    static LeafBody.KeyEvent KeyEvent(LeafFields body)
    {
        var change = body.Word<KeyChange>("change", LeafWords.Id);
        Ed25519PublicKey.TryRead(body.Octets("key", Ed25519.PublicKeyOctets).Span, out var key);
        Ed25519PublicKey.TryRead(body.OptionalOctets("previous", Ed25519.PublicKeyOctets).GetValueOrDefault().Span, out var previous);
        var signature = body.OptionalOctets("signature", Ed25519.SignatureOctets).GetValueOrDefault();
        var rotates = change is KeyChange.Rotated;
        if (change is not null && (body.Has("previous") != rotates || body.Has("signature") != rotates))
            body.Report(LeafProblems.Together, "change");
        return new(change.GetValueOrDefault(), key!, previous, signature);
    }
}
