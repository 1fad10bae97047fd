using Servanda.Accords;
using Servanda.Accords.Registers;
using Servanda.Assessment.Judging;
using Servanda.Assessment.Rules;

namespace Servanda.Assessment.Runs;

/// <summary>What an organisation is to be judged by: the accords, the controls that bear on them, their rules.</summary>
public sealed record Plan
{
    /// <summary>Who is assessed.</summary>
    public required Organisation Organisation { get; init; }

    /// <summary>Against what.</summary>
    public required IReadOnlyList<Accord> Accords { get; init; }

    /// <summary>The controls of those accords, each once, in the order of the catalogue.</summary>
    public required IReadOnlyList<Control> Controls { get; init; }

    /// <summary>The rules of those controls.</summary>
    public required IReadOnlyList<Rule> Rules { get; init; }

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
        Control[] controls = [.. catalogue.Controls.Where(one => bearing.Contains(one.Id) && (only?.Invoke(one) ?? true))];
        return new Plan
        {
            Organisation = organisation,
            Accords = accords,
            Controls = controls,
            Rules = RuleBook.Of(controls),
        };
    }
}
