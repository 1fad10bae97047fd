using Servanda.Accords.Findings;

namespace Servanda.Web.Organisations;

/// <summary>A finding on a page.</summary>
/// <param name="Finding">What was found.</param>
/// <param name="WithDigests">Whether the digests of what was seen stand beside it; the asset is then named above.</param>
public sealed record FindingView(Finding Finding, bool WithDigests);
