using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Mail;
using Servanda.Mail.Dkim;
using Servanda.Mail.Messages;

namespace Servanda.Tests.Mail.Dkim;

public sealed class DkimVerifierTests
{
    const string Name = "s1._domainkey.example.org";

    [Theory]
    [InlineData("v=1;", "v=2;", "dkim.syntax")]
    [InlineData("v=1;", "v=1; v=1;", "dkim.syntax")]
    [InlineData("v=1;", "v=1; nonsense;", "dkim.syntax")]
    [InlineData("bh=", "b1=", "dkim.syntax")]
    [InlineData("t=", "l=12x; t=", "dkim.syntax")]
    [InlineData("t=", "x=1; t=", "dkim.syntax")]
    [InlineData("d=example.org", "d=ex..org", "dkim.syntax")]
    [InlineData("a=ed25519-sha256", "a=gost-sha256", "dkim.algorithm")]
    [InlineData("a=ed25519-sha256", "a=rsa-sha1", "dkim.algorithm.sha1")]
    [InlineData("a=ed25519-sha256", "a=rsa-sha256", "dkim.key.type")]
    [InlineData("c=relaxed/relaxed", "c=relaxed/odd", "dkim.canonicalisation")]
    [InlineData("t=", "q=http; t=", "dkim.query")]
    [InlineData("t=", "i=@example.net; t=", "dkim.identity")]
    [InlineData("t=", "l=1000; t=", "dkim.body.short")]
    [InlineData("s=s1;", "s=s2;", "dkim.key.missing")]
    [InlineData("h=From:From:", "h=", "dkim.from")]
    [InlineData("Hello", "Hullo", "dkim.body.hash")]
    [InlineData("Subject: a", "Subject: b", "dkim.mismatch")]
    public void A_signature_that_does_not_hold_says_why(string written, string instead, string code)
    {
        using var key = DkimSignerTests.Key(isEd25519: true);
        var signed = Encoding.ASCII.GetString(DkimSignerTests.Sign(DkimSignerTests.Signer(key), DkimSignerTests.Text));
        var changed = signed.Replace(written, instead, StringComparison.Ordinal);
        Assert.NotEqual(signed, changed);
        var result = DkimSignerTests.Verify(Encoding.ASCII.GetBytes(changed), DkimSignerTests.Zone(key));
        Assert.Equal(code, result.Reason.Code);
        Assert.Equal(code == "dkim.syntax", result.Problems.Count > 0);
    }

    [Theory]
    [InlineData("v=DKIM1; k=ed25519; p=", "dkim.key.revoked")]
    [InlineData("v=DKIM1; k=gost; p=AAAA", "dkim.key.syntax")]
    [InlineData("v=DKIM1; h=sha1; k=ed25519; p=KEY", "dkim.key.hash")]
    [InlineData("v=DKIM1; s=other; k=ed25519; p=KEY", "dkim.key.service")]
    [InlineData("v=DKIM1; t=s; k=ed25519; p=KEY", "dkim.identity.strict")]
    [InlineData("v=spf1 -all", "dkim.key.missing")]
    [InlineData("v=DKIM1; k=ed25519; t=y; n=fine; x=y; p=KEY", "dkim.verified")]
    public void A_key_that_is_not_for_the_signature_says_why(string record, string code)
    {
        using var key = DkimSignerTests.Key(isEd25519: true);
        var signer = new DkimSigner
        {
            Domain = DkimSignerTests.Signer(key).Domain,
            Selector = "s1",
            Key = key,
            Identity = "@below.example.org",
        };
        var published = record.Replace("KEY", key.WriteRecord().Split("p=")[1], StringComparison.Ordinal);
        var result = DkimSignerTests.Verify(DkimSignerTests.Sign(signer, DkimSignerTests.Text), new MailZone().Txt(Name, published));
        Assert.Equal(code, result.Reason.Code);
        Assert.Equal(record.Contains("t=y", StringComparison.Ordinal), result.IsTesting);
    }

