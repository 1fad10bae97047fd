using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Servanda.Web.Api;

namespace Servanda.Web.Data;

/// <summary>Writes a table as it is read, so that a large one takes no more memory than a small one.</summary>
static class TableWriter
{
    // Octets held back before they are sent.
    const int Piece = 32 * 1024;

    // What has no meaning in JSON is written as it is; the document is never put into a page.
    static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>A header and a line for each row.</summary>
    public static async Task WriteCsvAsync(DataTable table, DataSource source, Stream output, CancellationToken cancel)
    {
        var text = new StringWriter(new StringBuilder(Piece), CultureInfo.InvariantCulture);
        CsvText.Write(text, table.Columns.Select(column => column.Name));
        await foreach (var row in table.Rows(source, cancel))
        {
            CsvText.Write(text, row);
            if (text.GetStringBuilder().Length >= Piece)
                await SendAsync();
        }
        await SendAsync();

        async Task SendAsync()
        {
            await output.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancel);
            text.GetStringBuilder().Clear();
        }
    }

    /// <summary>An array with an object for each row; what is not known is left out.</summary>
    public static async Task WriteJsonAsync(DataTable table, DataSource source, Stream output, CancellationToken cancel)
    {
        var buffer = new ArrayBufferWriter<byte>(Piece);
        await using var json = new Utf8JsonWriter(buffer, Json);
        json.WriteStartArray();
        await foreach (var row in table.Rows(source, cancel))
        {
            Write(json, table, row);
            if (json.BytesPending + buffer.WrittenCount >= Piece)
                await SendAsync();
        }
        json.WriteEndArray();
        await SendAsync();

        async Task SendAsync()
        {
            await json.FlushAsync(cancel);
            await output.WriteAsync(buffer.WrittenMemory, cancel);
            buffer.Clear();
        }
    }

    static void Write(Utf8JsonWriter json, DataTable table, string?[] row)
    {
        json.WriteStartObject();
        for (var at = 0; at < row.Length; at++)
        {
            if (row[at] is not { } cell)
                continue;
            json.WritePropertyName(table.Columns[at].Name);
            _ = table.Columns[at].Kind switch
            {
                DataKind.Number or DataKind.Truth => Raw(json, cell),
                DataKind.Text or DataKind.Date or DataKind.Moment => Text(json, cell),
            };
        }
        json.WriteEndObject();
    }

    static bool Raw(Utf8JsonWriter json, string cell)
    {
        json.WriteRawValue(cell, skipInputValidation: true);
        return true;
    }

    static bool Text(Utf8JsonWriter json, string cell)
    {
        json.WriteStringValue(cell);
        return true;
    }
}
