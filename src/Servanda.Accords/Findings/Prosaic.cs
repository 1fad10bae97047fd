namespace Servanda.Accords.Findings;

/// <summary>
/// Finds what is to be copied exactly in a reason or a remedy: what stands between back-ticks, what follows a colon and two
/// spaces, and a line of a zone file. Every place where it looks is passed once, whatever the text.
/// </summary>
public static class Prosaic
{
    const string Announces = ":  ";

    static readonly HashSet<string> RecordTypes =
        ["A", "AAAA", "CAA", "CNAME", "DNSKEY", "DS", "MX", "NS", "SRV", "TLSA", "TXT"];

    /// <summary>The parts in order, and whether each is to be copied. Joined they are the text, without its back-ticks.</summary>
    public static IEnumerable<(string Part, bool IsCode)> Split(string text) =>
        text.Contains('`', StringComparison.Ordinal) ? BetweenTicks(text) : text.Split('\n').SelectMany(InLine);

    /// <summary>An odd back-tick is only a back-tick.</summary>
    static IEnumerable<(string Part, bool IsCode)> BetweenTicks(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('`', at);
            var close = open < 0 ? -1 : text.IndexOf('`', open + 1);
            if (close < 0)
            {
                yield return (text[at..], false);
                yield break;
            }
            if (open > at)
                yield return (text[at..open], false);
            if (close > open + 1)
                yield return (text[(open + 1)..close], true);
            at = close + 1;
        }
    }

    static IEnumerable<(string Part, bool IsCode)> InLine(string line, int number)
    {
        if (number > 0)
            yield return ("\n", false);
        var start = line.IndexOf(Announces, StringComparison.Ordinal) is >= 0 and var colon
            ? colon + Announces.Length
            : ZoneLine(line);
        var end = EndOfRecord(line, start);
        if (start > 0)
            yield return (line[..start], false);
        if (start < end)
            yield return (line[start..end], true);
        if (end < line.Length)
            yield return (line[end..], false);
    }

    /// <summary>After a closing quotation mark only a remark in parentheses can follow, which is not to be copied.</summary>
    static int EndOfRecord(string line, int start) =>
        line.LastIndexOf("\" (", StringComparison.Ordinal) is var quote && quote > start && line.EndsWith(')')
            ? quote + 1
            : line.Length;

    /// <summary>Where <c>example.org. TXT "…"</c> begins, which goes to the end of the line; the end when there is none.</summary>
    static int ZoneLine(string line)
    {
        var word = 0;
        for (var space = line.IndexOf(' ', StringComparison.Ordinal); space >= 0; space = line.IndexOf(' ', word))
        {
            var next = line.IndexOf(' ', space + 1);
            if (next > 0 && space > word + 1 && line[space - 1] == '.' && RecordTypes.Contains(line[(space + 1)..next]))
                return word;
            word = space + 1;
        }
        return line.Length;
    }
}
