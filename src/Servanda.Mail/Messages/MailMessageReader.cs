using Servanda.Core;

namespace Servanda.Mail.Messages;

/// <summary>Reads messages into memory. There is a value unless a limit is passed; a message of other form has problems.
/// For the parts of a message, and for messages of any size, see <see cref="MimeReader"/>.</summary>
public static class MailMessageReader
{
    /// <summary>Reads a message; the bytes are kept, not copied.</summary>
    public static Parsed<MailMessage> Read(ReadOnlyMemory<byte> bytes)
    {
        var log = new ProblemLog();
        if (bytes.Length > MailMessage.MaxOctets)
        {
            log.Add(MessageProblems.Size.At(MailMessage.MaxOctets));
            return new(null, log.InOrder());
        }
        var fields = new List<HeaderField>(32);
        var body = HeaderReader.Read(bytes, fields, log);
        return new(body < 0 ? null : new(bytes, fields, body), log.InOrder());
    }

    /// <summary>Reads a stream to its end, or until it is known to be too long.</summary>
    public static Parsed<MailMessage> Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (bytes.Length <= MailMessage.MaxOctets && stream.Read(buffer) is > 0 and var count)
            bytes.Write(buffer.AsSpan(0, count));
        return Read(bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
    }
}
