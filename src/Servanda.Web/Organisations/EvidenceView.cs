using Servanda.Accords.Scorecards;
using Servanda.Storage.Measurement;

namespace Servanda.Web.Organisations;

/// <summary>What was found of an organisation, laid out for its page.</summary>
public sealed class EvidenceView
{
    readonly Dictionary<string, StandingHistory<Verdict>> _commitments;
    readonly Dictionary<string, ControlView> _controls;

    /// <summary>Lays out an assessment.</summary>
    public EvidenceView(
        StoredAssessment assessment, IReadOnlyList<StandingHistory<ControlStatus>> controls,
        IReadOnlyList<StandingHistory<Verdict>> commitments)
    {
        Assessment = assessment;
        _commitments = commitments.ToDictionary(one => one.Subject, StringComparer.Ordinal);
        var histories = controls.ToDictionary(one => one.Subject, StringComparer.Ordinal);
        List<ControlView> views = [.. assessment.Controls.Select(one => new ControlView(one, histories.GetValueOrDefault(one.ControlId)))];
        _controls = views.ToDictionary(one => one.Result.ControlId, StringComparer.Ordinal);
        Controls = [.. views.Where(one => one.HasFindings).OrderBy(one => Lanewise.Urgency(one.Status))];
        Unshown = [.. views.Where(one => !one.HasFindings)];
    }

    /// <summary>The assessment.</summary>
    public StoredAssessment Assessment { get; }

    /// <summary>Controls of which there is something to say, what fails first.</summary>
    public IReadOnlyList<ControlView> Controls { get; }

    /// <summary>Controls that nothing shows, in the order of the catalogue.</summary>
    public IReadOnlyList<ControlView> Unshown { get; }

    /// <summary>How a commitment stood over time; null before anything was public.</summary>
    public StandingHistory<Verdict>? History(string commitment) => _commitments.GetValueOrDefault(commitment);

    /// <summary>A control that was judged; null for another.</summary>
    public ControlView? Control(string id) => _controls.GetValueOrDefault(id);
}
