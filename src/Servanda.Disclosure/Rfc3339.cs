namespace Servanda.Disclosure;

/// <summary>Reads dates and times of the Internet (RFC 3339 §5.6), and nothing else.</summary>
static class Rfc3339
{
    const int DateAndTime = 19;
    const int TickDigits = 7;
    const int MaxOffsetMinutes = 14 * 60;

    /// <summary>The moment; false when the text is no date-time, or beyond the years 1 to 9999. A leap second counts as the
    /// second before it; digits under 100 ns are dropped.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out DateTimeOffset moment)
    {
        moment = default;
        if (text.Length <= DateAndTime || text[4] != '-' || text[7] != '-' || text[10] is not ('T' or 't')
            || text[13] != ':' || text[16] != ':'
            || Number(text[..4]) is not { } year || Number(text[5..7]) is not { } month || Number(text[8..10]) is not { } day
            || Number(text[11..13]) is not { } hour || Number(text[14..16]) is not { } minute
            || Number(text[17..19]) is not { } second
            || !TryReadFraction(text[DateAndTime..], out var ticks, out var used)
            || !TryReadOffset(text[(DateAndTime + used)..], out var offset))
            return false;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour > 23 || minute > 59 || second > 60)
            return false;
        var local = new DateTime(year, month, day, hour, minute, Math.Min(second, 59), DateTimeKind.Unspecified).AddTicks(ticks);
        var utc = local.Ticks - offset * TimeSpan.TicksPerMinute;
        if (utc < DateTime.MinValue.Ticks || utc > DateTime.MaxValue.Ticks)
            return false;
        moment = new DateTimeOffset(local, TimeSpan.FromMinutes(offset));
        return true;
    }

    static bool TryReadFraction(ReadOnlySpan<char> text, out long ticks, out int used)
    {
        ticks = used = 0;
        if (text[0] != '.')
            return true;
        var end = text[1..].IndexOfAnyExceptInRange('0', '9') is >= 0 and var at ? at : text.Length - 1;
        for (var i = 0; i < TickDigits; i++)
            ticks = ticks * 10 + (i < end ? text[i + 1] - '0' : 0);
        used = end + 1;
        return end > 0 && used < text.Length;
    }

    static bool TryReadOffset(ReadOnlySpan<char> text, out int minutes)
    {
        minutes = 0;
        if (text is "Z" or "z")
            return true;
        if (text.Length != 6 || text[0] is not ('+' or '-') || text[3] != ':'
            || Number(text[1..3]) is not { } hours || Number(text[4..]) is not { } rest || hours > 23 || rest > 59)
            return false;
        minutes = (hours * 60 + rest) * (text[0] == '-' ? -1 : 1);
        return Math.Abs(minutes) <= MaxOffsetMinutes;
    }

    static int? Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var c in digits)
        {
            if (!char.IsAsciiDigit(c))
                return null;
            number = number * 10 + c - '0';
        }
        return number;
    }
}
