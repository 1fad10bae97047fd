using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Accords.Registers;
using Servanda.Assessment.Observations;
using Servanda.Core.Names;

namespace Servanda.Assessment.Judging;

/// <summary>
/// Judges one domain by a list of rules as evidence comes in. Each <see cref="Pass"/> runs the rules that still lack
/// something and gives back what they lack: the plan. When nothing is lacking, the findings stand. The same passes over
/// a bundle's observations give the same findings, since nothing else goes in.
/// </summary>
public sealed class Judge(IReadOnlyList<Rule> rules, Asset asset, DomainName domain, DateTimeOffset now)
{
    readonly Finding?[] _settled = new Finding?[rules.Count];

    /// <summary>What the rules have worked out together, from one pass to the next.</summary>
    readonly Dictionary<Delegate, (object Value, View View)> _shared = [];

    /// <summary>Runs every unsettled rule; returns the subjects to look at before the next pass, none when done.</summary>
    public IReadOnlyList<Subject> Pass(Sightings sightings)
    {
        HashSet<Subject>? wanted = null;
        ForgetUnfinished();
        for (var i = 0; i < rules.Count; i++)
        {
            if (_settled[i] is not null)
                continue;
            var view = new View(sightings, asset, domain, now) { Shared = _shared };
            var outcome = rules[i].Judge(view);
            if (view.Lacks)
                Add(view.Wanted, ref wanted);
            else
                _settled[i] = Find(rules[i], outcome, view);
        }
        // What several rules wait for is wanted once.
        foreach (var (_, known) in _shared)
            Add(known.View.Wanted, ref wanted);
        return wanted is null ? [] : [.. wanted];
    }

    /// <summary>The findings, in the order of the rules; a rule that still lacks something is not measured.</summary>
    public IReadOnlyList<Finding> Findings(Sightings sightings)
    {
        ForgetUnfinished();
        for (var i = 0; i < rules.Count; i++)
        {
            if (_settled[i] is not null)
                continue;
            var view = new View(sightings, asset, domain, now) { Shared = _shared };
            var outcome = rules[i].Judge(view);
            _settled[i] = Find(rules[i],
                view.Lacks ? Outcome.NotMeasured(UnmeasuredReasons.NotYet) : outcome, view);
        }
        return _settled!;
    }

    /// <summary>A judge of the rules that failed, for the second look; null when none did.</summary>
    internal Judge? OfFailed(Sightings sightings)
    {
        var findings = Findings(sightings);
        Rule[] failed = [.. rules.Where((_, i) => findings[i].Status == FindingStatus.Fail)];
        return failed.Length == 0 ? null : new Judge(failed, asset, domain, now);
    }

    static void Add(IReadOnlyList<Subject> subjects, ref HashSet<Subject>? wanted)
    {
        if (subjects.Count == 0)
            return;
        wanted ??= new(subjects.Count);
        for (var i = 0; i < subjects.Count; i++)
            wanted.Add(subjects[i]);
    }

    /// <summary>What lacked nothing stands, since the first observation of a subject does; the rest is worked out
    /// anew.</summary>
    void ForgetUnfinished()
    {
        foreach (var (work, known) in _shared)
        {
            if (known.View.Lacks)
                _shared.Remove(work);
        }
    }

    Finding Find(Rule rule, Outcome outcome, View view) => new()
    {
        RuleId = rule.Id,
        ControlId = rule.ControlId,
        Asset = asset.Name,
        Severity = rule.Severity,
        Status = outcome.Status,
        Reason = outcome.Reason,
        Clause = rule.Clause,
        Remedy = outcome.Remedy,
        Evidence = outcome.Status == FindingStatus.NotMeasured ? EvidenceLevel.None : view.Evidence,
        Observations = view.Used,
    };
}
