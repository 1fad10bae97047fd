using System.Globalization;

namespace Servanda.Assessment.Transcripts;

/// <summary>
/// Reads the replies in a conversation (RFC 5321 §4.2): three digits, then a hyphen on every line but the last, then text.
/// </summary>
static class SmtpReplies
{
    const int CodeLength = 3;

    /// <summary>The code of the greeting, which is all they say before us; 0 when there is none that can be read.</summary>
    public static int Greeting(IReadOnlyList<SmtpLine> lines) =>
        lines is [{ IsOurs: false, Text: var text }, ..] ? Code(text) : 0;

    /// <summary>The code of the answer to EHLO, 0 when there is none, and the keywords of the lines after its first
    /// (RFC 5321 §4.1.1.1).</summary>
    public static (int Code, IReadOnlyList<string> Keywords) Ehlo(IReadOnlyList<SmtpLine> lines)
    {
        var answer = lines
            .SkipWhile(line => !line.IsOurs || !line.Text.StartsWith("EHLO ", StringComparison.OrdinalIgnoreCase))
            .Skip(1)
            .TakeWhile(line => !line.IsOurs)
            .ToList();
        return answer.Count == 0 ? (0, []) : (Code(answer[0].Text), [.. answer.Skip(1).Select(line => Keyword(line.Text))]);
    }

    /// <summary>True when a line of the answer to EHLO is the keyword of STARTTLS (RFC 3207 §2).</summary>
    public static bool OffersStartTls(IReadOnlyList<SmtpLine> lines) =>
        Ehlo(lines).Keywords.Contains("STARTTLS", StringComparer.OrdinalIgnoreCase);

    /// <summary>The code of a line, 200-599; 0 for what is no reply line.</summary>
    public static int Code(string line) =>
        line.Length >= CodeLength && (line.Length == CodeLength || line[CodeLength] is ' ' or '-') &&
        int.TryParse(line.AsSpan(0, CodeLength), NumberStyles.None, CultureInfo.InvariantCulture, out var code) &&
        code is >= 200 and <= 599
            ? code
            : 0;

    /// <summary>True for a line after which the reply goes on.</summary>
    public static bool GoesOn(string line) => line.Length > CodeLength && line[CodeLength] == '-';

    static string Keyword(string line)
    {
        var rest = line.Length > CodeLength ? line[(CodeLength + 1)..] : "";
        var end = rest.IndexOfAny([' ', '=']);
        return (end < 0 ? rest : rest[..end]).Trim();
    }
}
