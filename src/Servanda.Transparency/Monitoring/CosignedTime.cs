using System.Globalization;

namespace Servanda.Transparency.Monitoring;

/// <summary>The time of a cosignature as people read it.</summary>
public static class CosignedTime
{
    /// <summary>Such as 2026-11-22T16:00:00Z; the plain number of seconds where it is beyond the year 9999.</summary>
    public static string Words(long seconds) => seconds >= 0 && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
        ? DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"second {seconds} after 1970");
}
