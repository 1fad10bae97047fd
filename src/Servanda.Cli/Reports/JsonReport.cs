using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Servanda.Accords;
using Servanda.Accords.Scorecards;

namespace Servanda.Cli.Reports;

/// <summary>
/// The machine's report: one JSON document, described by docs/schema/scorecards.schema.json. Organisations are written
/// one at a time as they finish and nothing is kept of them, so memory does not grow with the run. Not for use by several
/// threads at once.
/// </summary>
sealed class JsonReport : IDisposable
{
    /// <summary>The version of the document's shape; a changed meaning is a new one.</summary>
    public const string Schema = "urn:servanda:schema:scorecards:1";

    readonly Stream _output;
    readonly ReportHead _head;
    readonly ArrayBufferWriter<byte> _buffer = new();
    readonly Utf8JsonWriter _json;

    JsonReport(Stream output, ReportHead head)
    {
        _output = output;
        _head = head;
        _json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = Encoder() });
    }

    /// <summary>Begins the document on a stream that stays the caller's.</summary>
    public static async Task<JsonReport> BeginAsync(Stream output, ReportHead head, CancellationToken cancel)
    {
        var report = new JsonReport(output, head);
        report.WriteHead();
        await report.FlushAsync(cancel);
        return report;
    }

    /// <summary>Writes one organisation.</summary>
    /// <param name="scorecard">What was found.</param>
    /// <param name="bundle">Its evidence bundle, relative to the report; null when none was written.</param>
    /// <param name="cancel">Stops the writing; the document is then not complete.</param>
    public Task AddAsync(Scorecard scorecard, string? bundle, CancellationToken cancel)
    {
        JsonScorecard.Write(_json, _head, scorecard, bundle);
        return FlushAsync(cancel);
    }

    /// <summary>Ends the document.</summary>
    public Task EndAsync(DateTimeOffset finishedAt, CancellationToken cancel)
    {
        _json.WriteEndArray();
        _json.WriteString("finishedAt", finishedAt.UtcDateTime);
        _json.WriteEndObject();
        return FlushAsync(cancel);
    }

    /// <summary>Lets go of the writer; ends nothing and leaves the stream open.</summary>
    public void Dispose() => _json.Dispose();

    void WriteHead()
    {
        _json.WriteStartObject();
        _json.WriteString("schema", Schema);
        _json.WriteStartObject("tool");
        _json.WriteString("name", ReportHead.Tool);
        _json.WriteString("version", _head.ToolVersion);
        _json.WriteEndObject();
        _json.WriteStartObject("method");
        _json.WriteString("version", _head.MethodVersion);
        _json.WriteString("digest", _head.Method.ToString());
        _json.WriteEndObject();
        _json.WriteString("catalogue", _head.Catalogue.Digest.ToString());
        _json.WriteString("vantage", _head.Vantage);
        _json.WriteString("language", Words.Id(_head.Language));
        _json.WriteString("startedAt", _head.StartedAt.UtcDateTime);
        _json.WriteStartArray("organisations");
    }

    async Task FlushAsync(CancellationToken cancel)
    {
        await _json.FlushAsync(cancel);
        await _output.WriteAsync(_buffer.WrittenMemory, cancel);
        await _output.FlushAsync(cancel);
        _buffer.ResetWrittenCount();
    }

    /// <summary>Letters stay readable; what could be mistaken for markup or turn a line round is escaped.</summary>
    public static JavaScriptEncoder Encoder()
    {
        var settings = new TextEncoderSettings(UnicodeRanges.All);
        settings.ForbidRange(UnicodeRange.Create('\u0080', '\u009F'));
        settings.ForbidCharacters('\u00AD', '\u061C', '\u180E', '\uFEFF');
        settings.ForbidRange(UnicodeRange.Create('\u200B', '\u200F'));
        settings.ForbidRange(UnicodeRange.Create('\u2028', '\u202E'));
        settings.ForbidRange(UnicodeRange.Create('\u2060', '\u206F'));
        return JavaScriptEncoder.Create(settings);
    }
}
