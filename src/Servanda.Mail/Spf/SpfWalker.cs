using Servanda.Core;
using Servanda.Core.Names;

namespace Servanda.Mail.Spf;

/// <summary>The state of one <see cref="SpfWalk"/>.</summary>
sealed class SpfWalker(DomainName domain, Func<MailQuery, MailAnswer> answers)
{
    readonly List<SpfStep> _steps = [];
    readonly List<DomainName> _path = [];
    readonly List<MailQuery> _voids = [];
    readonly List<MailQuery> _wanted = [];
    readonly List<MailQuery> _failed = [];
    readonly List<SpfOpenTarget> _open = [];
    readonly List<SpfWalkProblem> _problems = [];
    int _lookups;
    bool _cutShort;

    public SpfWalk Run()
    {
        var end = Visit(domain, SpfVia.Start);
        return new()
        {
            Domain = domain,
            Steps = _steps,
            Lookups = _lookups,
            IsCutShort = _cutShort,
            Voids = _voids,
            Open = _open,
            Problems = _problems,
            Wanted = _wanted,
            Failed = _failed,
            End = end,
        };
    }

    SpfEnd Visit(DomainName name, SpfVia via)
    {
        var at = _steps.Count;
        var before = _lookups;
        var selection = Select(name);
        _steps.Add(new(name, via, _path.Count, selection, 0));
        _path.Add(name);
        var end = selection switch
        {
            SpfSelection.None => SpfEnd.None,
            SpfSelection.One one => Follow(name, one.Read),
            SpfSelection.Several several => Broken(name, SpfProblems.Several.At(0, several.Texts[1])),
            _ => SpfEnd.Unknown,
        };
        _path.RemoveAt(_path.Count - 1);
        _steps[at] = _steps[at] with { Lookups = _lookups - before };
        return end;
    }

    SpfSelection? Select(DomainName name)
    {
        switch (Ask(new(name, MailQueryKind.Txt)))
        {
            case MailAnswer.Texts texts:
                return SpfSelection.From(texts.Records);
            case MailAnswer.None:
                return new SpfSelection.None();
            default:
                return null;
        }
    }

    SpfEnd Follow(DomainName name, Parsed<SpfRecord> read)
    {
        foreach (var problem in read.Problems)
            _problems.Add(new(name, problem));
        if (read.Value is not { } record)
            return SpfEnd.PermError;
        var worst = SpfEnd.Neutral;
        foreach (var mechanism in record.Mechanisms)
        {
            if (mechanism is SpfMechanism.All all)
                return Worse(worst, EndOf(all.Qualifier));
            if (mechanism is SpfMechanism.Include include)
            {
                var end = FollowTarget(name, include.Offset, include.Target, SpfVia.Include);
                if (end == SpfEnd.Pass)
                    return Worse(worst, EndOf(include.Qualifier));
                worst = Worse(worst, end);
            }
            else
            {
                Look(name, mechanism);
            }
        }
        return record.Redirect is { } redirect
            ? Worse(worst, FollowTarget(name, redirect.Offset, redirect.Target, SpfVia.Redirect))
            : worst;
    }

    // What goes wrong on the way outlives what comes after it: an include that is a permerror ends the evaluation.
    static SpfEnd Worse(SpfEnd met, SpfEnd end) => met is SpfEnd.PermError or SpfEnd.Unknown ? met : end;

    SpfEnd FollowTarget(DomainName name, int offset, SpfDomainSpec spec, SpfVia via)
    {
        if (!Count(name, offset))
            return SpfEnd.Unknown;
        if (!TryResolve(name, spec, out var target))
        {
            _open.Add(new(name, spec.Text));
            return via == SpfVia.Include ? SpfEnd.Neutral : SpfEnd.Unknown;
        }
        if (target is not null && _path.Contains(target))
            return Broken(name, SpfProblems.Loop.At(offset, spec.Text));
        var end = target is null ? SpfEnd.None : Visit(target, via);
        if (end == SpfEnd.None)
        {
            var none = via == SpfVia.Include ? SpfProblems.IncludeNone : SpfProblems.RedirectNone;
            return Broken(name, none.At(offset, spec.Text));
        }
        // An include that gives no pass does not match; what it gives instead does not count (RFC 7208 §5.2).
        return via == SpfVia.Redirect || end is SpfEnd.Pass or SpfEnd.PermError or SpfEnd.Unknown ? end : SpfEnd.Neutral;
    }

