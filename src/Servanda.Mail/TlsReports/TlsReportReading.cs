using System.Globalization;
using System.Text;
using System.Text.Json;
using Servanda.Core;
using Servanda.Mail.AggregateReports;

namespace Servanda.Mail.TlsReports;

/// <summary>One report being read. What is known so far stands in fields, so that a text that breaks off gives it.</summary>
sealed class TlsReportReading(ProblemLog problems)
{
    const int OrganisationSeen = 1, ContactSeen = 2, IdSeen = 4, RangeSeen = 8, PoliciesSeen = 16;

    static readonly string[] Times = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd' 'HH:mm:ssK"];

    readonly TlsReportJson _json = new(problems);
    readonly List<TlsPolicyReading> _policies = [];
    string? _organisation;
    string? _contact;
    string? _id;
    DateTimeOffset? _start;
    DateTimeOffset? _end;
    int _seen;

    /// <summary>At the start of the object: reads it.</summary>
    public void Read(ref Utf8JsonReader json)
    {
        while (TlsReportJson.Next(ref json))
        {
            if (_json.Take(ref json, "organization-name"u8, ref _seen, OrganisationSeen))
                _organisation = _json.Text(ref json);
            else if (_json.Take(ref json, "contact-info"u8, ref _seen, ContactSeen))
                _contact = _json.Text(ref json);
            else if (_json.Take(ref json, "report-id"u8, ref _seen, IdSeen))
                _id = _json.Text(ref json);
            else if (_json.Take(ref json, "date-range"u8, ref _seen, RangeSeen))
                ReadRange(ref json);
            else if (_json.Take(ref json, "policies"u8, ref _seen, PoliciesSeen))
                ReadPolicies(ref json);
            else
                json.Skip();
        }
    }

    /// <summary>The report; null when nothing of one was found.</summary>
    public TlsReport? Report()
    {
        if ((_seen & (IdSeen | RangeSeen | PoliciesSeen)) == 0)
        {
            problems.Add(TlsReportProblems.Root.At(0));
            return null;
        }
        Require(_organisation is not null, TlsReportProblems.Organisation);
        Require(_id is not null, TlsReportProblems.ReportId);
        Require(_policies.Count > 0, TlsReportProblems.Policies);
        Require((_seen & RangeSeen) != 0, TlsReportProblems.Time);
        if (_start > _end || _end - _start > AggregateLimits.MaxPeriod)
        {
            problems.Add(TlsReportProblems.Period.At(0));
            _end = null;
        }
        return new()
        {
            Organisation = _organisation ?? "",
            Contact = _contact,
            ReportId = _id ?? "",
            Start = _start,
            End = _end,
            Policies = [.. _policies.Select(policy => policy.Policy())],
        };
    }

    void ReadPolicies(ref Utf8JsonReader json)
    {
        for (var more = TlsReportJson.First(ref json, out var isArray); more; more = TlsReportJson.Another(ref json, isArray))
        {
            if (!_json.IsObject(ref json))
                continue;
            _policies.Add(new(_json));
            _policies[^1].Read(ref json);
        }
    }

    void ReadRange(ref Utf8JsonReader json)
    {
        const int start = 1, end = 2;
        var seen = 0;
        if (!_json.IsObject(ref json))
            return;
        while (TlsReportJson.Next(ref json))
        {
            if (_json.Take(ref json, "start-datetime"u8, ref seen, start))
                _start = ReadTime(ref json);
            else if (_json.Take(ref json, "end-datetime"u8, ref seen, end))
                _end = ReadTime(ref json);
            else
                json.Skip();
        }
        Require(seen == (start | end), TlsReportProblems.Time);
    }

    DateTimeOffset? ReadTime(ref Utf8JsonReader json)
    {
        var text = _json.Text(ref json) ?? "";
        var isTime = DateTimeOffset.TryParseExact(text, Times, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            && time.ToUnixTimeSeconds() is >= 0 and <= AggregateLimits.MaxSeconds;
        var hasZone = text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal);
        if (!isTime || !hasZone)
            _json.Add(TlsReportProblems.Time, ref json, Encoding.UTF8.GetBytes(text));
        return isTime ? time : null;
    }

    void Require(bool isThere, ProblemKind otherwise)
    {
        if (!isThere)
            problems.Add(otherwise.At(0));
    }
}
