using Servanda.Assessment.Planning;
using Servanda.Core;

namespace Servanda.Cli.Serving.Measuring;

/// <summary>Whether a bundle was judged by what this portal would judge by. Weights and assets stand in the bundle, so its
/// writer could have chosen them.</summary>
static class SubmittedPlan
{
    /// <summary>What differs, in words for whoever submitted it; empty when nothing does.</summary>
    public static IReadOnlyList<string> Compare(Plan given, Plan expected)
    {
        List<string> problems = [];
        if (!Names(given).SetEquals(Names(expected)))
            problems.Add("assets: the register has " + Visible.Of(string.Join(", ", Names(expected).Order(StringComparer.Ordinal)))
                + ", and all of them are to be looked at");
        if (!given.Accords.Select(accord => accord.Id).ToHashSet(StringComparer.Ordinal).SetEquals(expected.Accords.Select(accord => accord.Id)))
            problems.Add("accords: judge by " + string.Join(", ", expected.Accords.Select(accord => accord.Id)));
        else if (!Weights(given).SetEquals(Weights(expected)) || !given.Controls.SequenceEqual(expected.Controls))
            problems.Add("accords: their weights and controls are not those of this portal's catalogue");
        if (given.Organisation.Attestations.Count > 0)
            problems.Add("attestations: they are made in the workspace, not in a bundle");
        return problems;
    }

    static HashSet<string> Names(Plan plan) =>
        plan.Organisation.Assets.Select(asset => $"{asset.Kind} {asset.Name}").ToHashSet(StringComparer.Ordinal);

    static HashSet<(string, int, string, string, int, int)> Weights(Plan plan) =>
    [
        .. from accord in plan.Accords
           from commitment in accord.Commitments
           from weight in commitment.Weights.DefaultIfEmpty(new PlannedWeight("", 0, 0))
           select (accord.Id, accord.Year, commitment.Id, weight.ControlId, weight.Met, weight.Unmet),
    ];
}
