using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Cosignatures;

namespace Servanda.Transparency.Monitoring;

/// <summary>A round while it goes on.</summary>
sealed class Round(MonitorState state)
{
    readonly List<Alert> _alerts = [];

    public MonitorState State => state;

    public CheckpointNote? Checkpoint { get; set; }

    public IReadOnlyList<Cosignature> Cosignatures { get; set; } = [];

    public List<string> NotMeasured { get; } = [];

    public List<WitnessView> Views { get; } = [];

    public long From { get; set; } = state.Edge.Size;

    public long To { get; set; } = state.Edge.Size;

    public int EntryAlerts { get; set; }

    public void Raise(AlertKind kind, string words) => Raise(new Alert(kind, words));

    public void Raise(Alert alert) => _alerts.Add(alert);

    public MonitorRound End() => new()
    {
        Checkpoint = Checkpoint,
        Cosignatures = Cosignatures,
        Replayed = (From, To),
        Alerts = _alerts,
        NotMeasured = NotMeasured,
        Views = Views,
    };
}
