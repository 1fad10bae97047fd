using System.Text;
using System.Text.Json;
using Servanda.Cli.Reports;
using Servanda.Mail.Spf;

namespace Servanda.Cli.Mail;

/// <summary>Writes what checks of mail found as one JSON document.</summary>
static class CheckJson
{
    /// <summary>Writes one document with a line end.</summary>
    public static void Write(TextWriter output, Action<Utf8JsonWriter> body)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = JsonReport.Encoder() }))
        {
            json.WriteStartObject();
            body(json);
            json.WriteEndObject();
        }
        output.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    /// <summary>The member <c>spf</c>.</summary>
    public static void WriteSpf(Utf8JsonWriter json, SpfEvaluation seen)
    {
        json.WriteStartObject("spf");
        json.WriteString("result", seen.Result.Word());
        json.WriteString("reason", SpfWords.Why(seen).En);
        json.WriteString("identity", seen.Sender.Identity switch
        {
            SpfIdentity.MailFrom => "mailfrom",
            SpfIdentity.Helo => "helo",
        });
        json.WriteString("domain", seen.Sender.Domain?.ToString() ?? seen.Sender.DomainText);
        json.WriteString("client", seen.Sender.Client.ToString());
        json.WriteString("helo", seen.Sender.Helo);
        json.WriteString("at", seen.At?.ToString());
        json.WriteString("mechanism", seen.Term);
        json.WriteString("explanation", seen.Explanation);
        json.WriteNumber("lookups", seen.Lookups);
        json.WriteNumber("voidLookups", seen.Voids);
        json.WriteStartArray("trace");
        foreach (var step in seen.Trace)
        {
            json.WriteStartObject();
            json.WriteNumber("depth", step.Depth);
            json.WriteString("domain", step.Domain.ToString());
            json.WriteString("term", step.Term);
            json.WriteString("outcome", SpfWords.Outcome(step.Outcome).En);
            json.WriteString("target", step.Target?.ToString());
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
