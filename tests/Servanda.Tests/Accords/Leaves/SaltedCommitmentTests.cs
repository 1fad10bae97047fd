using Servanda.Accords.Leaves;
using Servanda.Core;
using Servanda.Core.Names;

namespace Servanda.Tests.Accords.Leaves;

public sealed class SaltedCommitmentTests
{
    static readonly byte[] Salt = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    [Fact]
    public void A_commitment_is_SHA_256_of_its_domain_its_salt_and_the_value() => Assert.Equal(
        Digest.Of([.. "servanda-commitment/1\nreply text\n"u8, .. Salt, .. "we mended it"u8]).ToString(),
        SaltedCommitment.Of(LeafKind.Reply, "text", Salt, "we mended it").ToString());

    [Fact]
    public void One_value_in_two_places_or_with_two_salts_makes_different_commitments()
    {
        var one = SaltedCommitment.Of(LeafKind.Reply, "text", Salt, "x");
        Assert.NotEqual(one, SaltedCommitment.Of(LeafKind.Attestation, "text", Salt, "x"));
        Assert.NotEqual(one, SaltedCommitment.Of(LeafKind.Reply, "statement", Salt, "x"));
        Assert.NotEqual(
            CommitmentOpening.New(LeafKind.Reply, "text", "x").Commitment, CommitmentOpening.New(LeafKind.Reply, "text", "x").Commitment);
    }

    [Fact]
    public void A_value_stands_in_normal_form_so_that_it_can_be_shown_later()
    {
        var opening = CommitmentOpening.New(LeafKind.OrganisationIdentity, "identity", "Mu\u0308ller");
        Assert.Equal("Müller", opening.Value);
        Assert.Equal(opening.Commitment, SaltedCommitment.Of(opening.Kind, opening.Member, opening.Salt.Span, "Müller"));
        Assert.Throws<ArgumentException>(() => SaltedCommitment.Of(LeafKind.Reply, "text", Salt, "Mu\u0308ller"));
        Assert.Throws<ArgumentException>(() => SaltedCommitment.Of(LeafKind.Reply, "text", Salt.AsSpan(1), "x"));
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("M\u00FCller", "M\u00FCller")]
    [InlineData("Mu\u0308ller", "M\u00FCller")]
    [InlineData("\u212B", "\u00C5")]
    [InlineData("\uAC01", "\uAC01")]
    [InlineData("\u1100\u1161\u11A8", "\uAC01")]
    [InlineData("a\u0301\u0328", "\u0105\u0301")]
    [InlineData("\U0001F600", "\U0001F600")]
    public void Normal_form_is_that_of_Unicode_without_ICU_too(string text, string composed)
    {
        Assert.Equal(composed, NormalForm.Compose(text));
        Assert.Equal(text == composed, NormalForm.Has(text));
        Assert.True(NormalForm.Has(composed));
    }

    [Fact]
    public void A_lone_surrogate_is_in_no_normal_form() => Assert.False(NormalForm.Has("a\uD800"));
}
