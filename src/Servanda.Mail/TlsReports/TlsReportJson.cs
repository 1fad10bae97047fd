using System.Text;
using System.Text.Json;
using Servanda.Core;

namespace Servanda.Mail.TlsReports;

/// <summary>Walks the members of a JSON text and reads their values, of whatever type they turn out to be.</summary>
sealed class TlsReportJson(ProblemLog problems)
{
    /// <summary>Inside an object: goes to the next member; false at the end of the object.</summary>
    public static bool Next(ref Utf8JsonReader json) => json.Read() && json.TokenType == JsonTokenType.PropertyName;

    /// <summary>Goes to the value of the member at hand when it has this name and is the first such.</summary>
    public bool Take(ref Utf8JsonReader json, ReadOnlySpan<byte> name, ref int seen, int bit)
    {
        if (json.TokenType != JsonTokenType.PropertyName || !json.ValueTextEquals(name))
            return false;
        if ((seen & bit) != 0)
        {
            Add(TlsReportProblems.Repeated, ref json, name);
            return false;
        }
        seen |= bit;
        json.Read();
        return true;
    }

    /// <summary>True when the value at hand is an object; else it is passed over.</summary>
    public bool IsObject(ref Utf8JsonReader json) => Is(ref json, JsonTokenType.StartObject);

    /// <summary>Where one or several values can stand: the first of an array's, or the only one; false when there is
    /// none.</summary>
    public static bool First(ref Utf8JsonReader json, out bool isArray)
    {
        isArray = json.TokenType == JsonTokenType.StartArray;
        return isArray ? Another(ref json, isArray) : json.TokenType != JsonTokenType.Null;
    }

    /// <summary>After one of several values: goes to the next; false at the end.</summary>
    public static bool Another(ref Utf8JsonReader json, bool isArray) =>
        isArray && json.Read() && json.TokenType != JsonTokenType.EndArray;

    /// <summary>The value at hand as text; null when it is null, empty or something else.</summary>
    public string? Text(ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.Null || !Is(ref json, JsonTokenType.String))
            return null;
        var text = Decode(ref json).Trim();
        if (text.Length > TlsReportLimits.MaxText)
        {
            Add(TlsReportProblems.Limit, ref json, default);
            text = ReportText.Cut(text, TlsReportLimits.MaxText);
        }
        return text.Length == 0 ? null : text;
    }

    /// <summary>The value at hand as texts: one, or an array of them.</summary>
    public IReadOnlyList<string> Texts(ref Utf8JsonReader json)
    {
        var texts = new List<string>();
        for (var more = First(ref json, out var isArray); more; more = Another(ref json, isArray))
        {
            if (Text(ref json) is { } text)
                texts.Add(text);
        }
        return texts;
    }

    /// <summary>The value at hand as a count, also in quotes; 0 when it is none.</summary>
    public long Count(ref Utf8JsonReader json)
    {
        var octets = json.TokenType is JsonTokenType.Number or JsonTokenType.String ? json.ValueSpan : default;
        if (System.Buffers.Text.Utf8Parser.TryParse(octets, out long count, out var used) && used == octets.Length
            && count is >= 0 and <= TlsReportLimits.MaxSessions)
            return count;
        Add(TlsReportProblems.Count, ref json, octets);
        var isLarge = octets.Length > 0 && octets.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
        json.Skip();
        return isLarge ? TlsReportLimits.MaxSessions : 0;
    }

    public void Add(ProblemKind kind, ref Utf8JsonReader json, ReadOnlySpan<byte> piece) =>
        problems.Add(kind.At((int)json.TokenStartIndex, piece));

    bool Is(ref Utf8JsonReader json, JsonTokenType type)
    {
        if (json.TokenType == type)
            return true;
        Add(TlsReportProblems.Type, ref json, json.ValueSpan);
        json.Skip();
        return false;
    }

    string Decode(ref Utf8JsonReader json)
    {
        if (!json.ValueIsEscaped)
            return Encoding.UTF8.GetString(json.ValueSpan);
        try
        {
            return json.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, escaped: no text, but shown as written.
            Add(TlsReportProblems.Encoding, ref json, json.ValueSpan);
            return Encoding.UTF8.GetString(json.ValueSpan);
        }
    }
}
