using Servanda.Accords;
using Servanda.Accords.Registers;
using Servanda.Accords.Targets;
using Servanda.Assessment.Planning;

namespace Servanda.Cli.Assessing;

/// <summary>Chooses what each organisation is judged against.</summary>
sealed class Planner(Catalogue catalogue, AssessRequest request)
{
    static readonly string[] Default = ["cta", "pc"];

    readonly OrganisationIndex _index = new(catalogue);

    /// <summary>One for each choice of accords, as thousands of targets share it.</summary>
    readonly Dictionary<string, Plan> _plans = new(StringComparer.Ordinal);

    /// <summary>Accords and controls asked for that do not exist, a line each.</summary>
    public IReadOnlyList<string> Problems =>
    [
        .. request.Accords.Where(id => catalogue.FindAccord(id) is null)
            .Select(id => $"'{id}' is no accord; `servanda catalogue list accords` names them."),
        .. request.Controls.Where(id => !catalogue.Controls.Any(control => Matches(id, control)))
            .Select(id => $"'{id}' is no control; `servanda catalogue list controls` names them."),
    ];

    /// <summary>The plan: the accords asked for, else those of the target's file, else those it signed, else the Tech
    /// Accord and the Paris Call.</summary>
    public Plan For(Target target)
    {
        IReadOnlyList<string> ids = request.Accords.Count > 0 ? request.Accords
            : target.AccordIds.Count > 0 ? target.AccordIds
            : _index.Accords(target.Organisation.Id) is { Count: > 0 } signed ? signed
            : Default;
        var key = string.Join(' ', ids.Distinct(StringComparer.Ordinal));
        if (!_plans.TryGetValue(key, out var plan))
            _plans.Add(key, plan = Plan.For(
                target.Organisation, catalogue,
                [.. key.Split(' ').Select(catalogue.FindAccord).OfType<Accord>()],
                request.Controls.Count == 0 ? null : control => request.Controls.Any(id => Matches(id, control))));
        return plan.Of(target.Organisation);
    }

    static bool Matches(string id, Control control) =>
        id.EndsWith(".*", StringComparison.Ordinal)
            ? control.Id.StartsWith(id[..^1], StringComparison.Ordinal)
            : control.Id == id;
}
