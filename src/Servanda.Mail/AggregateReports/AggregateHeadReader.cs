using System.Buffers.Text;
using Servanda.Core;
using Servanda.Mail.Dmarc;

namespace Servanda.Mail.AggregateReports;

/// <summary>Reads what stands before the records: report_metadata and policy_published (RFC 9990 §3.1.1.3 to
/// §3.1.1.5).</summary>
sealed class AggregateHeadReader(AggregateElements elements, AggregateValues values, ProblemTally problems)
{
    readonly List<string> _errors = [];
    string? _organisation;
    string? _email;
    string? _contact;
    string? _reportId;
    string? _generator;
    string? _version;
    long? _begin;
    long? _end;
    AggregatePolicy _policy = new();
    bool _isNew;

    /// <summary>Reads the version, which stands before the rest.</summary>
    public void ReadVersion() => _version = values.Text();

    /// <summary>After the start of report_metadata: reads to its end.</summary>
    public void ReadMetadata()
    {
        const int organisation = 1, email = 2, contact = 4, id = 8, range = 16, generator = 32;
        var seen = 0;
        while (elements.Next())
        {
            if (elements.TakeFirst("org_name"u8, ref seen, organisation))
                _organisation = values.Text();
            else if (elements.TakeFirst("email"u8, ref seen, email))
                _email = values.Text();
            else if (elements.TakeFirst("extra_contact_info"u8, ref seen, contact))
                _contact = values.Text();
            else if (elements.TakeFirst("report_id"u8, ref seen, id))
                _reportId = values.Text();
            else if (elements.TakeFirst("date_range"u8, ref seen, range))
                ReadRange();
            else if (elements.TakeFirst("generator"u8, ref seen, generator))
                (_generator, _isNew) = (values.Text(), true);
            else if (elements.Take("error"u8))
                ReadError();
        }
        Require(_organisation, AggregateProblems.Organisation);
        Require(_email, AggregateProblems.Email);
        Require(_reportId, AggregateProblems.ReportId);
        Require(seen & range, range, AggregateProblems.Time);
    }

    /// <summary>After the start of policy_published: reads to its end.</summary>
    public void ReadPolicy()
    {
        const int domain = 1, p = 2, sp = 4, np = 8, adkim = 16, aspf = 32, pct = 64, testing = 128, fo = 256, method = 512;
        var seen = 0;
        while (elements.Next())
        {
            if (elements.TakeFirst("domain"u8, ref seen, domain))
                _policy = _policy with { Domain = values.Domain(AggregateProblems.PolicyDomain) };
            else if (elements.TakeFirst("p"u8, ref seen, p))
                _policy = _policy with { Policy = Policy() };
            else if (elements.TakeFirst("sp"u8, ref seen, sp))
                _policy = _policy with { SubdomainPolicy = Policy() };
            else if (elements.TakeFirst("np"u8, ref seen, np))
                _policy = _policy with { NonexistentPolicy = Policy() };
            else if (elements.TakeFirst("adkim"u8, ref seen, adkim))
                _policy = _policy with { DkimAlignment = Alignment() };
            else if (elements.TakeFirst("aspf"u8, ref seen, aspf))
                _policy = _policy with { SpfAlignment = Alignment() };
            else if (elements.TakeFirst("pct"u8, ref seen, pct))
                _policy = _policy with { Percent = ReadPercent(elements.Text()) };
            else if (elements.TakeFirst("testing"u8, ref seen, testing))
                _policy = _policy with { IsTesting = ReadTesting() };
            else if (elements.TakeFirst("fo"u8, ref seen, fo))
                _policy = _policy with { FailureOptions = values.Text() };
            else if (elements.TakeFirst("discovery_method"u8, ref seen, method))
                _policy = _policy with { Discovery = values.Word(AggregateWords.Discovery, AggregateProblems.PolicyDetail) };
        }
        _isNew |= (seen & (testing | method)) != 0;
        Require(seen, domain, AggregateProblems.PolicyDomain);
        Require(seen, p, AggregateProblems.Policy);
    }

