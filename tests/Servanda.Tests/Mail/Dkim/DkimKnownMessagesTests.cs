using System.Security.Cryptography;
using System.Text.Json;
using Servanda.Mail.Dkim;
using Servanda.Mail.Messages;

namespace Servanda.Tests.Mail.Dkim;

/// <summary>Messages that others signed: dkimpy's, those of mailauth, and the example of RFC 8463 within them.</summary>
public sealed class DkimKnownMessagesTests(ITestOutputHelper output)
{
    static readonly DateTimeOffset At = new(2020, 11, 22, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_message_of_mailauth_verifies_by_ed25519_and_by_rsa()
    {
        var zone = new MailZone();
        using var dns = JsonDocument.Parse(File.ReadAllText(Suites.Path(Ec("dns.json"))));
        foreach (var name in dns.RootElement.EnumerateObject())
            zone.Txt(name.Name, string.Concat(name.Value.GetProperty("TXT")[0].EnumerateArray().Select(one => one.GetString())));
        var verdict = Verify(Suites.Path(Ec("signed.eml")), zone);
        Assert.Equal([DkimReasons.Verified, DkimReasons.Verified], verdict.Signatures.Select(one => one.Reason));
        Assert.Equal([256, 1024], verdict.Signatures.Select(one => one.KeyBits));
    }

    [Fact]
    public void The_messages_of_dkimpy_come_out_as_its_own_tests_say()
    {
        var keys = new MailZone().Txt("sed._domainkey.test.ex", Text("eximtest.dns"))
            .Txt("brisbane._domainkey.football.example.com", "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")
            .Txt("test._domainkey.football.example.com", Text("test.txt"));
        var exim = Assert.Single(Verify(Data("ed25519test2.msg"), keys).Signatures);
        var rfc = Verify(Data("rfc6376.signed.msg"), keys).Signatures;
        output.WriteLine($"ed25519test2: {exim.Reason.Code}; rfc6376.signed: {string.Join(", ", rfc.Select(one => one.Reason.Code))}");
        Assert.Equal(DkimReasons.Verified, exim.Reason);
        Assert.All(rfc, one => Assert.Equal(DkimReasons.Verified, one.Reason));
        // These keys are gone from the world: what can be said is that there is none.
        Assert.Equal(DkimReasons.KeyMissing, Assert.Single(Verify(Data("test2.message"), keys).Signatures).Reason);
        Assert.All(Verify(Data("message.mbox"), keys).Signatures, one => Assert.Equal(DkimOutcome.PermError, one.Outcome));
    }

    [Theory]
    [InlineData("badk.txt", "dkim.key.syntax")]
    [InlineData("badversion.txt", "dkim.key.syntax")]
    [InlineData("test_bad.txt", "dkim.key.syntax")]
    [InlineData("test_tlsrpt.txt", "dkim.key.service")]
    [InlineData("test2.txt", "dkim.verified")]
    public void The_key_records_of_dkimpy_are_taken_or_refused(string file, string code)
    {
        var zone = new MailZone().Txt("test._domainkey.football.example.com", Text(file));
        Assert.Equal(code, Verify(Data("rfc6376.signed.msg"), zone).Signatures[1].Reason.Code);
    }

    [Fact]
    public void A_key_for_TLS_reports_is_for_nothing_else()
    {
        var zone = new MailZone().Txt("test._domainkey.football.example.com", Text("test_tlsrpt.txt"));
        var message = MailMessageReader.Read(File.ReadAllBytes(Data("rfc6376.signed.msg"))).Value!;
        Assert.Equal(DkimReasons.Verified, new DkimVerifier(new()) { Service = "tlsrpt" }.Verify(message, zone.Answer, At).Signatures[1].Reason);
    }

    /// <summary>Their keys are not in the suite, but what was hashed of the bodies is in the signatures.</summary>
    [Fact]
    public void The_bodies_of_the_messages_of_mailauth_hash_to_what_was_signed()
    {
        var (same, other) = (0, new List<string>());
        foreach (var path in Directory.GetFiles(Suites.Path("mail", "mailauth-fixtures", "test", "fixtures"), "*.eml"))
        {
            var message = MailMessageReader.Read(File.ReadAllBytes(path)).Value!;
            foreach (var field in message.Fields.Where(field => field.Is("DKIM-Signature"u8)))
            {
                var signature = DkimSignatureReader.Read(field.Value).Value!;
                var (hash, _) = message.BodyHashes.Of(signature.Body, HashAlgorithmName.SHA256, signature.BodyLength);
                if (hash.Span.SequenceEqual(signature.BodyHash.Span))
                    same++;
                else
                    other.Add(Path.GetFileName(path));
            }
        }
        output.WriteLine($"mailauth: {same} bodies hash as signed, {other.Count} do not: {string.Join(' ', other)}");
        Assert.Equal((17, 0), (same, other.Count));
    }

    static DkimVerdict Verify(string path, MailZone zone) =>
        new DkimVerifier(new()).Verify(MailMessageReader.Read(File.ReadAllBytes(path)).Value!, zone.Answer, At);

    static string[] Ec(string file) => ["mail", "mailauth-fixtures", "test", "dkim", "ec", "fixtures", file];

    static string Data(string file) => Suites.Path("mail", "dkimpy", "dkim", "tests", "data", file);

    static string Text(string file) => File.ReadAllText(Data(file)).Trim();
}
