using System.Buffers;
using System.Data.Common;
using System.Text.Json;

namespace Servanda.Storage.Transfer;

/// <summary>A row as a line of a dump: a JSON array with a string, a whole number, null, or for octets an array with one
/// string in base64.</summary>
static class DumpRow
{
    static readonly JsonWriterOptions Lenient = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a row with its line break.</summary>
    public static void Write(DbDataReader row, IReadOnlyList<ColumnShape> columns, ArrayBufferWriter<byte> buffer)
    {
        using (var json = new Utf8JsonWriter(buffer, Lenient))
        {
            json.WriteStartArray();
            for (var i = 0; i < columns.Count; i++)
            {
                if (row.IsDBNull(i))
                    json.WriteNullValue();
                else
                    Write(json, row, i, columns[i].Kind);
            }
            json.WriteEndArray();
        }
        buffer.Write("\n"u8);
    }

    /// <summary>Reads a line without its break; false where it is not a row of these columns.</summary>
    /// <param name="line">The line.</param>
    /// <param name="columns">The columns of the table.</param>
    /// <param name="values">As long as there are columns: a string, a long, octets or null each.</param>
    public static bool TryRead(ReadOnlySequence<byte> line, IReadOnlyList<ColumnShape> columns, object?[] values)
    {
        var json = new Utf8JsonReader(line);
        try
        {
            if (!json.Read() || json.TokenType != JsonTokenType.StartArray)
                return false;
            for (var i = 0; i < columns.Count; i++)
            {
                if (!json.Read() || !TryRead(ref json, columns[i].Kind, out values[i]))
                    return false;
            }
            return json.Read() && json.TokenType == JsonTokenType.EndArray && !json.Read();
        }
        catch (JsonException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            // Text that is not well-formed Unicode.
            return false;
        }
    }

    static void Write(Utf8JsonWriter json, DbDataReader row, int at, ColumnKind kind)
    {
        switch (kind)
        {
            case ColumnKind.Text:
                json.WriteStringValue(row.GetString(at));
                break;
            case ColumnKind.Number:
                json.WriteNumberValue(row.GetInt64(at));
                break;
            case ColumnKind.Octets:
                json.WriteStartArray();
                json.WriteBase64StringValue(row.GetFieldValue<byte[]>(at));
                json.WriteEndArray();
                break;
        }
    }

    static bool TryRead(ref Utf8JsonReader json, ColumnKind kind, out object? value)
    {
        value = null;
        if (json.TokenType == JsonTokenType.Null)
            return true;
        switch (kind)
        {
            case ColumnKind.Text when json.TokenType == JsonTokenType.String:
                value = json.GetString();
                return true;
            case ColumnKind.Number when json.TokenType == JsonTokenType.Number && json.TryGetInt64(out var number):
                value = number;
                return true;
            case ColumnKind.Octets when json.TokenType == JsonTokenType.StartArray && json.Read() && json.TokenType == JsonTokenType.String
                && json.TryGetBytesFromBase64(out var octets) && json.Read() && json.TokenType == JsonTokenType.EndArray:
                value = octets;
                return true;
            default:
                return false;
        }
    }
}
