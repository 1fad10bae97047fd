using System.Globalization;
using Servanda.Accords;

namespace Servanda.Cli.Mail.Answers;

/// <summary>Numbers as each language writes them.</summary>
static class Figures
{
    /// <summary>Between groups of three in French: narrow, and no line breaks there.</summary>
    const string NarrowSpace = "\u202F";

    /// <summary>12,345 and 12 345.</summary>
    public static Text Number(long value)
    {
        var english = value.ToString("#,0", CultureInfo.InvariantCulture);
        return new Text(english, english.Replace(",", NarrowSpace, StringComparison.Ordinal));
    }

    /// <summary>98.5% and 98,5 %; a dash for nothing of nothing. What is not all is never rounded to all, nor what is not
    /// nothing to nothing.</summary>
    public static Text Percent(long part, long whole)
    {
        if (whole == 0)
            return Text.Same("–");
        var digits = OneDigit(part, whole).ToString("0.0", CultureInfo.InvariantCulture);
        if (part == whole || part == 0)
            digits = digits[..^2];
        return new Text($"{digits}%", $"{digits.Replace('.', ',')}{NarrowSpace}%");
    }

    /// <summary>Percent with one digit, between 0.1 and 99.9 unless it is nothing or all.</summary>
    public static decimal OneDigit(long part, long whole) =>
        part == 0 ? 0m : part == whole ? 100m : Math.Clamp(Math.Round(part * 100m / whole, 1), 0.1m, 99.9m);
}
