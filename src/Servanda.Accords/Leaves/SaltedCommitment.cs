using System.Security.Cryptography;
using System.Text;
using Servanda.Core;
using Servanda.Core.Names;

namespace Servanda.Accords.Leaves;

/// <summary>
/// Stands in a leaf for a value that must not: SHA-256 over a salt and the value. Whoever has both can show the value;
/// once the salt is deleted, nobody can find out or show what it was, even by guessing. The digest itself remains.
/// </summary>
/// <param name="Digest">The digest.</param>
public readonly record struct SaltedCommitment(Digest Digest)
{
    /// <summary>Octets of a salt.</summary>
    public const int SaltOctets = 32;

    /// <summary>Octets of a value at the most.</summary>
    public const int MaxValueOctets = 64 * 1024;

    static ReadOnlySpan<byte> Domain => "servanda-commitment/1\n"u8;

    /// <summary>
    /// Commits to a value: SHA-256 of <c>servanda-commitment/1</c>, a line break, kind, a space, member, a line break, the
    /// salt, the value in UTF-8. Kind and member keep a value from being shown as that of another member.
    /// </summary>
    /// <exception cref="ArgumentException">The salt has another length, or the value is over
    /// <see cref="MaxValueOctets"/> or not in Normalisation Form C.</exception>
    public static SaltedCommitment Of(LeafKind kind, string member, ReadOnlySpan<byte> salt, string value)
    {
        if (salt.Length != SaltOctets)
            throw new ArgumentException($"A salt has {SaltOctets} octets.", nameof(salt));
        if (!NormalForm.Has(value) || Encoding.UTF8.GetByteCount(value) > MaxValueOctets)
            throw new ArgumentException($"A value is in Normalisation Form C, {MaxValueOctets} octets at most.", nameof(value));
        return new(Digest.Of([.. Domain, .. Encoding.UTF8.GetBytes($"{LeafWords.Id(kind)} {member}\n"), .. salt,
            .. Encoding.UTF8.GetBytes(value)]));
    }

    /// <inheritdoc/>
    public override string ToString() => Digest.ToString();
}

/// <summary>What is kept beside the log and deleted on erasure: the value behind a commitment, and its salt.</summary>
/// <param name="Kind">The kind of leaf it stands in.</param>
/// <param name="Member">The member of the leaf's body.</param>
/// <param name="Salt">The salt, <see cref="SaltedCommitment.SaltOctets"/> octets from the system's source.</param>
/// <param name="Value">The value, in Normalisation Form C.</param>
public sealed record CommitmentOpening(LeafKind Kind, string Member, ReadOnlyMemory<byte> Salt, string Value)
{
    /// <summary>What stands in the leaf.</summary>
    public SaltedCommitment Commitment => SaltedCommitment.Of(Kind, Member, Salt.Span, Value);

    /// <summary>Hides a value behind a new salt; it is put into Normalisation Form C first.</summary>
    public static CommitmentOpening New(LeafKind kind, string member, string value) =>
        new(kind, member, RandomNumberGenerator.GetBytes(SaltedCommitment.SaltOctets), NormalForm.Compose(value));
}
