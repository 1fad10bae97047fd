using System.Net;
using System.Text;
using System.Text.Json;
using Servanda.Accords;
using Servanda.Cli.Mail;
using Servanda.Mail.Arc;
using Servanda.Mail.Dkim;
using Servanda.Mail.Evaluation;
using Servanda.Mail.Messages;
using Servanda.Mail.Spf;

namespace Servanda.Tests.Mail;

/// <summary>What <c>mail check</c> and <c>mail spf</c> print.</summary>
public sealed class CheckTextTests
{
    static readonly SpfSender Sender = new(IPAddress.Parse("192.0.2.9"), "mail.example.net", "jo@example.org");

    static readonly MailZone Zone = new MailZone().Txt("example.org", "v=spf1 a:far.example.org ~all")
        .Txt("_dmarc.example.org", "v=DMARC1; p=reject; t=y").A("far.example.org");

    static string Printed(string message, SpfSender? sender, Language language)
    {
        var read = MailMessageReader.Read(Encoding.UTF8.GetBytes(message));
        var seen = new MessageEvaluator { IsTraced = true }.Evaluate(read.Value!, sender, Zone.Answer, DateTimeOffset.UnixEpoch);
        using var output = new StringWriter { NewLine = "\n" };
        CheckText.Write(output, seen, read.Problems, AuthenticationResultsWriter.Write(EvaluationResults.Of(seen, "mx.example")), language);
        return output.ToString();
    }

    [Fact]
    public void A_message_is_told_method_by_method_and_then_as_the_header_field() =>
        Assert.Equal("""
            SPF    softfail   ~all of example.org matches
            DKIM   none       the message is not signed
            ARC    none       the message has no ARC fields
            DMARC  fail       neither SPF nor DKIM passed
                              example.org asks for reject, but is only testing: quarantine

            Authentication-Results: mx.example;
            	spf=softfail smtp.mailfrom=jo@example.org;
            	dkim=none;
            	dmarc=fail header.from=example.org

            """.ReplaceLineEndings("\n"), Printed("From: jo@example.org\r\n\r\n", Sender, Language.English));

    [Fact]
    public void In_french_every_line_for_people_is_french()
    {
        var text = Printed("From: jo@example.org\r\nDKIM-Signature: v=1\r\n\r\n", null, Language.French);
        Assert.Contains("aucune adresse de client", text, StringComparison.Ordinal);
        Assert.Contains("le champ de la signature ne se lit pas\u00A0: dkim.", text, StringComparison.Ordinal);
        Assert.Contains("le message n’a pas de champs ARC", text, StringComparison.Ordinal);
        Assert.Contains("à titre d’essai", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_stranger_wrote_cannot_move_the_terminal()
    {
        var text = Printed("From: jo@example.org\r\nDKIM-Signature: v=1; d=\u001b[2Jx.example; s=\u202Ey\r\n\r\n",
            new(IPAddress.Loopback, "h\u001b]0;", "\u202Ejo@example.org"), Language.English);
        Assert.DoesNotContain('\u001b', text);
        Assert.DoesNotContain('\u202E', text);
    }

    [Fact]
    public void Every_reason_has_words_in_french() =>
        Assert.All(DkimReasons.All.Select(reason => reason.Code).Concat(ArcReasons.All.Select(reason => reason.Code)),
            code => Assert.NotNull(DkimWords.French(code)));

    [Fact]
    public void A_sender_is_told_with_every_term()
    {
        var seen = SpfEvaluation.Run(Sender, Zone.Answer, new() { IsTraced = true });
        using var output = new StringWriter { NewLine = "\n" };
        SpfText.Write(output, seen, Language.English);
        Assert.Equal("""
            softfail: ~all of example.org matches
              checked: MAIL FROM example.org, 192.0.2.9
              lookups, of them void: 1/10, 0/2

              a:far.example.org  no match
              ~all               match

            """.ReplaceLineEndings("\n"), output.ToString());
    }

    [Fact]
    public void The_document_has_the_members_that_programs_rely_on()
    {
        var read = MailMessageReader.Read("From: jo@example.org\r\nDKIM-Signature: v=1; d=example.org; s=s1\r\n\r\n"u8.ToArray());
        var seen = new MessageEvaluator().Evaluate(read.Value!, Sender, Zone.Answer, DateTimeOffset.UnixEpoch);
        using var output = new StringWriter();
        CheckJson.Write(output, json => CheckJson.WriteMessage(json, seen, read.Problems, "mx"));
        using var document = JsonDocument.Parse(output.ToString());
        var root = document.RootElement;
        Assert.Equal("softfail", root.GetProperty("spf").GetProperty("result").GetString());
        var signature = root.GetProperty("dkim")[0];
        Assert.Equal(("example.org", "s1", "neutral"), (signature.GetProperty("domain").GetString(),
            signature.GetProperty("selector").GetString(), signature.GetProperty("result").GetString()));
        Assert.NotEmpty(signature.GetProperty("reason").GetString()!);
        Assert.Equal("none", root.GetProperty("arc").GetProperty("result").GetString());
        var dmarc = root.GetProperty("dmarc");
        Assert.Equal(("fail", "reject", "quarantine", "example.org"), (dmarc.GetProperty("result").GetString(),
            dmarc.GetProperty("policy").GetString(), dmarc.GetProperty("disposition").GetString(), dmarc.GetProperty("domain").GetString()));
    }
}
