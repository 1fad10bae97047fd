namespace Servanda.Storage.Measurement;

/// <summary>Our closed sets as tables hold them.</summary>
public static class MeasurementWords
{
    /// <summary>The word machines read.</summary>
    public static string Id(AssessmentSource source) => source switch
    {
        AssessmentSource.Schedule => "schedule",
        AssessmentSource.Submission => "submission",
        AssessmentSource.Demo => "demo",
    };

    /// <summary>The word machines read.</summary>
    public static string Id(AssessmentState state) => state switch
    {
        AssessmentState.Private => "private",
        AssessmentState.Public => "public",
        AssessmentState.SetAside => "set-aside",
    };

    /// <summary>The word machines read.</summary>
    public static string Id(HeldBecause reason) => reason switch
    {
        HeldBecause.Notice => "notice",
        HeldBecause.Unconfirmed => "unconfirmed",
        HeldBecause.Contradicted => "contradicted",
        HeldBecause.Overtaken => "overtaken",
    };

    /// <summary>The word machines read.</summary>
    public static string Id(SubmissionState state) => state switch
    {
        SubmissionState.Waiting => "waiting",
        SubmissionState.Taken => "taken",
        SubmissionState.Refused => "refused",
    };
}
