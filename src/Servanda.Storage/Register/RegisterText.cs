using System.Globalization;
using System.Text;
using Servanda.Core;
using Servanda.Core.Names;

namespace Servanda.Storage.Register;

/// <summary>Reads text that strangers give for the register: one line, in Normalisation Form C, of bounded length, without
/// characters that act on the text around them. Never throws; every problem is reported.</summary>
public static class RegisterText
{
    /// <summary>Characters of a name at the most, after normalisation.</summary>
    public const int MaxName = 300;

    /// <summary>Characters of a reason or a source at the most, after normalisation.</summary>
    public const int MaxReason = 4000;

    /// <summary>Characters that are looked at: no text of the register is as long.</summary>
    const int MaxRead = 10_000;

    /// <summary>Reads a name.</summary>
    public static Parsed<string> ReadName(string text) => Read(text, MaxName);

    /// <summary>Reads a reason or a source; its line breaks become spaces.</summary>
    public static Parsed<string> ReadReason(string text) => Read(text.ReplaceLineEndings(" ").Replace('\t', ' '), MaxReason);

    static Parsed<string> Read(string text, int max)
    {
        var problems = new ProblemLog();
        if (text.Length > MaxRead)
            return new(null, [RegisterProblems.Length.At(MaxRead)]);
        var trimmed = text.Trim();
        if (trimmed.Length == 0)
            return new(null, [RegisterProblems.Empty.At(0)]);
        for (var at = 0; at < trimmed.Length; at++)
        {
            if (!Rune.TryGetRuneAt(trimmed, at, out var rune))
                problems.Add(RegisterProblems.Surrogate.At(at));
            else if (KindOf(rune) is { } kind)
                problems.Add(kind.At(at, trimmed.AsSpan(at, rune.Utf16SequenceLength)));
            if (rune.Utf16SequenceLength == 2)
                at++;
        }
        if (problems.Count > 0)
            return new(null, problems.InOrder());
        var normal = NormalForm.Compose(trimmed);
        return normal.Length > max ? new(null, [RegisterProblems.Length.At(max)]) : new(normal, []);
    }

    static ProblemKind? KindOf(Rune rune) => rune.Value switch
    {
        // Joiners that Persian and the scripts of India are written with, and nothing more.
        0x200C or 0x200D => null,
        0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) => RegisterProblems.Direction,
        _ => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator => RegisterProblems.Control,
            UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate
                => RegisterProblems.Unassigned,
            _ => null,
        },
    };
}
