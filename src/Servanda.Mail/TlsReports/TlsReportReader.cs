using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Servanda.Core;

namespace Servanda.Mail.TlsReports;

/// <summary>Reads reports about TLS (RFC 8460 §4.4). What a sender gets wrong is left out and noted; of a text that breaks
/// off, what stands before the break is kept.</summary>
public static class TlsReportReader
{
    /// <summary>Reads one report, unpacked.</summary>
    public static Parsed<TlsReport> Read(ReadOnlyMemory<byte> json)
    {
        var problems = new ProblemLog();
        if (json.Length > TlsReportLimits.MaxBytes)
        {
            problems.Add(TlsReportProblems.Size.At(TlsReportLimits.MaxBytes));
            return new(null, problems.InOrder());
        }
        var text = json.Span;
        if (text.StartsWith("\uFEFF"u8))
            text = text[3..];
        if (!Utf8.IsValid(text))
        {
            problems.Add(TlsReportProblems.Encoding.At(0));
            text = Encoding.UTF8.GetBytes(Encoding.Latin1.GetString(text));
        }
        var reading = new TlsReportReading(problems);
        var reader = new Utf8JsonReader(text);
        try
        {
            if (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                reading.Read(ref reader);
            while (reader.Read())
                reader.Skip();
        }
        catch (JsonException)
        {
            problems.Add(TlsReportProblems.Json.At((int)reader.BytesConsumed));
        }
        var report = reading.Report();
        return new(report, problems.InOrder());
    }
}
