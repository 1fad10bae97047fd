namespace Servanda.Assessment.Runs;

/// <summary>How an assessment goes about it.</summary>
public sealed record AssessmentOptions
{
    /// <summary>How long after the first look the second one begins, 0 to 10 minutes.</summary>
    public TimeSpan RetestAfter { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Organisations assessed at once, 1 to 4096.</summary>
    public int Concurrency { get; init; } = 32;

    /// <summary>Subjects looked at for one asset at the most; what is over the limit is not measured.</summary>
    public int MaxSubjectsPerAsset { get; init; } = 1024;
}
