using System.Globalization;
using System.Text;
using Servanda.Core.Names;
using Servanda.Mail.Dkim;
using Servanda.Mail.Messages;

namespace Servanda.Benchmarks;

/// <summary>Messages to verify: a header as mail has it today, and a body of lines of words, one in ten with runs of blanks.</summary>
static class DkimMessages
{
    static readonly string[] Words =
        ["agreements", "must", "be", "kept", "and", "nobody", "can", "see", "whether", "they", "are", "so", "we", "measure"];

    /// <summary>A message of about so many octets, signed.</summary>
    public static byte[] Signed(DkimSigningKey key, int octets)
    {
        var text = new StringBuilder();
        for (var hop = 1; hop <= 3; hop++)
            text.Append(CultureInfo.InvariantCulture, $"Received: from mx{hop}.example.org (mx{hop}.example.org [192.0.2.{hop}])\r\n\tby mx.example.net with ESMTPS id 4fX{hop}Qk9\r\n\tfor <b@example.net>; Sun, 22 Nov 2026 12:00:0{hop} +0000\r\n");
        text.Append("From: Somebody <a@example.org>\r\nTo: b@example.net\r\nSubject: Agreements are to be kept\r\n")
            .Append("Date: Sun, 22 Nov 2026 12:00:00 +0000\r\nMessage-ID: <1f2e3d4c5b6a@example.org>\r\nMIME-Version: 1.0\r\n")
            .Append("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 7bit\r\n\r\n");
        for (var word = 0; text.Length < octets - 700; word++)
        {
            text.Append(Words[word * 7 % Words.Length]);
            text.Append(word % 10 == 9 ? "\r\n" : word % 100 == 50 ? "  " : word % 100 == 77 ? "\t" : " ");
        }
        text.Append("\r\n");
        var message = Encoding.ASCII.GetBytes(text.ToString());
        var signer = new DkimSigner { Domain = DomainName.Parse("example.org"), Selector = "s1", Key = key };
        return signer.TrySign(MailMessageReader.Read(message).Value!, TimeProvider.System.GetUtcNow().AddMinutes(-1), out var field)
            ? [.. field, .. message]
            : throw new InvalidOperationException("The message has a From field.");
    }
}
