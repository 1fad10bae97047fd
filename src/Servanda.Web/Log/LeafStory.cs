using Servanda.Accords;
using Servanda.Accords.Leaves;

namespace Servanda.Web.Log;

/// <summary>A leaf in words.</summary>
/// <param name="Title">What happened, in a few words.</param>
/// <param name="Shows">What the proof of this leaf shows.</param>
/// <param name="NotShows">What it does not, though a reader might think so.</param>
/// <param name="Facts">What stands in its body.</param>
sealed record LeafStory(Text Title, Text Shows, Text NotShows, IReadOnlyList<LeafFact> Facts)
{
    /// <summary>Tells a leaf.</summary>
    public static LeafStory Of(Leaf leaf) => leaf.Body switch
    {
        LeafBody.AccordText text => new(LeafPhrases.Title(leaf.Kind), LeafPhrases.AccordTextShows, LeafPhrases.AccordTextNotShows,
        [
            LeafFact.OfAccord(leaf.Subject), LeafFact.Of(LeafPhrases.TextDigest, text.Text), LeafFact.OfDate(text.Effective),
        ]),
        LeafBody.OrganisationIdentity => new(LeafPhrases.Title(leaf.Kind), LeafPhrases.IdentityShows, LeafPhrases.HiddenNotShows,
            [LeafFact.OfOrganisation(leaf.Subject), LeafFact.Hidden(LeafPhrases.Identity)]),
        LeafBody.Signature signature => new(LeafPhrases.Title(leaf.Kind), LeafPhrases.SignatureShows, LeafPhrases.SignatureNotShows(signature.Basis),
        [
            LeafFact.OfOrganisation(leaf.Subject), LeafFact.OfAccord(signature.Accord), LeafFact.OfDate(signature.On),
            LeafFact.Of(LeafPhrases.OnWhoseWord, LeafPhrases.Basis(signature.Basis)),
            .. signature.Text is { } version ? [LeafFact.Of(LeafPhrases.TextDigest, version)] : NoFacts,
        ]),
        LeafBody.SignatureCorrection correction => new(LeafPhrases.Title(leaf.Kind), LeafPhrases.CorrectionShows, LeafPhrases.CorrectionNotShows,
        [
            LeafFact.OfOrganisation(leaf.Subject), LeafFact.Of(LeafPhrases.Corrects, correction.Corrects),
            LeafFact.Of(LeafPhrases.WhatWasWrong, LeafPhrases.Reason(correction.Reason)),
            .. correction.On is null ? NoFacts : [LeafFact.OfDate(correction.On)],
        ]),
        LeafBody.Withdrawal withdrawal => new(LeafPhrases.Title(leaf.Kind), LeafPhrases.WithdrawalShows, LeafPhrases.WithdrawalNotShows,
        [
            LeafFact.OfOrganisation(leaf.Subject), LeafFact.OfAccord(withdrawal.Accord), LeafFact.OfDate(withdrawal.On),
            .. withdrawal.Withdraws is { } signed ? [LeafFact.Of(LeafPhrases.Withdraws, signed)] : NoFacts,
        ]),
        LeafBody.ImportBaseline import => new(LeafPhrases.Title(leaf.Kind), LeafPhrases.ImportShows, LeafPhrases.ImportNotShows,
        [
            LeafFact.OfAccord(leaf.Subject), LeafFact.Of(LeafPhrases.Source, import.Source), LeafFact.Of(LeafPhrases.Rows, import.Rows),
            LeafFact.Of(LeafPhrases.ListDigest, import.List),
        ]),
        LeafBody.Method method => new(LeafPhrases.Title(leaf.Kind), LeafPhrases.MethodShows, LeafPhrases.MethodNotShows,
            [LeafFact.Of(LeafPhrases.Edition, method.Edition), LeafFact.Of(LeafPhrases.MethodDigest, method.Digest)]),
        LeafBody.EvidenceSnapshot evidence => new(LeafPhrases.Title(leaf.Kind), LeafPhrases.EvidenceShows, LeafPhrases.EvidenceNotShows,
        [
            LeafFact.OfOrganisation(leaf.Subject), LeafFact.Of(LeafPhrases.Started, evidence.StartedAt),
            LeafFact.Of(LeafPhrases.Finished, evidence.FinishedAt), LeafFact.Of(LeafPhrases.Files, evidence.Files),
            LeafFact.Of(LeafPhrases.Manifest, evidence.Manifest),
        ]),
        LeafBody.Score score => new(LeafPhrases.Title(leaf.Kind), LeafPhrases.ScoreShows, LeafPhrases.ScoreNotShows,
        [
            LeafFact.OfOrganisation(leaf.Subject), LeafFact.OfAccord(score.Accord), LeafFact.OfEntry(LeafPhrases.JudgedBy, score.MethodIndex),
            .. score.EvidenceIndexes.Select(index => LeafFact.OfEntry(LeafPhrases.Evidence, index)),
            .. score.Commitments.Select(LeafFact.OfCommitment),
        ]),
        LeafBody.Attestation attestation => new(LeafPhrases.Title(leaf.Kind), LeafPhrases.AttestationShows, LeafPhrases.HiddenNotShows,
        [
            LeafFact.OfOrganisation(leaf.Subject), LeafFact.OfControl(attestation.Control), LeafFact.OfDay(LeafPhrases.On, attestation.On),
            LeafFact.OfDay(LeafPhrases.Until, attestation.Until), LeafFact.Hidden(LeafPhrases.Statement),
        ]),
        LeafBody.Reply reply => new(LeafPhrases.Title(leaf.Kind), LeafPhrases.ReplyShows, LeafPhrases.HiddenNotShows,
        [
            LeafFact.OfOrganisation(leaf.Subject), LeafFact.Of(LeafPhrases.About, reply.About), LeafFact.Hidden(LeafPhrases.Answer),
        ]),
        LeafBody.Advisory advisory => new(LeafPhrases.Title(leaf.Kind), LeafPhrases.AdvisoryShows, LeafPhrases.AdvisoryNotShows,
        [
            LeafFact.OfOrganisation(leaf.Subject), LeafFact.Of(LeafPhrases.Id, advisory.Id), LeafFact.Of(LeafPhrases.Document, advisory.Document),
        ]),
        LeafBody.KeyEvent key => new(LeafPhrases.Title(leaf.Kind), LeafPhrases.KeyShows, LeafPhrases.KeyNotShows,
        [
            LeafFact.Of(LeafPhrases.KeyName, leaf.Subject), LeafFact.Of(LeafPhrases.WhatHappened, LeafPhrases.Change(key.Change)),
            LeafFact.Code(LeafPhrases.Key, Convert.ToHexStringLower(key.Key.Octets)),
        ]),
        LeafBody.ErasureTombstone tombstone => new(LeafPhrases.Title(leaf.Kind), LeafPhrases.ErasureShows, LeafPhrases.ErasureNotShows,
        [
            LeafFact.OfOrganisation(leaf.Subject), LeafFact.Of(LeafPhrases.Erased, tombstone.Erased),
            LeafFact.Of(LeafPhrases.Why, LeafPhrases.Reason(tombstone.Reason)),
        ]),
        LeafBody.StateRoot state => new(LeafPhrases.Title(leaf.Kind), LeafPhrases.StateShows, LeafPhrases.StateNotShows,
        [
            LeafFact.Of(LeafPhrases.OfWhat, LeafPhrases.Scope(state.Scope)), LeafFact.Of(LeafPhrases.Rows, state.Entries),
            LeafFact.Of(LeafPhrases.Root, state.Root),
        ]),
        _ => throw new InvalidOperationException($"There are no words for {leaf.Kind}."),
    };

    static LeafFact[] NoFacts => [];
}
