using System.Globalization;
using Servanda.Core;
using Servanda.Core.Json;

namespace Servanda.Accords.Leaves;

public abstract partial record LeafBody
{
    /// <summary>The subject, an organisation, claims that a control is met.</summary>
    /// <param name="Control">The control.</param>
    /// <param name="On">When it was made.</param>
    /// <param name="Until">The last day it counts.</param>
    /// <param name="Statement">What is claimed, hidden: it is free text.</param>
    /// <param name="Documents">SHA-256 of each document attached; <see cref="MaxDocuments"/> at the most.</param>
    public sealed record Attestation(
        LeafId Control, DateOnly On, DateOnly Until, SaltedCommitment Statement, IReadOnlyList<Digest> Documents) : LeafBody
    {
        /// <summary>Documents at the most.</summary>
        public const int MaxDocuments = 32;

        /// <inheritdoc/>
        public override LeafKind Kind => LeafKind.Attestation;

        internal override IReadOnlyList<(string, JsonItem?)> Members =>
        [
            ("control", Control.ToString()),
            ("on", On.ToString("O", CultureInfo.InvariantCulture)),
            ("until", Until.ToString("O", CultureInfo.InvariantCulture)),
            ("statement", Statement.ToString()),
            ("documents", JsonItem.List(Documents.Select(one => (JsonItem)one.ToString()!))),
        ];
    }

    /// <summary>The subject, an organisation, answers a leaf about it.</summary>
    /// <param name="About">That leaf, by its digest.</param>
    /// <param name="Text">The answer, hidden: it is free text.</param>
    public sealed record Reply(Digest About, SaltedCommitment Text) : LeafBody
    {
        /// <inheritdoc/>
        public override LeafKind Kind => LeafKind.Reply;

        internal override IReadOnlyList<(string, JsonItem?)> Members =>
            [("about", About.ToString()), ("text", Text.ToString())];
    }

    /// <summary>The subject, an organisation, publishes an advisory about a vulnerability.</summary>
    /// <param name="Id">Its id, such as a CSAF tracking id or a CVE id.</param>
    /// <param name="Document">SHA-256 of the document as published.</param>
    public sealed record Advisory(LeafId Id, Digest Document) : LeafBody
    {
        /// <inheritdoc/>
        public override LeafKind Kind => LeafKind.Advisory;

        internal override IReadOnlyList<(string, JsonItem?)> Members =>
            [("id", Id.ToString()), ("document", Document.ToString())];
    }
}
