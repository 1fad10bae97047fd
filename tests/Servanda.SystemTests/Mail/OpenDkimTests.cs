using System.Security.Cryptography;
using System.Text;
using Servanda.Core.Cryptography;
using Servanda.Core.Names;
using Servanda.Mail;
using Servanda.Mail.Dkim;
using Servanda.Mail.Messages;
using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.Mail;

/// <summary>OpenDKIM signs what we verify and verifies what we sign. It reads messages from files and keys from a file: no
/// port is opened and no DNS is asked.</summary>
public sealed class OpenDkimTests
{
    const string Message = "Received: from x by y\r\nFrom: A <a@example.org>\r\nTo: b@example.net\r\nTO: c@example.net\r\n" +
        "Subject: a long\r\n one \t here  \r\nDate: Sun, 22 Nov 2026 12:00:00 +0000\r\nMessage-ID: <x@example.org>\r\n" +
        "MIME-Version: 1.0\r\n\r\nHello  you,\r\n\r\n\tbye \r\n.\r\n\r\n\r\n";

    [Theory]
    [InlineData(false, "relaxed/relaxed")]
    [InlineData(false, "simple/simple")]
    [InlineData(false, "relaxed/simple")]
    [InlineData(false, "simple/relaxed")]
    [InlineData(true, "relaxed/relaxed")]
    [InlineData(true, "relaxed/simple")] // with a simple header, OpenDKIM 2.11 does not verify its own Ed25519 signatures
    public async Task What_OpenDKIM_signs_we_verify(bool isEd25519, string canonicalisation)
    {
        var opendkim = Tools.Require("opendkim");
        using var scratch = new Scratch();
        using var key = NewKey(isEd25519, out var pem);
        var configuration = scratch.Write("sign.conf", $"""
            Mode s
            Syslog no
            RequireSafeKeys no
            Domain example.org
            Selector s1
            KeyFile {scratch.Write("key.pem", pem)}
            InternalHosts 0.0.0.0/0
            Canonicalization {canonicalisation}
            SignatureAlgorithm {(isEd25519 ? "ed25519-sha256" : "rsa-sha256")}

            """);
        var output = await RealProcess.RunAsync(opendkim, ["-x", configuration, "-t", scratch.Write("message.eml", Message)]);
        var field = output[output.IndexOf("DKIM-Signature:", StringComparison.Ordinal)..].ReplaceLineEndings("\n").TrimEnd('\n');
        var signed = field.ReplaceLineEndings("\r\n") + "\r\n" + Message;

        Assert.Equal(DkimReasons.Verified, Verify(signed, key));
        Assert.Equal(DkimReasons.BodyHash, Verify(signed.Replace("bye", "buy", StringComparison.Ordinal), key));
        Assert.Equal(DkimReasons.Mismatch, Verify(signed.Replace("To: b", "To: d", StringComparison.Ordinal), key));
    }

    [Theory]
    [InlineData(false, Canonicalisation.Relaxed, Canonicalisation.Relaxed)]
    [InlineData(false, Canonicalisation.Simple, Canonicalisation.Simple)]
    [InlineData(false, Canonicalisation.Relaxed, Canonicalisation.Simple)]
    [InlineData(false, Canonicalisation.Simple, Canonicalisation.Relaxed)]
    [InlineData(true, Canonicalisation.Relaxed, Canonicalisation.Relaxed)]
    [InlineData(true, Canonicalisation.Simple, Canonicalisation.Simple)]
    public async Task What_we_sign_OpenDKIM_verifies(bool isEd25519, Canonicalisation header, Canonicalisation body)
    {
        var opendkim = Tools.Require("opendkim");
        using var scratch = new Scratch();
        using var key = NewKey(isEd25519, out _);
        var signer = new DkimSigner { Domain = DomainName.Parse("example.org"), Selector = "s1", Key = key, Header = header, Body = body };
        Assert.True(signer.TrySign(Read(Message), TimeProvider.System.GetUtcNow(), out var field));
        var signed = Encoding.ASCII.GetString(field) + Message;
        var configuration = scratch.Write("verify.conf", $"""
            Mode v
            Syslog no
            TestDNSData file:{scratch.Write("keys", "s1._domainkey.example.org " + key.WriteRecord() + "\n")}

            """);
        Assert.Contains("succeeded", await RunAsync(signed), StringComparison.Ordinal);
        Assert.Contains("failed", await RunAsync(signed.Replace("bye", "buy", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("failed", await RunAsync("Subject: another\r\n" + signed), StringComparison.Ordinal);

        async Task<string> RunAsync(string message)
        {
            var ended = await RealProcess.TryRunAsync(opendkim, ["-x", configuration, "-t", scratch.Write("message.eml", message)]);
            return ended.Output + ended.Error;
        }
    }

    static DkimReason Verify(string message, DkimSigningKey key) => new DkimVerifier(new DkimKeyCache())
        .Verify(Read(message), _ => new MailAnswer.Texts([key.WriteRecord()]), TimeProvider.System.GetUtcNow()).Signatures[0].Reason;

    static MailMessage Read(string message) => MailMessageReader.Read(Encoding.ASCII.GetBytes(message)).Value!;

    static DkimSigningKey NewKey(bool isEd25519, out string pem)
    {
        if (isEd25519)
        {
            var ed25519 = Ed25519PrivateKey.Generate();
            pem = ed25519.WritePem();
            return new(ed25519);
        }
        var rsa = RSA.Create(2048);
        pem = rsa.ExportRSAPrivateKeyPem();
        return new(rsa);
    }
}