    /// <summary>The head, of what has been read.</summary>
    public AggregateReport Head()
    {
        var begin = _begin is { } from ? DateTimeOffset.FromUnixTimeSeconds(from) : (DateTimeOffset?)null;
        var end = _end is { } to ? DateTimeOffset.FromUnixTimeSeconds(to) : (DateTimeOffset?)null;
        if (begin > end || end - begin > AggregateLimits.MaxPeriod)
        {
            elements.Add(AggregateProblems.Period);
            end = null;
        }
        return new()
        {
            Organisation = _organisation ?? "",
            Email = _email ?? "",
            Contact = _contact,
            ReportId = _reportId ?? "",
            Begin = begin,
            End = end,
            Errors = [.. _errors],
            Generator = _generator,
            Version = _version,
            Dialect = Dialect(),
            Policy = _policy,
        };
    }

    AggregateDialect Dialect()
    {
        var space = elements.Namespace;
        var dialect = space.SequenceEqual(AggregateNamespaces.Rfc9990) ? AggregateDialect.Rfc9990
            : space.SequenceEqual(AggregateNamespaces.Rfc7489) ? AggregateDialect.Rfc7489
            : _isNew ? AggregateDialect.Rfc9990
            : _version is not null ? AggregateDialect.Rfc7489
            : AggregateDialect.Unstated;
        if (!space.IsEmpty && !space.SequenceEqual(AggregateNamespaces.Rfc9990) && !space.SequenceEqual(AggregateNamespaces.Rfc7489))
            problems.Add(AggregateProblems.Namespace, 0, space);
        if (_version is not (null or "1.0"))
            elements.Add(AggregateProblems.Version);
        return dialect;
    }

    void ReadRange()
    {
        const int begin = 1, end = 2;
        var seen = 0;
        while (elements.Next())
        {
            if (elements.TakeFirst("begin"u8, ref seen, begin))
                _begin = ReadTime(elements.Text());
            else if (elements.TakeFirst("end"u8, ref seen, end))
                _end = ReadTime(elements.Text());
        }
        Require(seen, begin, AggregateProblems.Time);
        Require(seen, end, AggregateProblems.Time);
    }

    long? ReadTime(ReadOnlySpan<byte> text)
    {
        if (elements.IsCut)
            return null;
        if (Utf8Parser.TryParse(text, out long seconds, out var used) && used == text.Length
            && seconds is >= 0 and <= AggregateLimits.MaxSeconds)
            return seconds;
        problems.Add(AggregateProblems.Time, elements.Offset, text);
        return null;
    }

    int? ReadPercent(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || elements.IsCut)
            return null;
        if (Utf8Parser.TryParse(text, out int percent, out var used) && used == text.Length && percent is >= 0 and <= 100)
            return percent;
        problems.Add(AggregateProblems.Percent, elements.Offset, text);
        return null;
    }

    bool? ReadTesting() =>
        values.Word(AggregateWords.Testing, AggregateProblems.PolicyDetail) is { } mode ? mode == TestMode.On : null;

    DmarcPolicy? Policy() => values.Word(AggregateWords.Policy, AggregateProblems.Policy);

    DmarcAlignment? Alignment() => values.Word(AggregateWords.Alignment, AggregateProblems.Alignment);

    void ReadError()
    {
        if (values.Text() is not { } error)
            return;
        if (_errors.Count < AggregateLimits.MaxErrors)
            _errors.Add(error);
        else
            elements.Add(AggregateProblems.Limit);
    }

    void Require(string? text, ProblemKind otherwise)
    {
        if (text is null)
            elements.AddMissing(otherwise);
    }

    void Require(int seen, int bit, ProblemKind otherwise)
    {
        if ((seen & bit) == 0)
            elements.AddMissing(otherwise);
    }
}
