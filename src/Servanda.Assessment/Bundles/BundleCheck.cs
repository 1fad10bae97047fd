using Servanda.Accords;

namespace Servanda.Assessment.Bundles;

/// <summary>One thing looked at when a bundle is verified.</summary>
/// <param name="Name">What: <c>files</c>, <c>signature</c>, <c>findings</c> and so on.</param>
/// <param name="Outcome">How it went.</param>
/// <param name="Words">What was found, or why it does not apply.</param>
public sealed record BundleCheck(string Name, CheckOutcome Outcome, Text Words);

/// <summary>How a check went.</summary>
public enum CheckOutcome
{
    /// <summary>As it should be.</summary>
    Passed,
    /// <summary>Not as it should be: the bundle is not to be relied on.</summary>
    Failed,
    /// <summary>Nothing to check.</summary>
    NotApplicable,
}
