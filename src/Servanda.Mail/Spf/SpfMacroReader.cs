using System.Buffers;
using Servanda.Core;

namespace Servanda.Mail.Spf;

/// <summary>Where a macro string stands; it decides what may be in it.</summary>
enum SpfMacroPlace
{
    DomainSpec,
    UnknownModifier,
    Explanation,
}

/// <summary>Reads macro strings (RFC 7208 §7.1).</summary>
static class SpfMacroReader
{
    const int MaxRightmost = 128;

    static readonly SearchValues<char> Delimiters = SearchValues.Create(".-+,/_=");

    /// <summary>Reads the pieces; null when malformed, with the problems noted. Text without a percent sign is one
    /// literal.</summary>
    public static List<SpfMacroPart>? Read(ReadOnlySpan<char> text, int offset, SpfMacroPlace place, ProblemLog log)
    {
        var parts = new List<SpfMacroPart>();
        var whole = true;
        for (var at = 0; at < text.Length;)
        {
            var percent = text[at..].IndexOf('%');
            if (percent != 0)
            {
                var end = percent < 0 ? text.Length : at + percent;
                parts.Add(new SpfMacroPart.Literal(text[at..end].ToString()));
                at = end;
                continue;
            }
            var length = ReadOne(text[at..], offset + at, place, log, out var part);
            if (part is null)
                whole = false;
            else
                parts.Add(part);
            at += length;
        }
        return whole ? parts : null;
    }

    static int ReadOne(ReadOnlySpan<char> text, int offset, SpfMacroPlace place, ProblemLog log, out SpfMacroPart? part)
    {
        part = text.Length < 2 ? null : text[1] switch
        {
            '%' => new SpfMacroPart.Literal("%"),
            '_' => new SpfMacroPart.Literal(" "),
            '-' => new SpfMacroPart.Literal("%20"),
            _ => null,
        };
        if (part is not null)
            return 2;
        if (text.Length < 2 || text[1] != '{' || text.IndexOf('}') is not (> 0 and var close))
        {
            log.Add(SpfProblems.Macro.At(offset, text[..Math.Min(text.Length, 8)]));
            return text.Length < 2 ? 1 : 2;
        }
        part = ReadExpansion(text[2..close], offset, place, log);
        return close + 1;
    }

    static SpfMacroPart.Expand? ReadExpansion(ReadOnlySpan<char> body, int offset, SpfMacroPlace place, ProblemLog log)
    {
        if (body.IsEmpty || !char.IsAsciiLetter(body[0]) || LetterOf(body[0]) is not { } letter)
        {
            log.Add(SpfProblems.MacroLetter.At(offset, body));
            return null;
        }
        var explanationOnly =
            letter is SpfMacroLetter.ClientAddress or SpfMacroLetter.Receiver or SpfMacroLetter.Timestamp;
        if (explanationOnly && place == SpfMacroPlace.DomainSpec)
        {
            log.Add(SpfProblems.MacroExplanationOnly.At(offset, body));
            return null;
        }
        var rest = body[1..];
        var digits = rest.IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : rest.Length;
        var rightmost = 0;
        foreach (var digit in rest[..digits])
            rightmost = Math.Min(rightmost * 10 + digit - '0', MaxRightmost);
        if (digits > 0 && rightmost == 0)
        {
            log.Add(SpfProblems.MacroZero.At(offset, body));
            return null;
        }
        rest = rest[digits..];
        var reversed = rest.Length > 0 && rest[0] is 'r' or 'R';
        if (reversed)
            rest = rest[1..];
        if (rest.ContainsAnyExcept(Delimiters))
        {
            log.Add(SpfProblems.Macro.At(offset, body));
            return null;
        }
        return new SpfMacroPart.Expand(letter, char.IsAsciiLetterUpper(body[0]), digits > 0 ? rightmost : null,
            reversed, rest.IsEmpty ? "." : rest.ToString());
    }

    static SpfMacroLetter? LetterOf(char letter) => (char)(letter | 0x20) switch
    {
        's' => SpfMacroLetter.Sender,
        'l' => SpfMacroLetter.LocalPart,
        'o' => SpfMacroLetter.SenderDomain,
        'd' => SpfMacroLetter.Domain,
        'i' => SpfMacroLetter.Address,
        'p' => SpfMacroLetter.ValidatedName,
        'v' => SpfMacroLetter.AddressKind,
        'h' => SpfMacroLetter.Helo,
        'c' => SpfMacroLetter.ClientAddress,
        'r' => SpfMacroLetter.Receiver,
        't' => SpfMacroLetter.Timestamp,
        _ => null,
    };
}
