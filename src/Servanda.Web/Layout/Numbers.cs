using System.Globalization;
using Servanda.Accords;

namespace Servanda.Web.Layout;

/// <summary>Numbers as each language writes them.</summary>
public static class Numbers
{
    static readonly NumberFormatInfo English = new() { NumberGroupSeparator = ",", NumberDecimalSeparator = "." };

    // A narrow no-break space, so that a number is not torn apart at a line's end.
    static readonly NumberFormatInfo French = new() { NumberGroupSeparator = "\u202F", NumberDecimalSeparator = "," };

    /// <summary>A whole number with its thousands apart.</summary>
    public static string Of(long number, Language language) => number.ToString("N0", language switch
    {
        Language.English => English,
        Language.French => French,
    });

    /// <summary>A share in whole percent, rounded down so that 100 means all.</summary>
    public static string Share(long part, long whole, Language language)
    {
        var percent = whole == 0 ? 0 : 100 * part / whole;
        return language switch
        {
            Language.English => $"{percent.ToString(CultureInfo.InvariantCulture)}%",
            Language.French => $"{percent.ToString(CultureInfo.InvariantCulture)}\u00A0%",
        };
    }
}
