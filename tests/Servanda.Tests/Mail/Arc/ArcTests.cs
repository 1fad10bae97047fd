using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Core.Names;
using Servanda.Mail;
using Servanda.Mail.Arc;
using Servanda.Mail.Dkim;
using Servanda.Mail.Messages;
using Servanda.Tests.Mail.Dkim;

namespace Servanda.Tests.Mail.Arc;

public sealed class ArcTests
{
    static readonly DateTimeOffset At = DkimSignerTests.At;

    static readonly ArcVerifier Verifier = new(new DkimKeyCache());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_we_seal_validates_hop_after_hop_and_no_octet_of_a_seal_can_change(bool isEd25519)
    {
        using var key = DkimSignerTests.Key(isEd25519);
        var zone = DkimSignerTests.Zone(key);
        var message = DkimSignerTests.Sign(DkimSignerTests.Signer(key), DkimSignerTests.Text);
        for (var hop = 1; hop <= 2; hop++)
        {
            message = Seal(key, message, zone);
            var verdict = Verify(message, zone);
            Assert.Equal((ArcReasons.Validated, hop), (verdict.Reason, verdict.Sets.Count));
        }
        Assert.Equal(["i=1; mx.example.org; spf=pass", "i=2; mx.example.org; spf=pass"], Verify(message, zone).Sets.Select(set => set.Results));
        var end = Encoding.ASCII.GetString(message).IndexOf("DKIM-Signature: v", StringComparison.Ordinal);
        var changed = message.ToArray();
        for (var i = 0; i < end; i++)
        {
            changed[i] ^= DkimSignerTests.Bit;
            Assert.True(Verify(changed, zone).Outcome != ArcOutcome.Pass, $"{i}");
            changed[i] ^= DkimSignerTests.Bit;
        }
    }

    [Fact]
    public void A_body_changed_on_the_way_fails_the_chain_and_is_sealed_as_failed_over_its_own_set()
    {
        using var key = DkimSignerTests.Key(isEd25519: true);
        var zone = DkimSignerTests.Zone(key);
        byte[] changed = [.. Seal(key, Encoding.ASCII.GetBytes(DkimSignerTests.Text), zone), .. "added\r\n"u8];
        var verdict = Verify(changed, zone);
        Assert.Equal((ArcReasons.MessageSignature, DkimReasons.BodyHash.Words), (verdict.Reason, verdict.Detail));
        var after = Seal(key, changed, zone);
        Assert.StartsWith("ARC-Seal: i=2; a=ed25519-sha256; cv=fail;", Encoding.ASCII.GetString(after), StringComparison.Ordinal);
        Assert.Equal(ArcReasons.FailedBefore, Verify(after, zone).Reason);
        // A chain that says of itself that it failed is not sealed again.
        Assert.Null(Sealer(key).Seal(MailMessageReader.Read(after).Value!, Verify(after, zone), "mx", At));
    }

    [Theory]
    [InlineData("ARC-Seal: i=2;", "ARC-Seal: i=3;", "arc.structure")]
    [InlineData("ARC-Seal: i=2;", "ARC-Seal: i=1;", "arc.structure")]
    [InlineData("ARC-Seal: i=2;", "ARC-Seal: i=51;", "arc.syntax")]
    [InlineData("ARC-Seal: i=2;", "X-Seal: i=2;", "arc.structure")]
    [InlineData("ARC-Authentication-Results: i=2;", "ARC-Authentication-Results: mx;", "arc.syntax")]
    [InlineData("cv=pass;", "cv=none;", "arc.cv")]
    [InlineData("cv=pass;", "cv=maybe;", "arc.syntax")]
    [InlineData("cv=pass;", "cv=pass; h=from;", "arc.syntax")]
    [InlineData("h=From:", "h=ARC-Seal:From:", "arc.message-signature.h")]
    [InlineData("s=s1;", "s=s2;", "arc.message-signature")]
    public void A_chain_that_does_not_hold_says_why(string written, string instead, string code)
    {
        using var key = DkimSignerTests.Key(isEd25519: true);
        var zone = DkimSignerTests.Zone(key);
        var message = Encoding.ASCII.GetString(Seal(key, Seal(key, Encoding.ASCII.GetBytes(DkimSignerTests.Text), zone), zone));
        var verdict = Verify(Encoding.ASCII.GetBytes(message.Replace(written, instead, StringComparison.Ordinal)), zone);
        Assert.Equal((ArcOutcome.Fail, code), (verdict.Outcome, verdict.Reason.Code));
    }

