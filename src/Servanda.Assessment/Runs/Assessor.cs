using Servanda.Assessment.Judging;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Planning;
using Servanda.Assessment.Probes;
using Servanda.Assessment.Scoring;

namespace Servanda.Assessment.Runs;

/// <summary>
/// Assesses one organisation: lets the rules say what they need, looks at it, and again until nothing is lacking; then
/// looks a second time at whatever failed. Judging is pure, and goes the same way over a bundle with no prober.
/// </summary>
public sealed class Assessor(IProber prober, TimeProvider clock, AssessmentOptions options)
{
    /// <summary>Rounds of judging and looking at the most: an SPF chain of ten, a tree walk of eight, and some slack.</summary>
    const int MaxRounds = 32;

    /// <summary>Assesses it.</summary>
    /// <exception cref="OperationCanceledException">Cancelled before it was done.</exception>
    public Task<AssessedOrganisation> AssessAsync(Plan plan, CancellationToken cancel) =>
        AssessAsync(plan, token => Task.Delay(options.RetestAfter, clock, token), cancel);

    /// <summary>Assesses it; whoever has others to assess says how the time before the second look is passed.</summary>
    internal async Task<AssessedOrganisation> AssessAsync(
        Plan plan, Func<CancellationToken, Task> pause, CancellationToken cancel)
    {
        // To the millisecond, as the bundle keeps it: the rules must see the same time when it is judged again.
        var startedAt = clock.GetUtcNow();
        startedAt = startedAt.AddTicks(-(startedAt.Ticks % TimeSpan.TicksPerMillisecond));
        var looks = new Looks(new Sightings(), new Sightings());
        var first = Rejudging.Begin(plan, startedAt);
        await LookAsync(first, looks.First, Freshness.Shared, cancel);
        var second = Rejudging.Again(first, looks.First);
        if (second.Count > 0)
        {
            await pause(cancel);
            await LookAsync(second, looks.Second, Freshness.Fresh, cancel);
        }
        var findings = Rejudging.Findings(first, second, looks);
        return new AssessedOrganisation
        {
            Plan = plan,
            Findings = findings,
            Scorecard = ScorecardScoring.Of(plan, findings, startedAt, clock.GetUtcNow()),
            Looks = looks,
        };
    }

    /// <summary>Rounds of asking the judges what they lack and looking at it, until they lack nothing.</summary>
    async Task LookAsync(
        IReadOnlyList<Judge> judges, Sightings sightings, Freshness freshness, CancellationToken cancel)
    {
        var left = options.MaxSubjectsPerAsset * judges.Count;
        for (var round = 0; round < MaxRounds; round++)
        {
            var wanted = Wanted(judges, sightings);
            if (wanted.Count == 0)
                return;
            var within = wanted.Take(left).ToList();
            foreach (var seen in await LookAtAllAsync(within, freshness, cancel))
                sightings.Add(seen);
            foreach (var subject in wanted.Skip(left))
                sightings.Add(OverLimit(subject));
            left -= within.Count;
        }
    }

    static IReadOnlyCollection<Subject> Wanted(IReadOnlyList<Judge> judges, Sightings sightings) => judges is [var only]
        ? only.Pass(sightings)
        : judges.SelectMany(judge => judge.Pass(sightings)).ToHashSet();

    /// <summary>Looks at all of them at once: the prober has the limits.</summary>
    async Task<Observation[]> LookAtAllAsync(List<Subject> subjects, Freshness freshness, CancellationToken cancel)
    {
        ValueTask<Observation>[] looking = [.. subjects.Select(subject => prober.LookAsync(subject, freshness, cancel))];
        var seen = new Observation[looking.Length];
        // In order: most are answered by then.
        for (var i = 0; i < looking.Length; i++)
            seen[i] = await looking[i];
        // Whoever brought the last answer goes back for others; judging it takes longer than that.
        await Task.Yield();
        return seen;
    }

    Observation.Unmeasured OverLimit(Subject subject) =>
        new(UnmeasuredReasons.OverLimit) { Subject = subject, At = clock.GetUtcNow() };
}
