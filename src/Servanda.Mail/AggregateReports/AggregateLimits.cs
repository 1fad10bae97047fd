namespace Servanda.Mail.AggregateReports;

/// <summary>What is taken from one aggregate report at the most. What is over is cut off and said in a problem.</summary>
public static class AggregateLimits
{
    /// <summary>Messages that one record can count; a larger count is taken as this one. No receiver gets that many from
    /// one source in a day, and the sum over any report stays within 64 bits.</summary>
    public const long MaxCount = 10_000_000_000;

    /// <summary>Seconds since 1970 of the last time taken for one: the year 2200. Milliseconds sent as seconds lie beyond
    /// it, and a period that ends there can still be reckoned with.</summary>
    public const long MaxSeconds = 7_258_118_400;

    /// <summary>How long a period can be; most are a day.</summary>
    public static readonly TimeSpan MaxPeriod = TimeSpan.FromDays(366);

    /// <summary>Characters kept of a text of the reporter: its name, a contact, a comment.</summary>
    public const int MaxText = 1000;

    /// <summary>Errors of the reporter kept.</summary>
    public const int MaxErrors = 20;

    /// <summary>DKIM results kept of a record.</summary>
    public const int MaxDkim = 100;

    /// <summary>SPF results kept of a record.</summary>
    public const int MaxSpf = 10;

    /// <summary>Reasons kept of a record.</summary>
    public const int MaxReasons = 20;

    /// <summary>Records held back while a head that stands after them is looked for.</summary>
    public const int MaxHeld = 10_000;
}
