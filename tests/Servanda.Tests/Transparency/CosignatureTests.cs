using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Core.Cryptography;
using Servanda.Transparency.Cosignatures;
using Servanda.Transparency.Notes;

namespace Servanda.Tests.Transparency;

/// <summary>C2SP tlog-cosignature, the Ed25519 type.</summary>
public sealed class CosignatureTests
{
    const string Text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";

    static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1679315147);

    [Fact]
    public void The_signed_message_is_that_of_the_standard() =>
        Assert.Equal("cosignature/v1\ntime 1679315147\n" + Text,
            Encoding.UTF8.GetString(CosignedMessage.Of(Encoding.UTF8.GetBytes(Text), 1679315147)));

    [Fact]
    public void A_cosignature_is_found_on_the_note_with_its_witness_and_time()
    {
        using var log = Log();
        using var witness = CosigningKey.Generate("witness.example/w1");
        var note = SignedNote.Sign(Text, log);
        note = SignedNote.Read(note.With(witness.Cosign(note.Text.Span, At)).Bytes.Span).Value!;
        var found = Assert.Single(Cosignature.Find(note, [witness.Verifier]).Value!);
        Assert.Equal((witness.Verifier, 1679315147L), (found.By, found.Time));
        Assert.Equal([log.Verifier], note.Verify(log.Verifier).Value!.Signers);
    }

    [Fact]
    public void Of_two_cosignatures_by_one_witness_the_later_counts()
    {
        using var log = Log();
        using var witness = CosigningKey.Generate("witness.example/w1");
        var note = SignedNote.Sign(Text, log);
        note = note.With(witness.Cosign(note.Text.Span, At.AddDays(1))).With(witness.Cosign(note.Text.Span, At));
        Assert.Equal(At.AddDays(1).ToUnixTimeSeconds(), Assert.Single(Cosignature.Find(note, [witness.Verifier]).Value!).Time);
    }

    [Fact]
    public void A_witness_that_is_not_known_here_counts_for_nothing()
    {
        using var log = Log();
        using var witness = CosigningKey.Generate("witness.example/w1");
        using var other = CosigningKey.Generate("witness.example/w1");
        var note = SignedNote.Sign(Text, log);
        var found = Cosignature.Find(note.With(witness.Cosign(note.Text.Span, At)), [other.Verifier]);
        Assert.True(found.IsClean);
        Assert.Empty(found.Value!);
    }

    [Fact]
    public void A_cosignature_with_any_octet_changed_spoils_the_note()
    {
        using var log = Log();
        using var witness = CosigningKey.Generate("witness.example/w1");
        var note = SignedNote.Sign(Text, log);
        var line = witness.Cosign(note.Text.Span, At);
        var octets = line.Octets.ToArray();
        Assert.Equal(72, octets.Length);
        for (var at = 0; at < octets.Length; at++)
        {
            octets[at] ^= 1;
            var found = Cosignature.Find(note.With(new NoteSignature(line.Key, octets)), [witness.Verifier]);
            Assert.Equal("cosignature.wrong", Assert.Single(found.Problems).Code);
            Assert.Null(found.Value);
            octets[at] ^= 1;
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    public void A_time_of_zero_or_beyond_the_range_is_refused(long time)
    {
        using var secret = Secret();
        var text = Encoding.UTF8.GetBytes(Text);
        var verifier = CosignerKey.Make("witness.example/w1", secret.PublicKey)!;
        Assert.False(verifier.Verifies(text, CosignedMessage.Join(time, secret.Sign(CosignedMessage.Of(text, time))), out _));
        Assert.True(verifier.Verifies(text, CosignedMessage.Join(1, secret.Sign(CosignedMessage.Of(text, 1))), out var one));
        Assert.Equal(1, one);
    }

    [Fact]
    public void A_plain_note_signature_by_the_same_secret_is_no_cosignature()
    {
        using var secret = Secret();
        var verifier = CosignerKey.Make("witness.example/w1", secret.PublicKey)!;
        var text = Encoding.UTF8.GetBytes(Text);
        Assert.False(verifier.Verifies(text, secret.Sign(text), out _));
        Assert.False(verifier.Verifies(text, CosignedMessage.Join(1, secret.Sign(text)), out _));
    }

    [Fact]
    public void A_witness_key_reads_back_from_its_text_and_is_no_log_key()
    {
        using var key = CosigningKey.Generate("witness.example/w1");
        using var again = CosigningKey.Read(key.Write() + "\n").Value!;
        Assert.Equal(key.Verifier, again.Verifier);
        Assert.Equal(key.Verifier, CosignerKey.Read(key.Verifier.ToString()).Value);
        Assert.Equal("vkey.algorithm", Assert.Single(NoteVerifierKey.Read(key.Verifier.ToString()).Problems).Code);
        using var log = Log();
        Assert.Equal("skey.not-a-witness", Assert.Single(CosigningKey.Read(log.Write()).Problems).Code);
        Assert.Equal("vkey.algorithm", Assert.Single(CosignerKey.Read(log.Verifier.ToString()).Problems).Code);
    }

    [Fact]
    public void A_witness_key_does_not_show_its_secret()
    {
        using var key = CosigningKey.Generate("witness.example/w1");
        var secret = key.Write()[^44..];
        Assert.DoesNotContain(secret, $"{key} {key.Verifier}", StringComparison.Ordinal);
    }

    [Fact]
    public void Any_text_is_read_or_refused()
    {
        using var log = Log();
        var note = SignedNote.Sign(Text, log);
        using var witness = CosigningKey.Generate("witness.example/w1");
        Prop.ForAll<string>(text => text is null || (!CosignerKey.Read(text).IsClean && !CosigningKey.Read(text).IsClean))
            .QuickCheckThrowOnFailure();
        Prop.ForAll<byte[]>(octets => octets is not { Length: > 0 } ||
            Cosignature.Find(note.With(new NoteSignature(witness.Verifier.Id, octets)), [witness.Verifier]).Value is null)
            .QuickCheckThrowOnFailure();
    }

    static NoteSigningKey Log()
    {
        Assert.SkipUnless(Ed25519.CanSign, "libcrypto is not installed");
        return NoteSigningKey.Generate("example.com/behind-the-sofa");
    }

    static Ed25519PrivateKey Secret()
    {
        Assert.SkipUnless(Ed25519.CanSign, "libcrypto is not installed");
        return Ed25519PrivateKey.Generate();
    }
}
