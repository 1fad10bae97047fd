namespace Servanda.Storage.Measurement;

/// <summary>What became of a bundle that was submitted.</summary>
public enum SubmissionState
{
    /// <summary>It waits to be checked.</summary>
    Waiting,
    /// <summary>It was checked and is an assessment now.</summary>
    Taken,
    /// <summary>It was checked and is none; the reasons are with it.</summary>
    Refused,
}
