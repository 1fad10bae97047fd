using Servanda.Storage.Register;

namespace Servanda.Storage.Applications;

/// <summary>What came of a decision. Whatever it is but done, nothing was changed.</summary>
public abstract record DecisionOutcome
{
    DecisionOutcome() { }

    /// <summary>It holds.</summary>
    /// <param name="IsPublished">Whether it is in the register now.</param>
    public sealed record Done(bool IsPublished) : DecisionOutcome;

    /// <summary>Somebody decided before.</summary>
    public sealed record TooLate : DecisionOutcome;

    /// <summary>A second person has to countersign, and this is the first.</summary>
    public sealed record SamePerson : DecisionOutcome;

    /// <summary>Control of none of the domains is shown.</summary>
    public sealed record NotProven : DecisionOutcome;

    /// <summary>The register does not take it.</summary>
    /// <param name="Refusal">Why.</param>
    public sealed record Refused(RegisterRefusal Refusal) : DecisionOutcome;
}
