using System.Globalization;
using System.Text.Json;

namespace Servanda.Mail.TlsReports;

/// <summary>Writes reports about TLS as RFC 8460 §4.4 has them.</summary>
public static class TlsReportWriter
{
    const string Time = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Writes a report in UTF-8; the stream stays open.</summary>
    /// <exception cref="ArgumentException">It lacks what the standard requires.</exception>
    public static void Write(TlsReport report, Stream to)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (report is not { Start: { } start, End: { } end, Contact: not null, Organisation.Length: > 0, ReportId.Length: > 0, Policies.Count: > 0 })
            throw new ArgumentException("A report has an organisation, a contact, an id, a period and policies (RFC 8460 §4.4).", nameof(report));
        using var json = new Utf8JsonWriter(to, new() { Indented = true });
        json.WriteStartObject();
        json.WriteString("organization-name"u8, report.Organisation);
        json.WriteStartObject("date-range"u8);
        json.WriteString("start-datetime"u8, start.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture));
        json.WriteString("end-datetime"u8, end.UtcDateTime.ToString(Time, CultureInfo.InvariantCulture));
        json.WriteEndObject();
        json.WriteString("contact-info"u8, report.Contact);
        json.WriteString("report-id"u8, report.ReportId);
        json.WriteStartArray("policies"u8);
        foreach (var policy in report.Policies)
            Write(json, policy);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, TlsReportPolicy policy)
    {
        if (policy is not { Type: { } type, Domain: { } domain })
            throw new ArgumentException("A policy has a type and a domain (RFC 8460 §4.4).", nameof(policy));
        json.WriteStartObject();
        json.WriteStartObject("policy"u8);
        json.WriteString("policy-type"u8, TlsReportWords.For(type));
        Write(json, "policy-string", policy.Lines);
        json.WriteString("policy-domain"u8, domain.ToString());
        Write(json, "mx-host", policy.MxHosts);
        json.WriteEndObject();
        json.WriteStartObject("summary"u8);
        json.WriteNumber("total-successful-session-count"u8, policy.Successful);
        json.WriteNumber("total-failure-session-count"u8, policy.Failed);
        json.WriteEndObject();
        if (policy.Failures.Count > 0)
        {
            json.WriteStartArray("failure-details"u8);
            foreach (var failure in policy.Failures)
                Write(json, failure);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, TlsReportFailure failure)
    {
        json.WriteStartObject();
        json.WriteString("result-type"u8, TlsReportWords.For(failure.Result));
        Write(json, "sending-mta-ip", failure.SendingMta?.ToString());
        Write(json, "receiving-mx-hostname", failure.ReceivingMxHostname);
        Write(json, "receiving-mx-helo", failure.ReceivingMxHelo);
        Write(json, "receiving-ip", failure.ReceivingAddress?.ToString());
        json.WriteNumber("failed-session-count"u8, failure.Sessions);
        Write(json, "additional-information", failure.MoreInformation);
        Write(json, "failure-reason-code", failure.ReasonCode);
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }

    static void Write(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
            return;
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
