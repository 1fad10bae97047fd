namespace Servanda.Cli.Serving.Measuring;

/// <summary>What an operator sets of the measuring.</summary>
sealed record MeasureSettings
{
    /// <summary>Whom.</summary>
    public MeasureScope Scope { get; init; } = MeasureScope.Verified;

    /// <summary>How often, an hour at the least.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromDays(7);

    /// <summary>How many at once.</summary>
    public int Concurrency { get; init; } = 4;
}
