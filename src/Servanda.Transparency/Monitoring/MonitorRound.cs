using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Cosignatures;

namespace Servanda.Transparency.Monitoring;

/// <summary>Something the monitor was set to notice.</summary>
/// <param name="Kind">What.</param>
/// <param name="Words">What happened, naming file, peer or entry.</param>
public sealed record Alert(AlertKind Kind, string Words)
{
    /// <summary>The entry it is about; null where it is about none.</summary>
    public long? Entry { get; init; }

    /// <summary>Where signed statements that show it were kept.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];
}

/// <summary>What a monitor saw in one round.</summary>
public sealed record MonitorRound
{
    /// <summary>The checkpoint the log shows, once its signature held; null where there was none.</summary>
    public CheckpointNote? Checkpoint { get; init; }

    /// <summary>The witnesses' words on it that held.</summary>
    public IReadOnlyList<Cosignature> Cosignatures { get; init; } = [];

    /// <summary>The first entry replayed, and the one after the last.</summary>
    public required (long From, long To) Replayed { get; init; }

    /// <summary>What is wrong, or was looked for.</summary>
    public required IReadOnlyList<Alert> Alerts { get; init; }

    /// <summary>What could not be looked at, which says nothing about the log.</summary>
    public required IReadOnlyList<string> NotMeasured { get; init; }

    /// <summary>What the witnesses show, in the order of the policy; those that could not be asked are left out.</summary>
    public IReadOnlyList<WitnessView> Views { get; init; } = [];
}
