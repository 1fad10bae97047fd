using Servanda.Core.Names;

namespace Servanda.Mail.AggregateReports;

/// <summary>Reads auth_results: what DKIM and SPF gave before alignment (RFC 9990 §3.1.1.11 to §3.1.1.13).</summary>
sealed class AggregateResultReader(AggregateElements elements, AggregateValues values)
{
    const int DomainSeen = 1, ResultSeen = 2, NoteSeen = 4, SelectorSeen = 8, ScopeSeen = 16;

    readonly List<DkimOutcome> _dkim = [];
    readonly List<SpfOutcome> _spf = [];

    /// <summary>What DKIM gave.</summary>
    public IReadOnlyList<DkimOutcome> Dkim => _dkim.Count == 0 ? [] : _dkim.ToArray();

    /// <summary>What SPF gave.</summary>
    public IReadOnlyList<SpfOutcome> Spf => _spf.Count == 0 ? [] : _spf.ToArray();

    public void Clear()
    {
        _dkim.Clear();
        _spf.Clear();
    }

    /// <summary>After the start of auth_results: reads to its end.</summary>
    public void Read()
    {
        while (elements.Next())
        {
            if (elements.Take("dkim"u8))
                ReadDkim();
            else if (elements.Take("spf"u8))
                ReadSpf();
        }
    }

    void ReadDkim()
    {
        var seen = 0;
        var (domain, selector, note) = ((DomainName?)null, (string?)null, (string?)null);
        var result = (ReportedResult?)null;
        while (elements.Next())
        {
            if (elements.TakeFirst("domain"u8, ref seen, DomainSeen))
                domain = values.Domain(AggregateProblems.DkimDomain);
            else if (elements.TakeFirst("selector"u8, ref seen, SelectorSeen))
                selector = values.Text();
            else if (elements.TakeFirst("result"u8, ref seen, ResultSeen))
                result = values.Word(AggregateWords.Result, AggregateProblems.DkimResult);
            else if (elements.TakeFirst("human_result"u8, ref seen, NoteSeen))
                note = values.Text();
        }
        if (elements.IsCut)
            return;
        if ((seen & DomainSeen) == 0)
            elements.Add(AggregateProblems.DkimDomain);
        if ((seen & ResultSeen) == 0)
            elements.Add(AggregateProblems.DkimResult);
        if (_dkim.Count < AggregateLimits.MaxDkim)
            _dkim.Add(new(domain, selector, result, note));
        else
            elements.Add(AggregateProblems.Limit);
    }

    void ReadSpf()
    {
        var seen = 0;
        var (domain, note) = ((DomainName?)null, (string?)null);
        var (scope, result) = ((SpfScope?)null, (ReportedResult?)null);
        while (elements.Next())
        {
            if (elements.TakeFirst("domain"u8, ref seen, DomainSeen))
                domain = values.Domain(AggregateProblems.SpfDomain);
            else if (elements.TakeFirst("scope"u8, ref seen, ScopeSeen))
                scope = values.Word(AggregateWords.Scope, AggregateProblems.SpfScope);
            else if (elements.TakeFirst("result"u8, ref seen, ResultSeen))
                result = values.Word(AggregateWords.Result, AggregateProblems.SpfResult);
            else if (elements.TakeFirst("human_result"u8, ref seen, NoteSeen))
                note = values.Text();
        }
        if (elements.IsCut)
            return;
        if ((seen & DomainSeen) == 0)
            elements.Add(AggregateProblems.SpfDomain);
        if ((seen & ResultSeen) == 0)
            elements.Add(AggregateProblems.SpfResult);
        if (_spf.Count < AggregateLimits.MaxSpf)
            _spf.Add(new(domain, scope, result, note));
        else
            elements.Add(AggregateProblems.Limit);
    }
}
