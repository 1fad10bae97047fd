using Servanda.Accords.Scorecards;

namespace Servanda.Storage.Measurement;

/// <summary>
/// A control that is unmet, and was not in public before, becomes public only once two assessments under one method say so
/// (docs/method.md, Over time). Silence neither confirms nor contradicts.
/// </summary>
static class Confirmation
{
    /// <summary>Whether an assessment may be public.</summary>
    /// <param name="own">The controls of the assessment.</param>
    /// <param name="before">Those of the latest public one, where it was by the same method; empty otherwise.</param>
    /// <param name="earlier">Those of other assessments before it under the same method, the nearest first.</param>
    /// <param name="later">Those of assessments after it under the same method, the nearest first.</param>
    public static Confirmed Of(
        IReadOnlyDictionary<string, ControlStatus> own, IReadOnlyDictionary<string, ControlStatus> before,
        IReadOnlyList<IReadOnlyDictionary<string, ControlStatus>> earlier,
        IReadOnlyList<IReadOnlyDictionary<string, ControlStatus>> later)
    {
        var all = Confirmed.Yes;
        foreach (var (control, status) in own)
        {
            if (status != ControlStatus.Unmet || Says(before, control) == ControlStatus.Unmet)
                continue;
            var one = First(earlier, control) == ControlStatus.Unmet ? Confirmed.Yes
                : First(later, control) switch
                {
                    ControlStatus.Unmet => Confirmed.Yes,
                    null => Confirmed.NotYet,
                    _ => Confirmed.No,
                };
            // The worst of them decides: an assessment is public whole or not at all.
            all = one > all ? one : all;
        }
        return all;
    }

    static ControlStatus? First(IReadOnlyList<IReadOnlyDictionary<string, ControlStatus>> others, string control) =>
        others.Select(other => Says(other, control)).FirstOrDefault(status => status is not null);

    static ControlStatus? Says(IReadOnlyDictionary<string, ControlStatus> statuses, string control) =>
        statuses.TryGetValue(control, out var status) && status != ControlStatus.Unknown ? status : null;
}

/// <summary>Whether other assessments say the same, best first.</summary>
enum Confirmed
{
    /// <summary>They do, or there is nothing to confirm.</summary>
    Yes,
    /// <summary>None could see it yet.</summary>
    NotYet,
    /// <summary>The next that could see it found otherwise.</summary>
    No,
}
