using System.Text;
using Servanda.Core;
using Servanda.Core.Cryptography;
using Servanda.Core.Json;

namespace Servanda.Accords.Leaves;

public abstract partial record LeafBody
{
    /// <summary>A signing key was made, changed or given up; the subject is the key's name.</summary>
    /// <param name="Change">What happened.</param>
    /// <param name="Key">The key it happened to; for a rotation the new one.</param>
    /// <param name="Previous">The key whose place it takes; for a rotation only.</param>
    /// <param name="Handoff">Signature by the key before, over <see cref="Handover"/>; for a rotation only.</param>
    public sealed record KeyEvent(
        KeyChange Change, Ed25519PublicKey Key, Ed25519PublicKey? Previous, ReadOnlyMemory<byte> Handoff) : LeafBody
    {
        /// <inheritdoc/>
        public override LeafKind Kind => LeafKind.KeyEvent;

        internal override IReadOnlyList<(string, JsonItem?)> Members =>
        [
            ("change", LeafWords.Id(Change)), ("key", Hex(Key)), ("previous", Previous is null ? null : Hex(Previous)),
            ("signature", Previous is null ? null : Convert.ToHexStringLower(Handoff.Span)),
        ];

        /// <summary>What the old key signs: four lines, each with its line break, of which the first is
        /// <c>servanda-key-event/1</c>; then the name, the old key and the new one in hexadecimal.</summary>
        public static byte[] Handover(LeafId name, Ed25519PublicKey previous, Ed25519PublicKey next) =>
            Encoding.ASCII.GetBytes($"servanda-key-event/1\n{name}\n{Hex(previous)}\n{Hex(next)}\n");

        /// <summary>A change of key, signed by the old one.</summary>
        /// <param name="name">The name of both: the subject of the leaf.</param>
        /// <param name="sign">Signs with the old key.</param>
        /// <param name="previous">The old key.</param>
        /// <param name="next">The new key.</param>
        public static KeyEvent Rotation(
            LeafId name, Func<ReadOnlyMemory<byte>, byte[]> sign, Ed25519PublicKey previous, Ed25519PublicKey next) =>
            new(KeyChange.Rotated, next, previous, sign(Handover(name, previous, next)));

        /// <summary>Whether the old key vouches for the new one under this name; false for anything but a rotation.</summary>
        public bool IsHandedOver(LeafId name) =>
            Previous is not null && Previous.Verifies(Handover(name, Previous, Key), Handoff.Span);

        static string Hex(Ed25519PublicKey key) => Convert.ToHexStringLower(key.Octets);
    }

    /// <summary>The salts and values behind the commitments of a leaf about the subject were deleted. The leaf
    /// stays.</summary>
    /// <param name="Erased">That leaf, by its digest.</param>
    /// <param name="Reason">Why.</param>
    public sealed record ErasureTombstone(Digest Erased, ErasureReason Reason) : LeafBody
    {
        /// <inheritdoc/>
        public override LeafKind Kind => LeafKind.ErasureTombstone;

        internal override IReadOnlyList<(string, JsonItem?)> Members =>
            [("erased", Erased.ToString()), ("reason", LeafWords.Id(Reason))];
    }
}
