using System.Net;
using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Core.Names;
using Servanda.Mail;
using Servanda.Mail.Dkim;
using Servanda.Mail.Dmarc;
using Servanda.Mail.Evaluation;
using Servanda.Mail.Messages;
using Servanda.Mail.Spf;

namespace Servanda.Tests.Mail;

public sealed class MessageEvaluationTests
{
    static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1_760_000_000);

    static readonly SpfSender Sender = new(IPAddress.Parse("192.0.2.9"), "mail.example.net", "bounce@mail.example.org");

    const string Text = "From: Jo <jo@example.org>\r\nSubject: hello\r\n\r\nHow are you?\r\n";

    static MailZone Zone() => new MailZone()
        .Txt("_dmarc.example.org", "v=DMARC1; p=reject")
        .Txt("mail.example.org", "v=spf1 ip4:192.0.2.0/24 -all");

    static MessageEvaluation Evaluate(byte[] message, SpfSender? sender, MailZone zone) =>
        new MessageEvaluator().Evaluate(MailMessageReader.Read(message).Value!, sender, zone.Answer, At);

    static (byte[] Message, string Record) Signed()
    {
        using var rsa = RSA.Create(2048);
        using var key = new DkimSigningKey(rsa);
        var message = Encoding.ASCII.GetBytes(Text);
        var signer = new DkimSigner { Domain = DomainName.Parse("example.org"), Selector = "s1", Key = key };
        Assert.True(signer.TrySign(MailMessageReader.Read(message).Value!, At, out var field));
        return ([.. field, .. message], key.WriteRecord());
    }

    [Fact]
    public void A_reverse_path_of_the_same_organisation_is_enough()
    {
        var seen = Evaluate(Encoding.ASCII.GetBytes(Text), Sender, Zone());
        Assert.Equal((SpfResult.Pass, DkimOutcome.None, DmarcResult.Pass), (seen.Spf!.Result, seen.Dkim.Outcome, seen.Dmarc.Result));
        Assert.Equal(DmarcMechanism.Spf, Assert.Single(seen.Dmarc.Aligned).Mechanism);
    }

    [Fact]
    public void A_signature_is_enough_where_the_client_is_not_known()
    {
        var (message, record) = Signed();
        var seen = Evaluate(message, null, Zone().Txt("s1._domainkey.example.org", record));
        Assert.Null(seen.Spf);
        Assert.Equal((DkimOutcome.Pass, DmarcResult.Pass), (seen.Dkim.Outcome, seen.Dmarc.Result));
    }

    [Fact]
    public void A_message_that_was_changed_and_comes_from_elsewhere_is_to_be_refused()
    {
        var (message, record) = Signed();
        var seen = Evaluate([.. message, (byte)'!'], new(IPAddress.Parse("198.51.100.1"), "h.example", "x@other.example"),
            Zone().Txt("s1._domainkey.example.org", record));
        Assert.Equal((DkimOutcome.Fail, DmarcResult.Fail, DmarcPolicy.Reject), (seen.Dkim.Outcome, seen.Dmarc.Result, seen.Dmarc.Disposition));
    }

    [Fact]
    public void A_key_that_nobody_answers_about_leaves_the_result_open()
    {
        var (message, _) = Signed();
        var seen = Evaluate(message, null, Zone().Fails("s1._domainkey.example.org", MailQueryKind.Txt));
        Assert.Equal((DkimOutcome.TempError, DmarcResult.TempError), (seen.Dkim.Outcome, seen.Dmarc.Result));
    }

    [Fact]
    public void A_second_author_of_another_domain_is_no_author()
    {
        var seen = Evaluate("From: jo@example.org, mo@bank.example\r\n\r\n"u8.ToArray(), Sender, Zone());
        Assert.Equal((2, DmarcResult.PermError, DmarcPolicy.None), (seen.Authors.Count, seen.Dmarc.Result, seen.Dmarc.Disposition));
    }

    [Fact]
    public void What_is_wanted_is_asked_in_a_few_rounds()
    {
        var (message, record) = Signed();
        var zone = Zone().Txt("s1._domainkey.example.org", record);
        var (evaluator, known, read) = (new MessageEvaluator(), new KnownAnswers(), MailMessageReader.Read(message).Value!);
        var rounds = 0;
        MessageEvaluation seen;
        while (!(seen = evaluator.Evaluate(read, Sender, known.Find, At)).IsComplete)
        {
            Assert.True(rounds++ < 4);
            foreach (var query in seen.Wanted)
                known.Add(query, zone.Answer(query));
        }
        Assert.Equal((DmarcResult.Pass, 2), (seen.Dmarc.Result, seen.Dmarc.Aligned.Count));
        Assert.Equal(0, known.Failed);
    }

    [Fact]
    public void The_results_are_said_in_the_words_of_the_header_field()
    {
        var (message, record) = Signed();
        var seen = Evaluate(message, Sender, Zone().Txt("s1._domainkey.example.org", record));
        var written = AuthenticationResultsWriter.Write(EvaluationResults.Of(seen, "mx.example"));
        var read = AuthenticationResultsReader.Read(written);
        Assert.True(read.IsClean, written);
        Assert.Equal(["spf=pass", "dkim=pass", "dmarc=pass"], read.Value!.Results.Select(one => $"{one.Method}={one.Result}"));
        Assert.Equal("bounce@mail.example.org", read.Value.Results[0].Properties[0].Value);
        Assert.Equal("example.org", read.Value.Results[2].Properties[0].Value);
    }

    [Fact]
    public void Any_header_is_evaluated_without_harm()
    {
        string[] lines = ["From: a@example.org\r\n", "From: <\r\n", "DKIM-Signature: v=1; d=example.org; s=s1\r\n", "ARC-Seal: i=1; cv=none\r\n", "\r\n", " ;b=\r\n",
            "x\r\n", "Authentication-Results: x\r\n"];
        Prop.ForAll<byte[]>(bytes =>
        {
            var text = string.Concat((bytes ?? []).Select(b => lines[b % lines.Length]));
            var seen = Evaluate(Encoding.ASCII.GetBytes(text), Sender, Zone());
            return seen.IsComplete && AuthenticationResultsReader.Read(AuthenticationResultsWriter.Write(EvaluationResults.Of(seen, "mx"))).IsClean;
        }).QuickCheckThrowOnFailure();
    }
}
