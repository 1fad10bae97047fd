namespace Servanda.Core.Names;

/// <summary>Reads domain names as people write them (RFC 1034 §3.5, RFC 5890, UTS 46).</summary>
static class DomainNameReader
{
    const int MaxText = 1024;

    public static Parsed<DomainName> Read(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > MaxText)
            return new(null, [new Problem("name.length", 0, "RFC 1035 §2.3.4")]);
        var idna = Idna.ToAscii(text);
        if (idna.Value is null)
            return new(null, idna.Problems);
        var problems = new List<Problem>(idna.Problems);
        var ascii = idna.Value.AsSpan();
        if (ascii.EndsWith("."))
            ascii = ascii[..^1];
        Check(ascii, problems);
        return new(problems.Count > 0 ? null
            : DomainName.From(ascii.Length == idna.Value.Length ? idna.Value : ascii.ToString()), problems);
    }

    /// <summary>A name built from parts that are ASCII already; null when it is over the limits or malformed.</summary>
    public static DomainName? ReadAscii(string text)
    {
        var problems = new List<Problem>();
        var lower = text.AsSpan().ContainsAnyInRange('A', 'Z') ? text.ToLowerInvariant() : text;
        Check(lower, problems);
        return problems.Count == 0 ? DomainName.From(lower) : null;
    }

    static void Check(ReadOnlySpan<char> text, List<Problem> problems)
    {
        var wire = 1;
        for (var at = 0; at <= text.Length;)
        {
            var end = text[at..].IndexOf('.') is >= 0 and var dot ? at + dot : text.Length;
            var octets = CheckLabel(text[at..end], at, problems);
            if (octets == 0)
                problems.Add(new Problem("name.label.empty", at, "RFC 1034 §3.1"));
            if (octets > DomainName.MaxLabelOctets)
                problems.Add(new Problem("name.label.length", at, "RFC 1035 §2.3.4"));
            wire += octets + 1;
            at = end + 1;
        }
        if (wire > DomainName.MaxWireOctets)
            problems.Add(new Problem("name.length", 0, "RFC 1035 §2.3.4"));
    }

    static int CheckLabel(ReadOnlySpan<char> label, int offset, List<Problem> problems)
    {
        var octets = 0;
        for (var i = 0; i < label.Length; i++, octets++)
        {
            if (label[i] == '\\' && label.Length > i + 3 && byte.TryParse(label.Slice(i + 1, 3), out _))
                i += 3;
            else if (!(char.IsAsciiLetterLower(label[i]) || char.IsAsciiDigit(label[i]) || label[i] is '-' or '_'))
                problems.Add(new Problem("name.character", offset + i, "RFC 1123 §2.1", Printable(label[i])));
        }
        return octets;
    }

    static string Printable(char c) => char.IsControl(c) || char.IsSurrogate(c) ? $"U+{(int)c:X4}" : c.ToString();
}
