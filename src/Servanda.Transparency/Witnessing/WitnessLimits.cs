namespace Servanda.Transparency.Witnessing;

/// <summary>How long and how much a log hears its witnesses.</summary>
public sealed record WitnessLimits
{
    /// <summary>The usual limits.</summary>
    public static WitnessLimits Default { get; } = new();

    /// <summary>For one witness, a second try included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>For the rest of the witnesses once enough have cosigned.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How far a cosignature's time may be from ours, either way.</summary>
    public TimeSpan Drift { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Octets of an answer at the most.</summary>
    public int MaxAnswer { get; init; } = 64 * 1024;
}
