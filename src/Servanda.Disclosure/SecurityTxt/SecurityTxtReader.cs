using System.Text;
using System.Text.Unicode;
using Servanda.Core;
using Servanda.Core.Net;

namespace Servanda.Disclosure.SecurityTxt;

/// <summary>
/// Reads security.txt files (RFC 9116 §4), signed or not. There is a value when at least one field can be told; what is
/// missing or wrong in it stands among the problems. Whether it has expired is for
/// <see cref="SecurityTxtFile.FreshnessAt"/> to say, as a reader has no clock.
/// </summary>
public static class SecurityTxtReader
{
    /// <summary>Octets of a file that are read; RFC 9116 §5.4 warns of files without end.</summary>
    public const int MaxOctets = 32 * 1024;

    /// <summary>Reads the body of the answer from <c>/.well-known/security.txt</c>.</summary>
    public static Parsed<SecurityTxtFile> Read(ReadOnlySpan<byte> body)
    {
        if (body.Length > MaxOctets)
            return new(null, [SecurityTxtProblems.Length.At(MaxOctets)]);
        if (HtmlText.LooksLikeHtml(body))
            return new(null, [SecurityTxtProblems.Html.At(0, body)]);
        var log = new ProblemLog();
        var at = 0;
        while (body[at..].StartsWith("\uFEFF"u8))
        {
            log.Add(SecurityTxtProblems.Bom.At(at));
            at += 3;
        }
        if (!Utf8.IsValid(body))
            log.Add(SecurityTxtProblems.Utf8.At(FirstInvalid(body)));
        var frame = new CleartextFrame(log);
        var fields = new SecurityTxtFields(log);
        while (at < body.Length)
        {
            var length = body[at..].IndexOf((byte)'\n');
            if (length < 0)
            {
                log.Add(SecurityTxtProblems.LineUnterminated.At(body.Length));
                length = body.Length - at;
            }
            var line = body.Slice(at, length);
            if (line.EndsWith("\r"u8))
                line = line[..^1];
            if (frame.TryUnwrap(line, at, out var text, out var offset))
                fields.Read(Encoding.UTF8.GetString(text), offset);
            at += length + 1;
        }
        var signature = frame.End(body.Length);
        var file = fields.ToFile(signature, body.Length);
        return new(file, log.InOrder());
    }

    static int FirstInvalid(ReadOnlySpan<byte> body)
    {
        var at = 0;
        while (at < body.Length && Rune.DecodeFromUtf8(body[at..], out _, out var used) == System.Buffers.OperationStatus.Done)
            at += used;
        return at;
    }
}
