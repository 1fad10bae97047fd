using Servanda.Accords.Findings;
using Servanda.Assessment.Judging;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Planning;

namespace Servanda.Assessment.Runs;

/// <summary>The pure half of an assessment: the same findings from the same looks, in a run and from a bundle.</summary>
public static class Rejudging
{
    /// <summary>Every finding of a plan, from looks already made.</summary>
    /// <param name="plan">What was asked.</param>
    /// <param name="looks">What was seen.</param>
    /// <param name="startedAt">When the run began.</param>
    public static IReadOnlyList<Finding> Of(Plan plan, Looks looks, DateTimeOffset startedAt)
    {
        var first = Begin(plan, startedAt);
        return Findings(first, Again(first, looks.First), looks);
    }

    /// <summary>A judge for every asset that can be looked at.</summary>
    internal static IReadOnlyList<Judge> Begin(Plan plan, DateTimeOffset now) =>
        [.. Domains.Of(plan.Organisation).Select(one => new Judge(plan.Rules, one.Asset, one.Domain, now))];

    /// <summary>A judge for every asset where something failed, with the rules that did.</summary>
    internal static IReadOnlyList<Judge> Again(IReadOnlyList<Judge> first, Sightings sightings) =>
        [.. first.Select(judge => judge.OfFailed(sightings)).OfType<Judge>()];

    /// <summary>The findings of the first look, each Fail replaced by what two looks make of it.</summary>
    internal static IReadOnlyList<Finding> Findings(
        IReadOnlyList<Judge> first, IReadOnlyList<Judge> second, Looks looks)
    {
        var again = second
            .SelectMany(judge => judge.Findings(looks.Second))
            .ToDictionary(finding => (finding.Asset, finding.RuleId));
        return
        [
            .. first.SelectMany(judge => judge.Findings(looks.First)).Select(one =>
                one.Status == FindingStatus.Fail
                    ? Retest.Confirm(one, again.GetValueOrDefault((one.Asset, one.RuleId)))
                    : one),
        ];
    }
}
