using System.Globalization;
using Servanda.Accords;
using Servanda.Accords.Registers;

namespace Servanda.Web.Layout;

/// <summary>Dates in words.</summary>
public static class Dates
{
    static readonly string[] English =
    [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ];

    static readonly string[] French =
    [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ];

    /// <summary>Said where no source gives a date.</summary>
    public static Text Unknown { get; } = new("date unknown", "date inconnue");

    /// <summary>17 April 2018; 1er février 2019.</summary>
    public static string Of(DateOnly day, Language language) => language switch
    {
        Language.English => string.Create(CultureInfo.InvariantCulture, $"{day.Day} {English[day.Month - 1]} {day.Year}"),
        Language.French => string.Create(CultureInfo.InvariantCulture, $"{First(day.Day)} {French[day.Month - 1]} {day.Year}"),
    };

    /// <summary>As much as is known: a year, a month of a year, or a day.</summary>
    public static string Of(PartialDate date, Language language) => (date.Month, date.Day) switch
    {
        (int month, int day) => Of(new DateOnly(date.Year, month, day), language),
        (int month, null) => OfMonth(date.Year, month, language),
        _ => date.Year.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>A month of a year: April 2018.</summary>
    public static string OfMonth(int year, int month, Language language) =>
        $"{(language == Language.French ? French : English)[month - 1]} {year.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>To the minute, in UTC.</summary>
    public static string Of(DateTimeOffset at, Language language)
    {
        var utc = at.UtcDateTime;
        var day = Of(DateOnly.FromDateTime(utc), language);
        return language switch
        {
            Language.English => string.Create(CultureInfo.InvariantCulture, $"{day}, {utc:HH:mm} UTC"),
            Language.French => string.Create(CultureInfo.InvariantCulture, $"{day} à {utc:HH} h {utc:mm} UTC"),
        };
    }

    static string First(int day) => day == 1 ? "1er" : day.ToString(CultureInfo.InvariantCulture);
}