    void Look(DomainName name, SpfMechanism mechanism)
    {
        if (mechanism is SpfMechanism.Ip4 or SpfMechanism.Ip6 || !Count(name, mechanism.Offset)
            || _lookups > SpfWalk.MaxLookups)
            return;
        var (spec, kind) = mechanism switch
        {
            SpfMechanism.A a => (a.Target, MailQueryKind.A),
            SpfMechanism.Mx mx => (mx.Target, MailQueryKind.Mx),
            SpfMechanism.Exists exists => (exists.Target, MailQueryKind.A),
            _ => (null, MailQueryKind.Txt),
        };
        if (kind == MailQueryKind.Txt)
            return; // ptr asks about the client's address, which only a message has
        var target = name;
        if (spec is not null && !TryResolve(name, spec, out target))
            _open.Add(new(name, spec.Text));
        if (target is null)
            return;
        var answer = Ask(new(target, kind));
        // a asks for the family of the client; it is void for everybody only where there are neither
        if (answer is MailAnswer.None && mechanism is SpfMechanism.A)
            answer = Ask(new(target, MailQueryKind.Aaaa));
        if (answer is MailAnswer.None)
            AddVoid(name, mechanism.Offset, new(target, kind));
        if (answer is MailAnswer.Exchangers { Hosts.Count: > SpfWalk.MaxExchangers })
            _problems.Add(new(name, SpfProblems.Exchangers.At(mechanism.Offset, target.ToString())));
    }

    void AddVoid(DomainName name, int offset, MailQuery query)
    {
        if (_voids.Contains(query))
            return;
        _voids.Add(query);
        if (_voids.Count == SpfWalk.MaxVoids + 1)
            _problems.Add(new(name, SpfProblems.Voids.At(offset, query.Name.ToString())));
    }

    bool Count(DomainName name, int offset)
    {
        if (_lookups == SpfWalk.MaxCounted)
        {
            _cutShort = true;
            return false;
        }
        _lookups++;
        if (_lookups == SpfWalk.MaxLookups + 1)
            _problems.Add(new(name, SpfProblems.Lookups.At(offset)));
        return true;
    }

    MailAnswer Ask(MailQuery query)
    {
        var answer = answers(query);
        if (answer is MailAnswer.NotYet && !_wanted.Contains(query))
            _wanted.Add(query);
        if (answer is MailAnswer.Failed && !_failed.Contains(query))
            _failed.Add(query);
        return answer;
    }

    SpfEnd Broken(DomainName name, Problem problem)
    {
        _problems.Add(new(name, problem));
        return SpfEnd.PermError;
    }

    // Of the macros only the two domains are known without a message. False when the target stays open; true with null
    // when it can be no name.
    bool TryResolve(DomainName name, SpfDomainSpec spec, out DomainName? target)
    {
        target = spec.Name;
        if (!spec.HasMacros)
            return true;
        var text = SpfMacroExpansion.Expand(spec.Parts, letter => letter switch
        {
            SpfMacroLetter.Domain => name.ToString(),
            SpfMacroLetter.SenderDomain => domain.ToString(),
            _ => null,
        });
        target = text is null ? null : SpfMacroExpansion.ToName(text);
        return text is not null;
    }

    static SpfEnd EndOf(SpfQualifier qualifier) => qualifier switch
    {
        SpfQualifier.Pass => SpfEnd.Pass,
        SpfQualifier.Fail => SpfEnd.Fail,
        SpfQualifier.SoftFail => SpfEnd.SoftFail,
        SpfQualifier.Neutral => SpfEnd.Neutral,
    };
}
