using System.Globalization;

namespace Servanda.Accords.Registers;

/// <summary>A date as far as a source gives it (ISO 8601): <c>2018</c>, <c>2018-02</c> or <c>2018-04-17</c>.</summary>
public readonly record struct PartialDate
{
    PartialDate(int year, int? month, int? day) => (Year, Month, Day) = (year, month, day);

    /// <summary>The year.</summary>
    public int Year { get; }

    /// <summary>1-12; null when unknown.</summary>
    public int? Month { get; }

    /// <summary>1-31; null when unknown.</summary>
    public int? Day { get; }

    /// <summary>Reads one of the three forms; false for anything else.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out PartialDate date)
    {
        date = default;
        var form = text.Length switch { 4 => "yyyy", 7 => "yyyy-MM", 10 => "yyyy-MM-dd", _ => null };
        if (form is null ||
            !DateOnly.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return false;
        date = new PartialDate(day.Year, text.Length > 4 ? day.Month : null, text.Length > 7 ? day.Day : null);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => (Month, Day) switch
    {
        (int month, int day) => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{month:D2}-{day:D2}"),
        (int month, null) => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-{month:D2}"),
        _ => Year.ToString("D4", CultureInfo.InvariantCulture),
    };
}
