using System.Text.Encodings.Web;
using System.Text.Json;
using Servanda.Accords;

namespace Servanda.Cli.Mail.Answers;

/// <summary>An answer as one JSON object: what was asked, single values, and a list of objects for each table.</summary>
static class AnswerJson
{
    /// <summary>The version of the shape; a changed meaning is a new one.</summary>
    const string Schema = "urn:servanda:schema:mail-answer:1";

    public static void Write(Stream output, Answer answer, Language language)
    {
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.Default }))
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            json.WriteString("question", answer.Question);
            json.WriteString("domain", answer.Scope.Domain.ToString());
            json.WriteBoolean("subdomains", answer.Scope.WithSubdomains);
            json.WriteString("from", Cell.Of(answer.Scope.From).Plain);
            json.WriteString("to", Cell.Of(answer.Scope.To).Plain);
            json.WriteString("language", Words.Id(language));
            foreach (var fact in answer.Facts)
            {
                json.WritePropertyName(fact.Id);
                fact.Value.Write(json);
                if (fact.Share is null)
                    continue;
                json.WritePropertyName(fact.Id + "Percent");
                fact.Share.Write(json);
            }
            foreach (var table in answer.Tables)
                Write(json, table, language);
            json.WriteStartArray("notes");
            foreach (var note in answer.Notes)
                json.WriteStringValue(note.In(language));
            json.WriteEndArray();
            json.WriteEndObject();
        }
        output.WriteByte((byte)'\n');
    }

    static void Write(Utf8JsonWriter json, AnswerTable table, Language language)
    {
        json.WriteStartArray(table.Id);
        foreach (var row in table.Rows)
        {
            json.WriteStartObject();
            for (var i = 0; i < table.Columns.Count; i++)
            {
                json.WritePropertyName(table.Columns[i].Id);
                if (table.Columns[i].IsProse)
                    json.WriteStringValue(row.Cells[i].Shown.In(language));
                else
                    row.Cells[i].Write(json);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
