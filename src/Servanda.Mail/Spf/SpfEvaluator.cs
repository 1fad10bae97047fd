using Servanda.Core;
using Servanda.Core.Names;

namespace Servanda.Mail.Spf;

/// <summary>The state of one <see cref="SpfEvaluation"/>: which record is read, and what its terms decide.</summary>
sealed class SpfEvaluator(SpfSender sender, Func<MailQuery, MailAnswer> answers, SpfOptions options)
{
    readonly SpfTerms _terms = new(sender, answers, options);
    List<SpfTraceStep>? _trace;

    SpfReason _reason;
    DomainName? _at;
    Problem? _fault;
    // The term that decided: its record, and where in it.
    string? _record;
    int _offset;
    SpfModifier.Explanation? _explanation;

    public SpfEvaluation Run()
    {
        var result = sender.Domain is { } domain ? Check(domain, 0) : Decide(SpfResult.None, SpfReason.NoName, null);
        var explanation = result == SpfResult.Fail ? Explain() : null;
        return new()
        {
            Sender = sender,
            Result = result,
            Reason = _reason,
            At = _at,
            Term = _record is null ? null : TermAt(_record, _offset),
            Fault = _fault,
            Explanation = explanation,
            Lookups = _terms.Lookups,
            Voids = _terms.Voids,
            Trace = _trace ?? (IReadOnlyList<SpfTraceStep>)[],
            Wanted = _reason == SpfReason.NotYetKnown ? _terms.Wanted : [],
            Failed = _reason == SpfReason.NoAnswer ? _terms.Failed : null,
        };
    }

    SpfResult Check(DomainName domain, int depth)
    {
        var query = new MailQuery(domain, MailQueryKind.Txt);
        switch (_terms.Ask(query))
        {
            case MailAnswer.Texts texts:
                return SpfSelection.From(texts.Records, options.Cache) switch
                {
                    SpfSelection.One { Read.Value: { } record } one => Evaluate(domain, one.Text, record, depth),
                    SpfSelection.One one => Refuse(domain, one.Read.Problems),
                    SpfSelection.Several => Decide(SpfResult.PermError, SpfReason.SeveralRecords, domain),
                    _ => Decide(SpfResult.None, SpfReason.NoRecord, domain),
                };
            case MailAnswer.None:
                return Decide(SpfResult.None, SpfReason.NoRecord, domain);
            case var other:
                return Decide(SpfResult.TempError, _terms.Unanswered(query, other), domain);
        }
    }

    SpfResult Evaluate(DomainName domain, string text, SpfRecord record, int depth)
    {
        for (var i = 0; i < record.Mechanisms.Count; i++)
        {
            var mechanism = record.Mechanisms[i];
            var outcome = mechanism is SpfMechanism.Include include
                ? Include(include, domain, text, depth)
                : _terms.Match(mechanism, domain);
            if (options.IsTraced)
                Note(depth, domain, text, mechanism.Offset, outcome, mechanism is SpfMechanism.Include ? null : _terms.Target);
            switch (outcome)
            {
                case SpfTermOutcome.Match:
                    _explanation = record.Explanation;
                    return Decide(ResultOf(mechanism.Qualifier), SpfReason.Matched, domain, text, mechanism.Offset);
                // An include that cannot be evaluated has been decided where its trouble lies.
                case SpfTermOutcome.TempError:
                    return mechanism is SpfMechanism.Include ? SpfResult.TempError
                        : Decide(SpfResult.TempError, _terms.Trouble, domain, text, mechanism.Offset);
                case SpfTermOutcome.PermError:
                    return mechanism is SpfMechanism.Include ? SpfResult.PermError
                        : Decide(SpfResult.PermError, _terms.Trouble, domain, text, mechanism.Offset);
                case SpfTermOutcome.NoMatch or SpfTermOutcome.Followed:
                    break;
            }
        }
        return record.Redirect is { } redirect
            ? Follow(redirect.Target, SpfReason.RedirectNone, domain, text, redirect.Offset, depth) // §6.1
            : Decide(SpfResult.Neutral, SpfReason.NoMatch, domain);
    }

    // §5.2: only pass matches, what else the other record gives does not count, and errors end the evaluation.
    SpfTermOutcome Include(SpfMechanism.Include include, DomainName domain, string text, int depth) =>
        Follow(include.Target, SpfReason.IncludeNone, domain, text, include.Offset, depth) switch
        {
            SpfResult.Pass => SpfTermOutcome.Match,
            SpfResult.Fail or SpfResult.SoftFail or SpfResult.Neutral or SpfResult.None => SpfTermOutcome.NoMatch,
            SpfResult.TempError => SpfTermOutcome.TempError,
            SpfResult.PermError => SpfTermOutcome.PermError,
        };

    // The record of another name, which has to have one.
    SpfResult Follow(SpfDomainSpec spec, SpfReason none, DomainName domain, string text, int offset, int depth)
    {
        if (!_terms.Count())
            return Decide(SpfResult.PermError, _terms.Trouble, domain, text, offset);
        if (!_terms.TryResolve(spec, domain, out var target))
            return Decide(SpfResult.TempError, _terms.Trouble, domain, text, offset);
        if (options.IsTraced)
            Note(depth, domain, text, offset, SpfTermOutcome.Followed, target);
        var result = target is null ? SpfResult.None : Check(target, depth + 1);
        return result == SpfResult.None ? Decide(SpfResult.PermError, none, domain, text, offset) : result;
    }

    // §6.2: whatever is wrong with the explanation, there is none; the result stands.
    string? Explain()
    {
        if (_explanation is null)
            return null;
        var known = _terms.TryExplain(_explanation.Target, _at!, out var explanation);
        if (!known)
            _reason = SpfReason.NotYetKnown;
        return explanation;
    }

    SpfResult Refuse(DomainName domain, IReadOnlyList<Problem> problems)
    {
        _fault = problems.Count > 0 ? problems[0] : null;
        return Decide(SpfResult.PermError, SpfReason.Syntax, domain);
    }

    SpfResult Decide(SpfResult result, SpfReason reason, DomainName? at, string? record = null, int offset = 0)
    {
        (_reason, _at, _record, _offset) = (reason, at, record, offset);
        return result;
    }

    void Note(int depth, DomainName domain, string record, int offset, SpfTermOutcome outcome, DomainName? target) =>
        (_trace ??= []).Add(new(depth, domain, TermAt(record, offset), outcome, target));

    static string TermAt(string record, int offset) =>
        record.IndexOf(' ', offset) is >= 0 and var end ? record[offset..end] : record[offset..];

    static SpfResult ResultOf(SpfQualifier qualifier) => qualifier switch
    {
        SpfQualifier.Pass => SpfResult.Pass,
        SpfQualifier.Fail => SpfResult.Fail,
        SpfQualifier.SoftFail => SpfResult.SoftFail,
        SpfQualifier.Neutral => SpfResult.Neutral,
    };
}
