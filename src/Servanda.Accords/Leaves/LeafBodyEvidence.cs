using Servanda.Accords.Scorecards;
using Servanda.Core;
using Servanda.Core.Json;

namespace Servanda.Accords.Leaves;

public abstract partial record LeafBody
{
    /// <summary>The rules and the catalogue that judge; the subject is <c>method</c>.</summary>
    /// <param name="Edition">The edition of the rules.</param>
    /// <param name="Digest">Names rules and catalogue.</param>
    public sealed record Method(LeafId Edition, Digest Digest) : LeafBody
    {
        /// <inheritdoc/>
        public override LeafKind Kind => LeafKind.Method;

        internal override IReadOnlyList<(string, JsonItem?)> Members =>
            [("edition", Edition.ToString()), ("digest", Digest.ToString())];
    }

    /// <summary>A bundle of evidence about the subject, an organisation.</summary>
    /// <param name="Manifest">SHA-256 of the bundle's <c>manifest.json</c>, which names every file.</param>
    /// <param name="Files">How many files the manifest names.</param>
    /// <param name="StartedAt">When the first look was made, to the second.</param>
    /// <param name="FinishedAt">When the last look was made.</param>
    public sealed record EvidenceSnapshot(
        Digest Manifest, long Files, DateTimeOffset StartedAt, DateTimeOffset FinishedAt) : LeafBody
    {
        /// <inheritdoc/>
        public override LeafKind Kind => LeafKind.EvidenceSnapshot;

        internal override IReadOnlyList<(string, JsonItem?)> Members =>
        [
            ("manifest", Manifest.ToString()), ("files", Files), ("started", StartedAt.ToUnixTimeSeconds()),
            ("finished", FinishedAt.ToUnixTimeSeconds()),
        ];
    }

    /// <summary>What the evidence shows of one accord that the subject, an organisation, signed.</summary>
    /// <param name="Accord">The accord.</param>
    /// <param name="MethodIndex">The index in this log of the method judged by.</param>
    /// <param name="EvidenceIndexes">The indexes in this log of the evidence judged; 1 to
    /// <see cref="MaxEvidence"/>.</param>
    /// <param name="Commitments">Each commitment; 1 to <see cref="MaxCommitments"/>.</param>
    public sealed record Score(
        LeafId Accord, long MethodIndex, IReadOnlyList<long> EvidenceIndexes, IReadOnlyList<CommitmentScore> Commitments) : LeafBody
    {
        /// <summary>Indexes of evidence at the most.</summary>
        public const int MaxEvidence = 64;

        /// <summary>Commitments at the most.</summary>
        public const int MaxCommitments = 100;

        /// <inheritdoc/>
        public override LeafKind Kind => LeafKind.Score;

        internal override IReadOnlyList<(string, JsonItem?)> Members =>
        [
            ("accord", Accord.ToString()),
            ("method", MethodIndex),
            ("evidence", JsonItem.List(EvidenceIndexes.Select(index => (JsonItem)index))),
            ("commitments", JsonItem.List(Commitments.Select(one => JsonItem.Of(
                ("id", one.Commitment.ToString()), ("verdict", Words.Id(one.Verdict)), ("met", one.Met), ("shown", one.Shown))))),
        ];
    }

    /// <summary>The state of a collection at one time: whoever has a copy of it can compare.</summary>
    /// <param name="Scope">Of what.</param>
    /// <param name="Root">Names the state.</param>
    /// <param name="Entries">How many entries it has.</param>
    public sealed record StateRoot(StateScope Scope, Digest Root, long Entries) : LeafBody
    {
        /// <inheritdoc/>
        public override LeafKind Kind => LeafKind.StateRoot;

        internal override IReadOnlyList<(string, JsonItem?)> Members =>
            [("of", LeafWords.Id(Scope)), ("root", Root.ToString()), ("entries", Entries)];
    }
}

/// <summary>What was shown of one commitment. Shares are in basis points (hundredths of a percent) of the controls that
/// apply, rounded down; both are 0 where none applies.</summary>
/// <param name="Commitment">The commitment.</param>
/// <param name="Verdict">The headline.</param>
/// <param name="Met">The share that is met, 0 to 10,000.</param>
/// <param name="Shown">The share that was shown either way, 0 to 10,000.</param>
public sealed record CommitmentScore(LeafId Commitment, Verdict Verdict, int Met, int Shown)
{
    /// <summary>The whole.</summary>
    public const int Whole = 10_000;

    /// <summary>The shares of a commitment on a scorecard.</summary>
    public static CommitmentScore Of(string commitmentId, Verdict verdict, Lanes lanes)
    {
        int Share(int count) => lanes.Applicable == 0 ? 0 : (int)((long)Whole * count / lanes.Applicable);
        return new(LeafId.For(commitmentId), verdict, Share(lanes.Measured.Met + lanes.Attested.Met), Share(lanes.Shown));
    }
}
