using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Core;

namespace Servanda.Assessment.Judging;

/// <summary>
/// A Fail is published only when two looks agree. The second look is a world of its own: nothing in it was seen by the
/// first.
/// </summary>
public static class Retest
{
    /// <summary>What to publish of a rule that failed at the first look.</summary>
    /// <param name="first">The Fail of the first look.</param>
    /// <param name="second">The same rule at the second look; null when there was none.</param>
    public static Finding Confirm(Finding first, Finding? second)
    {
        var evidence = Together(first, second);
        return second?.Status switch
        {
            FindingStatus.Fail => second with { Evidence = Weaker(first, second), Observations = evidence },
            null or FindingStatus.NotMeasured => first with
            {
                Status = FindingStatus.NotMeasured,
                Evidence = EvidenceLevel.None,
                Observations = evidence,
                Reason = new(
                    $"seen once and not confirmed ({first.Reason.En}); second look: {Why(second).En}",
                    $"constaté une fois sans confirmation ({first.Reason.Fr}) ; second examen : {Why(second).Fr}"),
            },
            FindingStatus.Pass or FindingStatus.Warn or FindingStatus.NotApplicable => second with
            {
                Evidence = Weaker(first, second),
                Observations = evidence,
                Reason = new(
                    $"{second.Reason.En} (a first look had found: {first.Reason.En})",
                    $"{second.Reason.Fr} (un premier examen avait constaté : {first.Reason.Fr})"),
            },
        };
    }

    /// <summary>It rests on both looks.</summary>
    static EvidenceLevel Weaker(Finding first, Finding second) =>
        first.Evidence < second.Evidence ? first.Evidence : second.Evidence;

    static Text Why(Finding? second) => second?.Reason ?? new Text("not made", "non effectué");

    static IReadOnlyList<Digest> Together(Finding first, Finding? second) =>
        second is null ? first.Observations : new Digests(first.Observations.Concat(second.Observations));
}
