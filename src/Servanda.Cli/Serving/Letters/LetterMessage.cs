using MimeKit;
using MimeKit.Text;
using Servanda.Accords;
using Servanda.Storage.Letters;

namespace Servanda.Cli.Serving.Letters;

/// <summary>A letter as a message (RFC 5322): plain text, nothing fetched, nothing counted.</summary>
static class LetterMessage
{
    public static MimeMessage Of(Letter letter, MailAddress from)
    {
        var message = new MimeMessage
        {
            // A letter that the server took before we could note it goes again with the same id: mailboxes show it once.
            MessageId = $"{letter.Id}@{from.Domain}",
            Date = letter.AddedAt,
            Subject = letter.Subject,
            Body = new TextPart(TextFormat.Plain) { Text = letter.Body },
        };
        message.From.Add(new MailboxAddress("Servanda", from.ToString()));
        message.To.Add(MailboxAddress.Parse(letter.To));
        message.Headers.Add(HeaderId.ContentLanguage, Words.Id(letter.Language));
        // No machine should answer one (RFC 3834 §5).
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        return message;
    }
}
