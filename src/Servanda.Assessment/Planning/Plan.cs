using Servanda.Accords;
using Servanda.Accords.Registers;
using Servanda.Assessment.Judging;
using Servanda.Assessment.Rules;

namespace Servanda.Assessment.Planning;

/// <summary>
/// What an organisation is judged by: accords with their weights, controls, rules. It stands in the bundle's manifest,
/// so that whoever judges again needs no catalogue.
/// </summary>
public sealed record Plan
{
    /// <summary>Who is assessed.</summary>
    public required Organisation Organisation { get; init; }

    /// <summary>Against what, in the order asked.</summary>
    public required IReadOnlyList<PlannedAccord> Accords { get; init; }

    /// <summary>The ids of the controls that bear on those accords, each once, in the order of the catalogue.</summary>
    public required IReadOnlyList<string> Controls { get; init; }

    /// <summary>The rules of those controls.</summary>
    public IReadOnlyList<Rule> Rules => field ??= RuleBook.Of(Controls);

    /// <summary>The same plan for another organisation.</summary>
    public Plan Of(Organisation organisation)
    {
        // Before the copy, so that all of them share one list.
        _ = Rules;
        return this with { Organisation = organisation };
    }

    /// <summary>Makes the plan.</summary>
    /// <param name="organisation">Who.</param>
    /// <param name="catalogue">The catalogue.</param>
    /// <param name="accords">Against what.</param>
    /// <param name="only">Controls to keep; null for all that bear on the accords.</param>
    public static Plan For(
        Organisation organisation, Catalogue catalogue, IReadOnlyList<Accord> accords, Func<Control, bool>? only = null)
    {
        var bearing = accords
            .SelectMany(accord => accord.Commitments)
            .SelectMany(commitment => commitment.Controls)
            .Select(weight => weight.ControlId)
            .ToHashSet(StringComparer.Ordinal);
        return new Plan
        {
            Organisation = organisation,
            Accords = [.. accords.Select(PlannedAccord.Of)],
            Controls =
            [
                .. catalogue.Controls
                    .Where(control => bearing.Contains(control.Id) && (only?.Invoke(control) ?? true))
                    .Select(control => control.Id),
            ],
        };
    }
}
