using System.Globalization;

namespace Servanda.Transparency.Tiles;

/// <summary>A number as C2SP writes one: ASCII decimal without leading zeroes, below 2^63.</summary>
static class DecimalText
{
    public static bool TryRead(ReadOnlySpan<char> text, out long number)
    {
        number = 0;
        return text is not ([] or ['0', _, ..]) &&
            long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
