using System.Globalization;
using Servanda.Accords;
using Servanda.Core.Json;

namespace Servanda.Assessment.Bundles;

/// <summary>The small forms that every document of a bundle shares.</summary>
static class BundleJson
{
    /// <summary>RFC 3339 in UTC, to the millisecond.</summary>
    public const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture);

    public static JsonItem Texts(IEnumerable<string> texts) => JsonItem.List(texts.Select(text => (JsonItem)text!));

    public static JsonItem Of(Text text) => JsonItem.Of(("en", text.En), ("fr", text.Fr));
}
