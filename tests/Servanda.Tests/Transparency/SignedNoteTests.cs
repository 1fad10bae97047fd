using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Core.Cryptography;
using Servanda.Core.Json;
using Servanda.Transparency.Notes;

namespace Servanda.Tests.Transparency;

public sealed class SignedNoteTests
{
    const string Text = "One line.\n\nAnother line — with a dash.\n";

    [Fact]
    public void Every_note_of_the_suite_opens_or_is_refused_as_it_should_be()
    {
        var cases = StrictJson.Read(File.ReadAllBytes(Suites.Path("log", "signed-note", "notes.json"))).Value!.Items;
        Assert.Equal(17, cases.Count);
        foreach (var one in cases)
        {
            var known = one["vkeys"]!.Items.Select(key => NoteVerifierKey.Read(key.AsText).Value!).ToArray();
            var note = SignedNote.Read(Convert.FromBase64String(one["noteB64"]!.AsText!));
            var verified = note.Value?.Verify(known);
            Assert.True((verified?.Value is not null) == one["ok"]!.AsTruth, one["name"]!.AsText);
            if (verified?.Value is { } opened)
            {
                Assert.Equal(Names(one["verified"]!), opened.Signers.Select(key => key.Id.Name));
                Assert.Equal(Names(one["unverified"]!), opened.Others.Select(signature => signature.Key.Name));
                continue;
            }
            var expected = one["error"]!.AsText switch
            {
                "unverified" => "note.unsigned",
                "ambiguous key" => "note.key.ambiguous",
                "invalid signature" => "note.signature.wrong",
                _ => null,
            };
            Assert.Equal(expected, verified?.Problems[0].Code);
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"signed-note: {cases.Count} of 17 notes");
    }

    [Fact]
    public void Every_verifier_key_of_the_suite_is_read_or_refused_as_it_should_be()
    {
        var cases = StrictJson.Read(File.ReadAllBytes(Suites.Path("log", "signed-note", "vkeys.json"))).Value!.Items;
        Assert.Equal(2279, cases.Count);
        foreach (var one in cases)
        {
            var read = NoteVerifierKey.Read(one["vkey"]!.AsText);
            Assert.True((read.Value is not null) == one["ok"]!.AsTruth, one["vkey"]!.AsText);
            Assert.NotEqual(read.Value is null, read.IsClean);
            Assert.True(read.Value is null || read.Value.ToString() == one["vkey"]!.AsText);
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"signed-note: {cases.Count} of 2279 verifier keys");
    }

    [Fact]
    public void A_note_signed_by_two_keys_names_both_signers()
    {
        using var one = Key("one.example/notes");
        using var two = Key("two.example/notes");
        var note = SignedNote.Read(SignedNote.Sign(Text, one).SignedBy(two).Bytes.Span).Value!;
        var verified = note.Verify(two.Verifier, one.Verifier).Value!;
        Assert.Equal([one.Verifier, two.Verifier], verified.Signers);
        Assert.Equal(Text, verified.Text);
        Assert.Equal([two.Verifier.Id], note.Verify(one.Verifier).Value!.Others.Select(other => other.Key));
    }

    [Fact]
    public void A_second_and_wrong_signature_of_a_known_key_spoils_the_note()
    {
        using var key = Key("one.example");
        var signed = Encoding.UTF8.GetString(SignedNote.Sign(Text, key).Bytes.Span);
        var other = Encoding.UTF8.GetString(SignedNote.Sign("Other.\n", key).Bytes.Span);
        var note = SignedNote.Read(Encoding.UTF8.GetBytes(signed + other[(other.IndexOf("\n\n", StringComparison.Ordinal) + 2)..])).Value!;
        Assert.Equal("note.signature.wrong", note.Verify(key.Verifier).Problems.Single().Code);
    }

    [Fact]
    public void A_note_with_any_byte_changed_verifies_no_more()
    {
        using var key = Key("one.example");
        var bytes = SignedNote.Sign(Text, key).Bytes.ToArray();
        for (var at = 0; at < bytes.Length; at++)
        {
            bytes[at] ^= 1;
            Assert.Null(SignedNote.Read(bytes).Value?.Verify(key.Verifier).Value);
            bytes[at] ^= 1;
        }
    }

    [Theory]
    [InlineData("no newline")]
    [InlineData("a tab\t\n")]
    [InlineData("")]
    public void A_text_that_no_note_can_hold_is_not_signed(string text)
    {
        using var key = Key("one.example");
        Assert.Throws<ArgumentException>(() => SignedNote.Sign(text, key));
    }

    [Fact]
    public void A_signing_key_reads_back_from_its_text_and_its_PEM()
    {
        using var key = Key("one.example/notes");
        using var again = NoteSigningKey.Read(key.Write() + "\n").Value!;
        using var named = NoteSigningKey.Named("one.example/notes", Ed25519PrivateKey.ReadPem(key.WritePem()).Value!);
        Assert.Equal(key.Verifier, again.Verifier);
        Assert.Equal(key.Verifier, named.Verifier);
        Assert.Equal(key.Verifier, NoteVerifierKey.Read(key.Verifier.ToString()).Value);
    }

    [Fact]
    public void A_signing_key_does_not_show_its_secret()
    {
        Assert.SkipUnless(Ed25519.CanSign, "libcrypto is not installed");
        using var secret = Ed25519PrivateKey.Generate();
        var hidden = Convert.ToBase64String(secret.Seed);
        using var key = NoteSigningKey.Named("one.example", secret);
        Assert.DoesNotContain(hidden, $"{key} {secret} {key.Verifier}", StringComparison.Ordinal);
        Assert.Contains(key.Verifier.Id.Name, key.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_signing_key_with_any_character_cut_or_changed_is_refused()
    {
        using var key = Key("one.example");
        var text = key.Write();
        for (var at = 0; at < text.Length; at++)
        {
            Assert.Null(NoteSigningKey.Read(text.AsSpan(0, at)).Value);
            Assert.Null(NoteSigningKey.Read(text[..at] + (char)(text[at] ^ 1) + text[(at + 1)..]).Value);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a+b")]
    [InlineData("a\u00A0b")]
    public void A_key_name_is_not_empty_and_holds_no_space_or_plus(string name) =>
        Assert.Throws<ArgumentException>(() => Key(name));

    [Fact]
    public void Any_bytes_are_read_as_a_note_without_a_throw() =>
        Prop.ForAll<byte[]>(bytes => (SignedNote.Read(bytes) is { } read) && (read.Value is null) != read.IsClean)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Any_pieces_of_a_note_are_read_without_a_throw()
    {
        string[] pieces = ["text", "\n", "\n\n", "— ", "name ", "AAAAAAAA", "=", "+", "é", "PRIVATE+KEY+", "12345678"];
        Prop.ForAll(Gen.Elements(pieces).ArrayOf().Select(string.Concat).ToArbitrary(), text =>
            (SignedNote.Read(Encoding.UTF8.GetBytes(text)).Value is null) != SignedNote.Read(Encoding.UTF8.GetBytes(text)).IsClean &&
            !NoteVerifierKey.Read(text).IsClean && !NoteSigningKey.Read(text).IsClean &&
            !Ed25519PrivateKey.ReadPem(text).IsClean).QuickCheckThrowOnFailure();
    }

    static NoteSigningKey Key(string name)
    {
        Assert.SkipUnless(Ed25519.CanSign, "libcrypto is not installed");
        return NoteSigningKey.Generate(name);
    }

    static IEnumerable<string?> Names(JsonItem list) => list.Items.Select(item => item.AsText);
}
