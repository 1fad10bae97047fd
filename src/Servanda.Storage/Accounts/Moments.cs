namespace Servanda.Storage.Accounts;

/// <summary>Times as the tables keep them: seconds, and whole days, since 1970-01-01 UTC.</summary>
static class Moments
{
    static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    public static DateTimeOffset At(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);

    public static DateTimeOffset? At(long? seconds) => seconds is { } known ? At(known) : null;

    public static DateOnly? On(long? day) => day is { } known ? DateOnly.FromDayNumber((int)known + Epoch) : null;

    public static long? DayOf(DateOnly? day) => day is { } known ? known.DayNumber - Epoch : null;

    public static long DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime).DayNumber - Epoch;
}
