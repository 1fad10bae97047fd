using System.Globalization;
using Servanda.Storage.Settings;

namespace Servanda.Storage.Measurement;

/// <summary>How long a measure stays private to its organisation, so that it can mend first.</summary>
/// <param name="Days">Whole days, 0 to <see cref="MaxDays"/>.</param>
public readonly record struct NoticePeriod(int Days)
{
    /// <summary>The setting's name.</summary>
    public const string Setting = "measurement.notice-days";

    /// <summary>A year: what stays private for longer is no evidence.</summary>
    public const int MaxDays = 365;

    /// <summary>Where nobody set another.</summary>
    public static NoticePeriod Usual { get; } = new(14);

    /// <summary>Reads a number of days; false for anything that is not one.</summary>
    public static bool TryRead(string? text, out NoticePeriod notice)
    {
        var isOne = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= MaxDays;
        notice = isOne ? new(days) : default;
        return isOne;
    }

    /// <summary>The one that is set, or the usual one.</summary>
    public static async Task<NoticePeriod> FindAsync(Database database, CancellationToken cancel) =>
        TryRead(await new SettingStore(database).FindAsync(Setting, cancel), out var notice) ? notice : Usual;

    /// <summary>Sets it, within a change. What was received before keeps the notice it was received under.</summary>
    public Task SetAsync(StoreTransaction change, DateTimeOffset at, CancellationToken cancel) =>
        SettingStore.SetAsync(change, Setting, Days.ToString(CultureInfo.InvariantCulture), at, cancel);
}
