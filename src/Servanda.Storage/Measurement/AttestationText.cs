using System.Globalization;
using System.Text;
using Servanda.Accords.Registers;
using Servanda.Core.Json;

namespace Servanda.Storage.Measurement;

/// <summary>An attestation in one column.</summary>
static class AttestationText
{
    const string Day = "yyyy-MM-dd";

    public static string? Write(Attestation? attestation) => attestation is null ? null
        : Encoding.UTF8.GetString(CanonicalJson.Write(JsonItem.Of(
            ("statement", Columns.Text(attestation.Statement)),
            ("on", attestation.On.ToString(Day, CultureInfo.InvariantCulture)),
            ("until", attestation.Until.ToString(Day, CultureInfo.InvariantCulture)),
            ("documents", JsonItem.List(attestation.Documents.Select(one => (JsonItem)one.ToString()!))))));

    public static Attestation? Read(string control, string? text)
    {
        if (text is null || StrictJson.Read(Encoding.UTF8.GetBytes(text)).Value is not { } json)
            return null;
        return new Attestation
        {
            ControlId = control,
            Statement = json["statement"]?.AsText ?? "",
            On = ReadDay(json["on"]),
            Until = ReadDay(json["until"]),
            Documents = [.. (json["documents"]?.Items ?? []).Select(one => Columns.Digest(one.AsText ?? ""))],
        };
    }

    static DateOnly ReadDay(JsonItem? item) =>
        DateOnly.TryParseExact(item?.AsText, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : default;
}
