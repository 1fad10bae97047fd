using System.Text;

namespace Servanda.Core.Names;

/// <summary>
/// Internationalised names (RFC 5891 by way of UTS 46 §4, non-transitional, with CheckBidi and CheckJoiners). Hyphens
/// are not checked: names with hyphens third and fourth are in use in the DNS. Other ASCII is left for the reader of
/// names to judge, so that underscore labels pass.
/// </summary>
static class Idna
{
    const string Prefix = "xn--";

    // Before normalisation; no label that fits in 63 octets comes from more (four code points compose into one at the most).
    const int MaxCodePoints = 256;

    /// <summary>The name in A-labels; no value where UTS 46 fails. Length and letters are judged by the caller.</summary>
    public static Parsed<string> ToAscii(ReadOnlySpan<char> text)
    {
        if (IsPlain(text))
            return new(text.ContainsAnyInRange('A', 'Z') ? text.ToString().ToLowerInvariant() : text.ToString(), []);
        var problems = new List<Problem>();
        var ascii = new StringBuilder();
        var labels = Labels(text, problems);
        foreach (var label in labels)
        {
            if (ascii.Length > 0 || label != labels[0])
                ascii.Append('.');
            Append(label, ascii, problems);
        }
        IdnaBidi.Check(labels, problems);
        return new(problems.Count == 0 ? ascii.ToString() : null, problems);
    }

    /// <summary>The name with every label in its own script that can be shown so; the rest stays as it is. Any text is
    /// taken, and a name that reads back differently is never given.</summary>
    public static string ToUnicode(string ascii)
    {
        if (!ascii.Contains(Prefix, StringComparison.Ordinal))
            return ascii;
        var problems = new List<Problem>();
        var shown = new List<IdnaLabel>();
        foreach (var text in ascii.Split('.'))
        {
            var label = new IdnaLabel(0, [.. text.EnumerateRunes().Select(rune => rune.Value)]);
            shown.Add(label);
            if (!text.StartsWith(Prefix, StringComparison.Ordinal))
                continue;
            var faults = new List<Problem>();
            Decode(label, faults);
            // A label that cannot be shown keeps its A-label.
            if (faults.Count > 0)
                label.CodePoints = [.. text.EnumerateRunes().Select(rune => rune.Value)];
        }
        IdnaBidi.Check(shown, problems);
        return problems.Count > 0 ? ascii : string.Join('.', shown);
    }

    static bool IsPlain(ReadOnlySpan<char> text) =>
        Ascii.IsValid(text) && !text.Contains(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Maps and normalises (UTS 46 §4, steps 1 to 3). A full stop ends no sequence that composes, so each label
    /// is normalised alone.</summary>
    static List<IdnaLabel> Labels(ReadOnlySpan<char> text, List<Problem> problems)
    {
        List<IdnaLabel> labels = [new(0, [])];
        for (var at = 0; at < text.Length;)
        {
            Rune.DecodeFromUtf16(text[at..], out var rune, out var used);
            switch (IdnaTable.Of(rune.Value).Status)
            {
                case IdnaStatus.Valid:
                    Add(labels, rune.Value, at + used, problems);
                    break;
                case IdnaStatus.Mapped:
                    foreach (var mapped in IdnaTable.Mapping(rune.Value).EnumerateRunes())
                        Add(labels, mapped.Value, at + used, problems);
                    break;
                case IdnaStatus.Disallowed:
                    problems.Add(new Problem("idna.disallowed", at, "UTS 46 §4.1", $"U+{rune.Value:X4}"));
                    break;
                case IdnaStatus.Ignored:
                    break;
            }
            at += used;
        }
        foreach (var label in labels)
            IdnaNormalization.Compose(label.CodePoints);
        return labels;
    }

    static void Add(List<IdnaLabel> labels, int codePoint, int next, List<Problem> problems)
    {
        if (codePoint == '.')
            labels.Add(new IdnaLabel(next, []));
        else if (labels[^1].CodePoints.Count < MaxCodePoints)
            labels[^1].CodePoints.Add(codePoint);
        else if (problems.Count == 0 || problems[^1] is not { Code: "name.label.length" } last || last.Offset != labels[^1].Offset)
            problems.Add(new Problem("name.label.length", labels[^1].Offset, "RFC 1035 §2.3.4"));
    }

    /// <summary>Appends the A-label, or the label itself when it is ASCII (UTS 46 §4, step 4, and §4.2).</summary>
    static void Append(IdnaLabel label, StringBuilder ascii, List<Problem> problems)
    {
        var text = label.ToString();
        if (text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            Decode(label, problems);
            ascii.Append(text);
        }
        else if (Ascii.IsValid(text))
        {
            ascii.Append(text);
        }
        else if (label.CodePoints.Count > DomainName.MaxLabelOctets)
        {
            problems.Add(new Problem("name.label.length", label.Offset, "RFC 1035 §2.3.4"));
        }
        else
        {
            label.Check(problems);
            ascii.Append(Prefix).Append(IdnaPunycode.Encode(label.CodePoints));
        }
    }

    /// <summary>Puts the decoded code points in the place of an A-label's, and checks them.</summary>
    static void Decode(IdnaLabel label, List<Problem> problems)
    {
        var text = label.ToString();
        if (text.Length > DomainName.MaxLabelOctets)
            problems.Add(new Problem("name.label.length", label.Offset, "RFC 1035 §2.3.4"));
        else if (!Ascii.IsValid(text) || IdnaPunycode.Decode(text.AsSpan(Prefix.Length)) is not { } decoded)
            problems.Add(new Problem("idna.punycode", label.Offset, "RFC 3492 §6.2"));
        else if (decoded.TrueForAll(codePoint => codePoint < 0x80))
            problems.Add(new Problem("idna.a-label.needless", label.Offset, "UTS 46 §4 step 4"));
        else
        {
            label.CodePoints = decoded;
            label.Check(problems);
        }
    }
}