    [Fact]
    public void An_RSA_key_under_1024_bits_is_not_accepted()
    {
        // A 512-bit key: whether the signature fits is of no interest.
        const string Weak = "p=MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBALgSoqXVSEmfcIsOzw7oRuCCOwsmtX/SJnTWxYyj2leFxfS/AVJ+dYfY+hXqMsT7l+MZvvh/R1WzN4MO/kI/7XsCAwEAAQ==";
        using var key = DkimSignerTests.Key(isEd25519: false);
        var result = DkimSignerTests.Verify(DkimSignerTests.Sign(DkimSignerTests.Signer(key), DkimSignerTests.Text), new MailZone().Txt(Name, Weak));
        Assert.Equal((DkimReasons.KeyShort, 512), (result.Reason, result.KeyBits));
    }

    [Fact]
    public void Time_is_that_of_the_instant_given()
    {
        using var key = DkimSignerTests.Key(isEd25519: true);
        var signer = new DkimSigner { Domain = DkimSignerTests.Signer(key).Domain, Selector = "s1", Key = key, Lifetime = TimeSpan.FromDays(1) };
        var (signed, zone) = (DkimSignerTests.Sign(signer, DkimSignerTests.Text), DkimSignerTests.Zone(key));
        var at = DkimSignerTests.At;
        Assert.Equal(
            [DkimReasons.Future, DkimReasons.Verified, DkimReasons.Verified, DkimReasons.Expired],
            ((TimeSpan[])[TimeSpan.FromHours(-1), TimeSpan.FromMinutes(-4), TimeSpan.FromDays(1), TimeSpan.FromDays(1.001)])
                .Select(after => DkimSignerTests.Verify(signed, zone, at + after).Reason));
        // An old signature is old even when its key is gone, but a message that was changed was changed.
        Assert.Equal(DkimReasons.Expired, DkimSignerTests.Verify(signed, new MailZone(), at.AddDays(2)).Reason);
        Assert.Equal(DkimReasons.BodyHash, DkimSignerTests.Verify([.. signed, .. "more"u8], zone, at.AddDays(2)).Reason);
    }

    [Fact]
    public void A_key_is_asked_for_once_and_a_silent_resolver_says_nothing_about_the_message()
    {
        using var key = DkimSignerTests.Key(isEd25519: true);
        var twice = DkimSignerTests.Sign(DkimSignerTests.Signer(key, overSigned: []), DkimSignerTests.Sign(DkimSignerTests.Signer(key), DkimSignerTests.Text));
        var message = MailMessageReader.Read(twice).Value!;
        var verdict = new DkimVerifier(new()).Verify(message, _ => MailAnswer.NotAsked, DkimSignerTests.At);
        Assert.False(verdict.IsComplete);
        Assert.Equal(Name, Assert.Single(verdict.Wanted).Name.ToString());
        verdict = new DkimVerifier(new()).Verify(message, new MailZone().Fails(Name, MailQueryKind.Txt).Answer, DkimSignerTests.At);
        Assert.Equal((DkimOutcome.TempError, "time-out"), (verdict.Outcome, verdict.Signatures[0].Detail));
        verdict = new DkimVerifier(new()).Verify(message, DkimSignerTests.Zone(key).Answer, DkimSignerTests.At);
        Assert.Equal([DkimOutcome.Pass, DkimOutcome.Pass], verdict.Signatures.Select(one => one.Outcome));
    }

    [Fact]
    public void Of_several_keys_at_a_selector_the_one_that_fits_counts()
    {
        using var key = DkimSignerTests.Key(isEd25519: true);
        using var other = DkimSignerTests.Key(isEd25519: true);
        var signed = DkimSignerTests.Sign(DkimSignerTests.Signer(key), DkimSignerTests.Text);
        Assert.Equal(DkimReasons.Verified, DkimSignerTests.Verify(signed, new MailZone().Txt(Name, "hello", other.WriteRecord(), key.WriteRecord())).Reason);
    }

