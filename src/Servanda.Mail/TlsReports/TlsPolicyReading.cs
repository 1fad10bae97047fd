using System.Net;
using System.Text;
using System.Text.Json;
using Servanda.Core;
using Servanda.Core.Names;

namespace Servanda.Mail.TlsReports;

/// <summary>One member of policies being read (RFC 8460 §4.4).</summary>
sealed class TlsPolicyReading(TlsReportJson values)
{
    readonly List<TlsReportFailure> _failures = [];
    TlsPolicyType? _type;
    DomainName? _domain;
    IReadOnlyList<string> _lines = [];
    IReadOnlyList<string> _hosts = [];
    long _successful;
    long _failed;

    /// <summary>At the start of the object: reads it.</summary>
    public void Read(ref Utf8JsonReader json)
    {
        const int policy = 1, summary = 2, failures = 4;
        var seen = 0;
        while (TlsReportJson.Next(ref json))
        {
            if (values.Take(ref json, "policy"u8, ref seen, policy))
                ReadPolicy(ref json);
            else if (values.Take(ref json, "summary"u8, ref seen, summary))
                ReadSummary(ref json);
            else if (values.Take(ref json, "failure-details"u8, ref seen, failures))
                ReadFailures(ref json);
            else
                json.Skip();
        }
        if ((seen & policy) == 0)
            values.Add(TlsReportProblems.PolicyType, ref json, default);
        if ((seen & summary) == 0)
            values.Add(TlsReportProblems.Count, ref json, default);
    }

    /// <summary>What was read so far.</summary>
    public TlsReportPolicy Policy() => new()
    {
        Type = _type,
        Domain = _domain,
        Lines = _lines,
        MxHosts = _hosts,
        Successful = _successful,
        Failed = _failed,
        Failures = [.. _failures],
    };

    void ReadPolicy(ref Utf8JsonReader json)
    {
        const int type = 1, domain = 2, lines = 4, hosts = 8;
        var seen = 0;
        if (!values.IsObject(ref json))
            return;
        while (TlsReportJson.Next(ref json))
        {
            if (values.Take(ref json, "policy-type"u8, ref seen, type))
                _type = ReadType(ref json);
            else if (values.Take(ref json, "policy-domain"u8, ref seen, domain))
                _domain = ReadDomain(ref json);
            else if (values.Take(ref json, "policy-string"u8, ref seen, lines))
                _lines = values.Texts(ref json);
            else if (values.Take(ref json, "mx-host"u8, ref seen, hosts))
                _hosts = values.Texts(ref json);
            else
                json.Skip();
        }
        if ((seen & type) == 0)
            values.Add(TlsReportProblems.PolicyType, ref json, default);
        if ((seen & domain) == 0)
            values.Add(TlsReportProblems.PolicyDomain, ref json, default);
    }

    void ReadSummary(ref Utf8JsonReader json)
    {
        const int successful = 1, failed = 2;
        var seen = 0;
        if (!values.IsObject(ref json))
            return;
        while (TlsReportJson.Next(ref json))
        {
            if (values.Take(ref json, "total-successful-session-count"u8, ref seen, successful))
                _successful = values.Count(ref json);
            else if (values.Take(ref json, "total-failure-session-count"u8, ref seen, failed))
                _failed = values.Count(ref json);
            else
                json.Skip();
        }
        if (seen != (successful | failed))
            values.Add(TlsReportProblems.Count, ref json, default);
    }

    void ReadFailures(ref Utf8JsonReader json)
    {
        for (var more = TlsReportJson.First(ref json, out var isArray); more; more = TlsReportJson.Another(ref json, isArray))
        {
            if (values.IsObject(ref json))
                _failures.Add(ReadFailure(ref json));
        }
    }

    TlsReportFailure ReadFailure(ref Utf8JsonReader json)
    {
        const int result = 1, sender = 2, host = 4, helo = 8, receiver = 16, sessions = 32, more = 64, reason = 128;
        var seen = 0;
        var failure = new TlsReportFailure { Result = TlsFailure.ValidationFailure };
        while (TlsReportJson.Next(ref json))
        {
            if (values.Take(ref json, "result-type"u8, ref seen, result))
                failure = failure with { Result = ReadResult(ref json) };
            else if (values.Take(ref json, "sending-mta-ip"u8, ref seen, sender))
                failure = failure with { SendingMta = ReadAddress(ref json) };
            else if (values.Take(ref json, "receiving-mx-hostname"u8, ref seen, host))
                failure = failure with { ReceivingMxHostname = values.Text(ref json) };
            else if (values.Take(ref json, "receiving-mx-helo"u8, ref seen, helo))
                failure = failure with { ReceivingMxHelo = values.Text(ref json) };
            else if (values.Take(ref json, "receiving-ip"u8, ref seen, receiver))
                failure = failure with { ReceivingAddress = ReadAddress(ref json) };
            else if (values.Take(ref json, "failed-session-count"u8, ref seen, sessions))
                failure = failure with { Sessions = values.Count(ref json) };
            else if (values.Take(ref json, "additional-information"u8, ref seen, more))
                failure = failure with { MoreInformation = values.Text(ref json) };
            else if (values.Take(ref json, "failure-reason-code"u8, ref seen, reason))
                failure = failure with { ReasonCode = values.Text(ref json) };
            else
                json.Skip();
        }
        if ((seen & result) == 0)
            values.Add(TlsReportProblems.ResultType, ref json, default);
        if ((seen & sessions) == 0)
            values.Add(TlsReportProblems.Count, ref json, default);
        return failure;
    }

    TlsFailure ReadResult(ref Utf8JsonReader json)
    {
        var word = values.Text(ref json) ?? "";
        if (TlsReportWords.FindFailure(word) is { } failure)
            return failure;
        Note(TlsReportProblems.ResultType, ref json, word);
        return TlsFailure.ValidationFailure;
    }

    TlsPolicyType? ReadType(ref Utf8JsonReader json)
    {
        var word = values.Text(ref json) ?? "";
        if (TlsReportWords.FindType(word) is { } type)
            return type;
        Note(TlsReportProblems.PolicyType, ref json, word);
        return null;
    }

    DomainName? ReadDomain(ref Utf8JsonReader json)
    {
        var text = values.Text(ref json) ?? "";
        if (ReportText.Domain(text) is { } domain)
            return domain;
        Note(TlsReportProblems.PolicyDomain, ref json, text);
        return null;
    }

    IPAddress? ReadAddress(ref Utf8JsonReader json)
    {
        if (values.Text(ref json) is not { } text)
            return null;
        var address = ReportText.Address(Encoding.UTF8.GetBytes(text));
        if (address is null)
            Note(TlsReportProblems.Address, ref json, text);
        return address;
    }

    void Note(ProblemKind kind, ref Utf8JsonReader json, string text) => values.Add(kind, ref json, Encoding.UTF8.GetBytes(text));
}