    [Fact]
    public void A_key_that_nobody_could_look_up_is_no_failure()
    {
        using var key = DkimSignerTests.Key(isEd25519: true);
        var message = Seal(key, Encoding.ASCII.GetBytes(DkimSignerTests.Text), DkimSignerTests.Zone(key));
        var silent = Verify(message, new MailZone().Fails("s1._domainkey.example.org", MailQueryKind.Txt));
        Assert.Equal(ArcOutcome.TempError, silent.Outcome);
        Assert.Null(Sealer(key).Seal(MailMessageReader.Read(message).Value!, silent, "mx", At));
        var open = new ArcVerifier(new()).Verify(MailMessageReader.Read(message).Value!, _ => MailAnswer.NotAsked, At);
        Assert.Equal("s1._domainkey.example.org", Assert.Single(open.Wanted).Name.ToString());
    }

    [Fact]
    public void A_chain_has_50_sets_at_the_most()
    {
        using var key = DkimSignerTests.Key(isEd25519: true);
        var zone = DkimSignerTests.Zone(key);
        var message = Encoding.ASCII.GetBytes(DkimSignerTests.Text);
        for (var hop = 1; hop <= ArcVerifier.MaxSets; hop++)
            message = Seal(key, message, zone);
        var read = MailMessageReader.Read(message).Value!;
        var verdict = Verify(message, zone);
        Assert.Equal((ArcReasons.Validated, 50), (verdict.Reason, verdict.Highest));
        Assert.Null(Sealer(key).Seal(read, verdict, "mx", At));
        var many = string.Concat(Enumerable.Repeat("ARC-Seal: x\r\n", 300)) + "\r\n";
        Assert.Equal(ArcReasons.Syntax, Verify(Encoding.ASCII.GetBytes(many), zone).Reason);
    }

    [Fact]
    public void Every_reason_is_listed_once()
    {
        Assert.Equal(ArcReasons.All.Count, ArcReasons.All.Select(reason => reason.Code).Distinct().Count());
        Assert.Equal(ArcReasons.All, typeof(ArcReasons).GetFields().Select(field => (ArcReason)field.GetValue(null)!));
    }

    [Fact]
    public void Any_bytes_as_ARC_fields_are_judged_without_a_throw() =>
        Prop.ForAll<byte[], byte[]>((one, other) =>
        {
            byte[] message =
            [
                .. "ARC-Seal: i=1; a=rsa-sha256; cv=none; d=a; s=b; b=AA=="u8, .. one ?? [],
                .. "\r\nARC-Message-Signature: i=1; a=rsa-sha256; d=a; s=b; b=AA==; bh=AA==; h="u8, .. other ?? [],
                .. "\r\nARC-Authentication-Results: i=1;"u8, .. one ?? [], .. "\r\n\r\n"u8, .. other ?? [],
            ];
            return Verify(message, new MailZone()).Outcome != ArcOutcome.Pass && ArcReader.ReadSeal(one ?? []) is not null;
        }).QuickCheckThrowOnFailure();

    static ArcSealer Sealer(DkimSigningKey key) => new() { Domain = DomainName.Parse("example.org"), Selector = "s1", Key = key };

    static byte[] Seal(DkimSigningKey key, byte[] message, MailZone zone) =>
        [.. Sealer(key).Seal(MailMessageReader.Read(message).Value!, Verify(message, zone), "mx.example.org; spf=pass", At)!, .. message];

    static ArcVerdict Verify(byte[] message, MailZone zone) =>
        Verifier.Verify(MailMessageReader.Read(message).Value!, zone.Answer, At);
}
