using System.Security.Cryptography;
using System.Text;
using Servanda.Core.Names;
using Servanda.Mail;
using Servanda.Mail.Arc;
using Servanda.Mail.Dkim;
using Servanda.Mail.Messages;
using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.Mail;

/// <summary>One chain that dkimpy and we seal in turns, validated by both after every hop. The key record is given to dkimpy
/// as it stands: no DNS is asked.</summary>
public sealed class DkimpyTests
{
    const string Message = "Authentication-Results: mx.example.org; arc=none; spf=pass smtp.mailfrom=a@example.org\r\n" +
        "From: A <a@example.org>\r\nTo: b@example.net\r\nSubject: a long\r\n one \t here  \r\nDate: Sun, 22 Nov 2026 12:00:00 +0000\r\n" +
        "Message-ID: <x@example.org>\r\nMIME-Version: 1.0\r\n\r\nHello  you,\r\n\r\n\tbye \r\n\r\n";

    const string Validate = """
        import sys, dkim
        record = sys.argv[1].encode()
        print(dkim.arc_verify(sys.stdin.buffer.read().replace(b'\r\n', b'\n').replace(b'\n', b'\r\n'), dnsfunc=lambda *_, **__: record)[0].decode())
        """;

    [Fact]
    public async Task A_chain_that_dkimpy_and_we_seal_in_turns_validates_for_both()
    {
        var arcsign = Tools.Require("arcsign");
        using var scratch = new Scratch();
        using var rsa = RSA.Create(2048);
        var pem = scratch.Write("key.pem", rsa.ExportRSAPrivateKeyPem());
        using var key = DkimSigningKey.ReadPem(File.ReadAllText(pem)).Value!;
        var message = Message;
        for (var hop = 1; hop <= 4; hop++)
        {
            message = hop % 2 == 1 ? Seal(message, key) : await SealAsync(arcsign, pem, message.Replace("arc=none", "arc=pass", StringComparison.Ordinal));
            var verdict = Verify(message, key);
            Assert.Equal((ArcReasons.Validated, hop), (verdict.Reason, verdict.Sets.Count));
            Assert.Equal("pass", await DkimpyAsync(message, key));
        }
        var changed = message.Replace("bye", "buy", StringComparison.Ordinal);
        Assert.Equal(ArcReasons.MessageSignature, Verify(changed, key).Reason);
        Assert.Equal("fail", await DkimpyAsync(changed, key));
        var resealed = message.Replace("i=1; mx.example.org", "i=1; my.example.org", StringComparison.Ordinal);
        Assert.Equal(ArcReasons.Seal, Verify(resealed, key).Reason);
        Assert.Equal("fail", await DkimpyAsync(resealed, key));
    }

    static string Seal(string message, DkimSigningKey key)
    {
        var sealer = new ArcSealer { Domain = DomainName.Parse("example.org"), Selector = "s1", Key = key };
        var set = sealer.Seal(Read(message), Verify(message, key), "mx.example.org; spf=pass smtp.mailfrom=a@example.org", TimeProvider.System.GetUtcNow());
        return Encoding.ASCII.GetString(set!) + message;
    }

    static async Task<string> SealAsync(string arcsign, string pem, string message)
    {
        var ended = await RealProcess.TryRunAsync(arcsign, ["s1", "example.org", pem, "mx.example.org"], input: message);
        Assert.True(ended.Code == 0, ended.Error);
        return ended.Output.ReplaceLineEndings("\r\n");
    }

    static async Task<string> DkimpyAsync(string message, DkimSigningKey key)
    {
        var ended = await RealProcess.TryRunAsync("/usr/bin/python3", ["-c", Validate, key.WriteRecord()], input: message);
        Assert.True(ended.Code == 0, ended.Error);
        return ended.Output.Trim();
    }

    static ArcVerdict Verify(string message, DkimSigningKey key) => new ArcVerifier(new DkimKeyCache())
        .Verify(Read(message), _ => new MailAnswer.Texts([key.WriteRecord()]), TimeProvider.System.GetUtcNow());

    static MailMessage Read(string message) => MailMessageReader.Read(Encoding.ASCII.GetBytes(message)).Value!;
}