    [Fact]
    public void What_a_length_leaves_unsigned_is_told()
    {
        // Signed by ourselves with l, which our signer never writes: over the first 5 octets of "Hello you\r\n".
        using var key = DkimSignerTests.Key(isEd25519: true);
        const string Rest = "From: a\r\n\r\nHello you\r\n";
        var message = MailMessageReader.Read(Encoding.ASCII.GetBytes(Rest)).Value!;
        var (hash, _) = message.BodyHashes.Of(Canonicalisation.Relaxed, System.Security.Cryptography.HashAlgorithmName.SHA256, 5);
        var field = new FoldedField("DKIM-Signature").Add("v=1; a=ed25519-sha256; c=relaxed/relaxed; d=example.org; s=s1; l=5; h=From;")
            .Add($"bh={Convert.ToBase64String(hash.Span)};").Sign(key, (own, value) => SignedHeader.Hash(
                message, ["From"], Canonicalisation.Relaxed, own, value, System.Security.Cryptography.HashAlgorithmName.SHA256));
        var result = DkimSignerTests.Verify([.. field, .. Encoding.ASCII.GetBytes(Rest + "added")], DkimSignerTests.Zone(key));
        Assert.Equal((DkimOutcome.Pass, 13L), (result.Outcome, result.UnsignedOctets));
    }

    [Fact]
    public void The_number_of_signatures_tried_is_bounded()
    {
        var many = string.Concat(Enumerable.Repeat("DKIM-Signature: x\r\n", 30)) + "\r\n";
        var verdict = new DkimVerifier(new()).Verify(MailMessageReader.Read(Encoding.ASCII.GetBytes(many)).Value!, _ => MailAnswer.NotAsked, DkimSignerTests.At);
        Assert.Equal((30, 10), (verdict.Signatures.Count, verdict.Signatures.Count(one => one.Reason == DkimReasons.NotTried)));
        Assert.Equal(DkimOutcome.Neutral, verdict.Outcome);
    }

    [Fact]
    public void An_unsigned_message_is_none() => Assert.Equal(DkimOutcome.None, new DkimVerifier(new())
        .Verify(MailMessageReader.Read("From: a\r\n\r\n"u8.ToArray()).Value!, _ => MailAnswer.NotAsked, DkimSignerTests.At).Outcome);

    [Fact]
    public void The_cache_is_bounded_and_keeps_what_is_used()
    {
        var cache = new DkimKeyCache(10);
        var used = cache.Get("p=used");
        for (var i = 0; i < 1000; i++)
        {
            cache.Get($"p={i}");
            Assert.Same(used, cache.Get("p=used"));
        }
        Assert.NotSame(cache.Get("p=1"), cache.Get("p=2"));
        var none = new DkimKeyCache(0);
        Assert.NotSame(none.Get("p=a"), none.Get("p=a"));
    }

    [Fact]
    public void Every_reason_is_listed_once()
    {
        Assert.Equal(DkimReasons.All.Count, DkimReasons.All.Select(reason => reason.Code).Distinct().Count());
        Assert.Equal(DkimReasons.All, typeof(DkimReasons).GetFields().Select(field => (DkimReason)field.GetValue(null)!));
    }

    [Fact]
    public void Any_bytes_as_a_signature_and_as_a_key_are_judged_without_a_throw() =>
        Prop.ForAll<byte[], byte[]>((value, record) =>
        {
            byte[] known = [.. "v=1; a=rsa-sha256; d=a.b; s=c; h=from; bh=AA=="u8, .. value ?? []];
            byte[] modulus = [0x30, (byte)(4 + (record?.Length ?? 0)), 2, (byte)(record?.Length ?? 0), .. record ?? [], 2, 1, 3];
            var zone = new MailZone().Txt("c._domainkey.a.b", "p=" + Convert.ToBase64String(modulus));
            return ((byte[][])[[.. value ?? []], known, [.. known, .. "; b=AA=="u8], [.. "v=1;a=ed25519-sha256;b=AA==;bh=AA==;d=a;s=c;h=from;x="u8, .. value ?? []]])
                .All(one => DkimSignerTests.Verify([.. "DKIM-Signature: "u8, .. one, .. "\r\nFrom: a\r\n\r\n"u8], zone).Outcome != DkimOutcome.Pass);
        }).QuickCheckThrowOnFailure();
}
