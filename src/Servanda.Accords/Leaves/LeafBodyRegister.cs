using Servanda.Accords.Registers;
using Servanda.Core;
using Servanda.Core.Json;

namespace Servanda.Accords.Leaves;

public abstract partial record LeafBody
{
    /// <summary>A version of an accord's text; the subject is the accord.</summary>
    /// <param name="Text">SHA-256 of the text as it was published.</param>
    /// <param name="Language">The language of that text.</param>
    /// <param name="Effective">Since when it holds; null when its source does not say.</param>
    public sealed record AccordText(Digest Text, Language Language, PartialDate? Effective) : LeafBody
    {
        /// <inheritdoc/>
        public override LeafKind Kind => LeafKind.AccordText;

        internal override IReadOnlyList<(string, JsonItem?)> Members =>
            [("text", Text.ToString()), ("language", Words.Id(Language)), ("effective", Effective?.ToString())];
    }

    /// <summary>Who an organisation is; the subject is the organisation.</summary>
    /// <param name="Identity">Its name, country and source, hidden: a name may be a person's.</param>
    /// <param name="Assets">What is looked at, hidden; null when nothing is known.</param>
    public sealed record OrganisationIdentity(SaltedCommitment Identity, SaltedCommitment? Assets) : LeafBody
    {
        /// <inheritdoc/>
        public override LeafKind Kind => LeafKind.OrganisationIdentity;

        internal override IReadOnlyList<(string, JsonItem?)> Members =>
            [("identity", Identity.ToString()), ("assets", Assets?.ToString())];
    }

    /// <summary>The subject, an organisation, signs an accord.</summary>
    /// <param name="Accord">The accord.</param>
    /// <param name="Text">The version signed, by the digest of its text; null when nobody says which.</param>
    /// <param name="On">When; null when nobody says.</param>
    /// <param name="Basis">On whose word.</param>
    /// <param name="Signatory">Who signed for it, hidden; null when not recorded.</param>
    public sealed record Signature(
        LeafId Accord, Digest? Text, PartialDate? On, SignatureBasis Basis, SaltedCommitment? Signatory) : LeafBody
    {
        /// <inheritdoc/>
        public override LeafKind Kind => LeafKind.Signature;

        internal override IReadOnlyList<(string, JsonItem?)> Members =>
        [
            ("accord", Accord.ToString()), ("text", Text?.ToString()), ("on", On?.ToString()),
            ("basis", LeafWords.Id(Basis)), ("signatory", Signatory?.ToString()),
        ];
    }

    /// <summary>What an earlier leaf said of a signature was wrong; that leaf stays.</summary>
    /// <param name="Corrects">The leaf that was wrong, by its digest.</param>
    /// <param name="Reason">What was wrong.</param>
    /// <param name="On">The right date; null when it is not the date.</param>
    /// <param name="Text">The right version, by the digest of its text; null when it is not the version.</param>
    public sealed record SignatureCorrection(Digest Corrects, CorrectionReason Reason, PartialDate? On, Digest? Text) : LeafBody
    {
        /// <inheritdoc/>
        public override LeafKind Kind => LeafKind.SignatureCorrection;

        internal override IReadOnlyList<(string, JsonItem?)> Members =>
        [
            ("corrects", Corrects.ToString()), ("reason", LeafWords.Id(Reason)), ("on", On?.ToString()),
            ("text", Text?.ToString()),
        ];
    }

    /// <summary>The subject, an organisation, leaves an accord.</summary>
    /// <param name="Accord">The accord.</param>
    /// <param name="Withdraws">The leaf of its signature, by its digest; null when that was never logged.</param>
    /// <param name="On">When; null when nobody says.</param>
    public sealed record Withdrawal(LeafId Accord, Digest? Withdraws, PartialDate? On) : LeafBody
    {
        /// <inheritdoc/>
        public override LeafKind Kind => LeafKind.Withdrawal;

        internal override IReadOnlyList<(string, JsonItem?)> Members =>
            [("accord", Accord.ToString()), ("withdraws", Withdraws?.ToString()), ("on", On?.ToString())];
    }

    /// <summary>A list of signatories as it was imported; the subject is the accord. It is asserted by its source, not
    /// witnessed by us, and says so in the leaf.</summary>
    /// <param name="Source">The register it came from.</param>
    /// <param name="List">SHA-256 of the list as it was imported.</param>
    /// <param name="Rows">How many it names.</param>
    public sealed record ImportBaseline(LeafId Source, Digest List, long Rows) : LeafBody
    {
        internal const string Standing = "asserted-by-source";

        /// <inheritdoc/>
        public override LeafKind Kind => LeafKind.ImportBaseline;

        internal override IReadOnlyList<(string, JsonItem?)> Members =>
            [("source", Source.ToString()), ("list", List.ToString()), ("rows", Rows), ("standing", Standing)];
    }
}
