using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Core.Cryptography;
using Servanda.Core.Names;
using Servanda.Mail.Dkim;
using Servanda.Mail.Messages;

namespace Servanda.Tests.Mail.Dkim;

public sealed class DkimSignerTests
{
    internal const string Text = "Received: by x\r\nFrom: A <a@example.org>\r\nTo: b@example.net\r\nTo: c@example.net\r\n" +
        "Subject: a long\r\n one \t here\r\nDate: Sun, 22 Nov 2026 12:00:00 +0000\r\n\r\nHello  you,\r\n\r\n\tbye \r\n\r\n";

    static readonly DkimVerifier Verifier = new(new DkimKeyCache());

    /// <summary>A bit that changes what every octet means: lower ones are spare in the last character of base64, and the next
    /// is the case of letters.</summary>
    internal const byte Bit = 0x10;

    internal static readonly DateTimeOffset At = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(false, Canonicalisation.Simple, Canonicalisation.Simple)]
    [InlineData(false, Canonicalisation.Relaxed, Canonicalisation.Simple)]
    [InlineData(false, Canonicalisation.Simple, Canonicalisation.Relaxed)]
    [InlineData(true, Canonicalisation.Relaxed, Canonicalisation.Relaxed)]
    [InlineData(true, Canonicalisation.Simple, Canonicalisation.Simple)]
    public void What_we_sign_we_verify_and_no_octet_of_a_signed_part_can_change(bool isEd25519, Canonicalisation header, Canonicalisation body)
    {
        using var key = Key(isEd25519);
        var signer = Signer(key, header, body);
        var signed = Sign(signer, Text);
        var zone = Zone(key);
        Assert.Equal(DkimReasons.Verified, Verify(signed, zone).Reason);
        var (changed, unseen) = (signed.ToArray(), new List<int>());
        for (var i = 0; i < signed.Length; i++)
        {
            changed[i] ^= Bit;
            if (Verify(changed, zone) is { Outcome: DkimOutcome.Pass })
                unseen.Add(i);
            changed[i] ^= Bit;
        }
        // Only Received is not signed.
        var text = Encoding.ASCII.GetString(signed);
        var received = text.IndexOf("Received", StringComparison.Ordinal);
        Assert.All(unseen, i => Assert.True(i >= received && i < text.IndexOf("From: A", StringComparison.Ordinal), $"{i} {text[i]}"));
        Assert.NotEmpty(unseen);
    }

    [Theory]
    [InlineData("Subject: another\r\n")]
    [InlineData("From: somebody@else.example\r\n")]
    [InlineData("Content-Type: text/html\r\n")]
    public void A_field_that_is_over_signed_cannot_be_added(string field)
    {
        using var key = Key(isEd25519: true);
        var signed = Sign(Signer(key), Text);
        Assert.Equal(DkimReasons.Mismatch, Verify([.. Encoding.ASCII.GetBytes(field), .. signed], Zone(key)).Reason);
    }

    [Fact]
    public void Fields_that_stand_several_times_are_taken_from_the_bottom_up()
    {
        using var key = Key(isEd25519: true);
        var signer = Signer(key, overSigned: []);
        var signed = Sign(signer, Text);
        // A third To above the two that are signed changes nothing; their order does.
        Assert.Equal(DkimReasons.Verified, Verify([.. "To: d@example.net\r\n"u8, .. signed], Zone(key)).Reason);
        var swapped = Encoding.ASCII.GetString(signed).Replace("To: b@", "To: x@", StringComparison.Ordinal)
            .Replace("To: c@", "To: b@", StringComparison.Ordinal).Replace("To: x@", "To: c@", StringComparison.Ordinal);
        Assert.Equal(DkimReasons.Mismatch, Verify(Encoding.ASCII.GetBytes(swapped), Zone(key)).Reason);
    }

    [Fact]
    public void The_field_is_folded_says_what_it_has_to_and_has_no_length()
    {
        using var key = Key(isEd25519: false);
        var signer = new DkimSigner { Domain = DomainName.Parse("example.org"), Selector = "s1", Key = key, Lifetime = TimeSpan.FromDays(7), Identity = "a@mail.example.org" };
        var signed = MailMessageReader.Read(Sign(signer, Text)).Value!;
        Assert.All(Encoding.ASCII.GetString(signed.Fields[0].Raw.Span).Split("\r\n"), line => Assert.True(line.Length <= 78, line));
        var signature = DkimSignatureReader.Read(signed.Fields[0].Value).Value!;
        Assert.Null(signature.BodyLength);
        Assert.Equal((At.ToUnixTimeSeconds(), At.AddDays(7).ToUnixTimeSeconds()), (signature.Timestamp, signature.Expiry));
        Assert.Equal("a@mail.example.org", signature.Identity);
        Assert.Equal(2, signature.Fields.Count(name => name == "From"));
        Assert.Equal(3, signature.Fields.Count(name => name == "To"));
    }

    [Fact]
    public void A_message_without_a_From_cannot_be_signed()
    {
        using var key = Key(isEd25519: true);
        Assert.False(Signer(key).TrySign(MailMessageReader.Read("To: x\r\n\r\n"u8.ToArray()).Value!, At, out _));
    }

    [Fact]
    public void Any_message_that_is_signed_verifies() =>
        Prop.ForAll<byte[], byte[]>((value, body) =>
        {
            using var key = Key(isEd25519: true);
            foreach (var kind in (Canonicalisation[])[Canonicalisation.Simple, Canonicalisation.Relaxed])
            {
                byte[] message = [.. "From: a"u8, .. value ?? [], .. "\r\nX: y\r\n\r\n"u8, .. body ?? []];
                if (Verify(Sign(Signer(key, kind, kind), message), Zone(key)).Outcome != DkimOutcome.Pass)
                    return false;
            }
            return true;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Keys_are_read_from_PEM(bool isEd25519)
    {
        Assert.SkipUnless(Ed25519.CanSign, "libcrypto is not installed");
        using var rsa = RSA.Create(2048);
        using var ed25519 = Ed25519PrivateKey.Generate();
        foreach (var pem in isEd25519 ? (string[])[ed25519.WritePem()] : [rsa.ExportPkcs8PrivateKeyPem(), rsa.ExportRSAPrivateKeyPem()])
        {
            using var key = DkimSigningKey.ReadPem(pem).Value!;
            Assert.Equal(DkimReasons.Verified, Verify(Sign(Signer(key), Text), Zone(key)).Reason);
        }
    }

    [Fact]
    public void A_key_that_is_short_or_none_is_refused()
    {
        using var rsa = RSA.Create(512);
        Assert.Equal("dkim.key.short", Assert.Single(DkimSigningKey.ReadPem(rsa.ExportPkcs8PrivateKeyPem()).Problems).Code);
        Assert.Equal("key.pem", Assert.Single(DkimSigningKey.ReadPem("nothing").Problems).Code);
        Assert.Throws<ArgumentException>(() => new DkimSigningKey(rsa));
    }

    internal static DkimSigningKey Key(bool isEd25519)
    {
        Assert.SkipWhen(isEd25519 && !Ed25519.CanSign, "libcrypto is not installed");
        return isEd25519 ? new(Ed25519PrivateKey.Generate()) : new(RSA.Create(1024));
    }

    internal static MailZone Zone(DkimSigningKey key) => new MailZone().Txt("s1._domainkey.example.org", key.WriteRecord());

    internal static DkimSigner Signer(
        DkimSigningKey key, Canonicalisation header = Canonicalisation.Relaxed, Canonicalisation body = Canonicalisation.Relaxed,
        IReadOnlyList<string>? overSigned = null)
    {
        var signer = new DkimSigner { Domain = DomainName.Parse("example.org"), Selector = "s1", Key = key, Header = header, Body = body };
        return overSigned is null ? signer : new()
        {
            Domain = signer.Domain,
            Selector = signer.Selector,
            Key = key,
            Header = header,
            Body = body,
            OverSigned = overSigned,
        };
    }

    internal static byte[] Sign(DkimSigner signer, string text) => Sign(signer, Encoding.ASCII.GetBytes(text));

    internal static byte[] Sign(DkimSigner signer, byte[] message)
    {
        Assert.True(signer.TrySign(MailMessageReader.Read(message).Value!, At, out var field));
        return [.. field, .. message];
    }

    internal static DkimResult Verify(byte[] message, MailZone zone, DateTimeOffset? at = null) =>
        Verifier.Verify(MailMessageReader.Read(message).Value!, zone.Answer, at ?? At).Signatures is [var first, ..]
            ? first : new() { Reason = DkimReasons.Syntax };
}
