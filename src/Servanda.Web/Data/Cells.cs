using System.Globalization;
using Servanda.Accords;
using Servanda.Accords.Registers;

namespace Servanda.Web.Data;

/// <summary>Values as cells write them.</summary>
static class Cells
{
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Truth(bool value) => value ? "true" : "false";

    public static string? Date(PartialDate? date) => date?.ToString();

    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string? Moment(DateTimeOffset? at) => at is { } known ? Moment(known) : null;

    /// <summary>Words without spaces in them, in one cell.</summary>
    public static string List(IEnumerable<string> words) => string.Join(' ', words);

    public static DataColumn Text(string name, string en, string fr) => new(name, DataKind.Text, new Text(en, fr));

    public static DataColumn Number(string name, string en, string fr) => new(name, DataKind.Number, new Text(en, fr));

    public static DataColumn Truth(string name, string en, string fr) => new(name, DataKind.Truth, new Text(en, fr));

    public static DataColumn Date(string name, string en, string fr) => new(name, DataKind.Date, new Text(en, fr));

    public static DataColumn Moment(string name, string en, string fr) => new(name, DataKind.Moment, new Text(en, fr));
}
