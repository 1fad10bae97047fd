using Servanda.Core;

namespace Servanda.Mail.Spf;

/// <summary>Reads domain-specs (RFC 7208 §7.1).</summary>
static class SpfDomainSpecReader
{
    /// <summary>The target; null when malformed, with the problems noted.</summary>
    public static SpfDomainSpec? Read(ReadOnlySpan<char> text, int offset, ProblemLog log)
    {
        if (!text.Contains('%'))
            return ReadPlain(text, offset, log);
        if (SpfMacroReader.Read(text, offset, SpfMacroPlace.DomainSpec, log) is not { } parts)
            return null;
        // domain-end: a macro, or a dot and a top label that stand after the last macro
        var tail = text[(LastMacroEnd(text) ?? 0)..];
        if (tail.IsEmpty || EndsInTopLabel(tail))
            return new(text.ToString(), null, parts);
        log.Add(SpfProblems.Domain.At(offset, text));
        return null;
    }

    static SpfDomainSpec? ReadPlain(ReadOnlySpan<char> text, int offset, ProblemLog log)
    {
        if (!EndsInTopLabel(text))
        {
            log.Add(SpfProblems.Domain.At(offset, text));
            return null;
        }
        if (!WireText.TryReadName(text, out var name))
            log.Add(SpfProblems.DomainImpossible.At(offset, text));
        return new(text.ToString(), name, []);
    }

    static int? LastMacroEnd(ReadOnlySpan<char> text)
    {
        int? end = null;
        for (var at = 0; text[at..].IndexOf('%') is >= 0 and var percent;)
        {
            at += percent;
            at += text[at + 1] == '{' ? text[at..].IndexOf('}') + 1 : 2;
            end = at;
        }
        return end;
    }

    static bool EndsInTopLabel(ReadOnlySpan<char> text)
    {
        if (text.EndsWith("."))
            text = text[..^1];
        var dot = text.LastIndexOf('.');
        if (dot < 0)
            return false;
        var label = text[(dot + 1)..];
        if (label.IsEmpty || label[0] == '-' || label[^1] == '-')
            return false;
        var numeric = true;
        foreach (var c in label)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-')
                return false;
            numeric &= char.IsAsciiDigit(c);
        }
        return !numeric;
    }
}
