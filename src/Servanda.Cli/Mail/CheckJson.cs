using System.Text;
using System.Text.Json;
using Servanda.Cli.Reports;
using Servanda.Core;
using Servanda.Mail.Arc;
using Servanda.Mail.Dkim;
using Servanda.Mail.Dmarc;
using Servanda.Mail.Evaluation;
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

    /// <summary>The members of a whole message.</summary>
    public static void WriteMessage(
        Utf8JsonWriter json, MessageEvaluation seen, IReadOnlyList<Problem> problems, string results)
    {
        if (seen.Spf is { } spf)
            WriteSpf(json, spf);
        else
            WriteNoSpf(json);
        json.WriteStartArray("dkim");
        foreach (var one in seen.Dkim.Signatures)
            WriteSignature(json, one);
        json.WriteEndArray();
        WriteArc(json, seen.Arc);
        WriteDmarc(json, seen.Dmarc);
        WriteNames(json, "from", seen.Authors.Select(name => name.ToString()));
        WriteNames(json, "problems", problems.Select(problem => problem.Code));
        json.WriteString("authenticationResults", results.Replace("\r\n", "", StringComparison.Ordinal).Replace('\t', ' '));
    }

    static void WriteNoSpf(Utf8JsonWriter json)
    {
        json.WriteStartObject("spf");
        json.WriteString("result", SpfResult.None.Word());
        json.WriteString("reason", CheckText.NoClient.En);
        json.WriteEndObject();
    }

    static void WriteSignature(Utf8JsonWriter json, DkimResult one)
    {
        json.WriteStartObject();
        json.WriteString("domain", one.Signature?.Domain.ToString() ?? one.Domain);
        json.WriteString("selector", one.Signature?.Selector ?? one.Selector);
        json.WriteString("result", one.Outcome.Word());
        json.WriteString("reason", DkimWords.Why(one).En);
        json.WriteString("code", one.Reason.Code);
        json.WriteString("identity", one.Signature?.Identity);
        if (one.KeyBits is { } bits)
            json.WriteNumber("keyBits", bits);
        json.WriteBoolean("testing", one.IsTesting);
        json.WriteNumber("unsignedOctets", one.UnsignedOctets);
        WriteNames(json, "problems", one.Problems.Select(problem => problem.Code));
        json.WriteEndObject();
    }

    static void WriteArc(Utf8JsonWriter json, ArcVerdict arc)
    {
        json.WriteStartObject("arc");
        json.WriteString("result", arc.Outcome.Word());
        json.WriteString("reason", DkimWords.Why(arc).En);
        json.WriteString("code", arc.Reason.Code);
        json.WriteStartArray("sets");
        foreach (var set in arc.Sets)
        {
            json.WriteStartObject();
            json.WriteNumber("instance", set.Instance);
            json.WriteString("domain", set.Seal.Domain.ToString());
            json.WriteString("selector", set.Seal.Selector);
            json.WriteString("results", set.Results);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void WriteDmarc(Utf8JsonWriter json, DmarcEvaluation dmarc)
    {
        json.WriteStartObject("dmarc");
        json.WriteString("result", dmarc.Result.Word());
        json.WriteString("reason", DmarcWords.Why(dmarc).En);
        json.WriteString("policy", dmarc.Policy?.Word());
        json.WriteString("disposition", dmarc.Disposition.Word());
        json.WriteString("domain", (dmarc.RecordDomain ?? dmarc.Author)?.ToString());
        json.WriteString("author", dmarc.Author?.ToString());
        json.WriteString("organisationalDomain", dmarc.Discovery?.OrganisationalDomain?.ToString());
        json.WriteStartArray("aligned");
        foreach (var one in dmarc.Aligned)
        {
            json.WriteStartObject();
            json.WriteString("mechanism", DmarcWords.Name(one.Mechanism));
            json.WriteString("domain", one.Domain.ToString());
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void WriteNames(Utf8JsonWriter json, string member, IEnumerable<string> names)
    {
        json.WriteStartArray(member);
        foreach (var name in names)
            json.WriteStringValue(name);
        json.WriteEndArray();
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
