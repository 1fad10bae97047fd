namespace Servanda.Storage.Mail;

/// <summary>
/// The time that a report covers, as whole UTC days. Receivers give the last second of it or the first after it; both
/// mean the same days. A period that is missing, turned round or longer than <see cref="MaxDays"/> is doubtful, and all of
/// the report stands on one day.
/// </summary>
/// <param name="FirstDay">Days since 1970-01-01.</param>
/// <param name="LastDay">Days since 1970-01-01, inclusive.</param>
/// <param name="Seconds">How many seconds of each day are covered; one entry where nothing is spread.</param>
/// <param name="IsDoubtful">True when all stands on one day for want of a period that can be believed.</param>
sealed record ReportPeriod(long FirstDay, long LastDay, IReadOnlyList<long> Seconds, bool IsDoubtful)
{
    /// <summary>Receivers report on a day, some on a week, a few on a month.</summary>
    public const int MaxDays = 62;

    const long DaySeconds = 86_400;

    /// <summary>True when the report is of several days.</summary>
    public bool IsSpread => Seconds.Count > 1;

    /// <summary>The period between two times as reported.</summary>
    /// <param name="begin">The start; null when missing.</param>
    /// <param name="end">The last second or the first after; null when missing.</param>
    /// <param name="otherwise">When neither is known: the time of storing.</param>
    public static ReportPeriod Of(DateTimeOffset? begin, DateTimeOffset? end, DateTimeOffset otherwise)
    {
        if (begin is null || end is null)
            return OneDay(begin ?? end ?? otherwise, isDoubtful: true);
        var from = begin.Value.ToUnixTimeSeconds();
        var to = end.Value.ToUnixTimeSeconds();
        if (to < from)
            return OneDay(begin.Value, isDoubtful: true);
        // Midnight after the start is the first second that is not covered; any other time is the last that is.
        if (to == from || to % DaySeconds != 0)
            to++;
        long first = DayOf(from), last = DayOf(to - 1);
        if (last - first >= MaxDays)
            return OneDay(begin.Value, isDoubtful: true);
        var seconds = new long[last - first + 1];
        for (var i = 0; i < seconds.Length; i++)
            seconds[i] = Math.Min(to, (first + i + 1) * DaySeconds) - Math.Max(from, (first + i) * DaySeconds);
        return new ReportPeriod(first, last, seconds, IsDoubtful: false);
    }

    /// <summary>The whole day of a time since 1970-01-01.</summary>
    public static long DayOf(DateTimeOffset at) => DayOf(at.ToUnixTimeSeconds());

    static long DayOf(long seconds) => Math.DivRem(seconds, DaySeconds) is var (day, rest) && rest < 0 ? day - 1 : seconds / DaySeconds;

    static ReportPeriod OneDay(DateTimeOffset at, bool isDoubtful) => new(DayOf(at), DayOf(at), [DaySeconds], isDoubtful);
}
