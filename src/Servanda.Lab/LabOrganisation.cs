using Servanda.Core.Names;

namespace Servanda.Lab;

/// <summary>An organisation that does not exist, with a story that its servers and records tell.</summary>
/// <param name="Id">Stable: lower-case letters, digits and hyphens.</param>
/// <param name="Name">Its name.</param>
/// <param name="Country">ISO 3166-1 alpha-3.</param>
/// <param name="Domain">Its domain, below <c>example</c> or <c>test</c> (RFC 2606 §2).</param>
/// <param name="Story">What is the matter with it.</param>
public sealed record LabOrganisation(string Id, string Name, string Country, DomainName Domain, LabStory Story)
{
    /// <summary>The DKIM selectors its operator would name; empty when it signs nothing.</summary>
    public IReadOnlyList<string> DkimSelectors { get; init; } = [];
}

/// <summary>A story in a sentence.</summary>
/// <param name="En">In English.</param>
/// <param name="Fr">In French.</param>
public sealed record LabStory(string En, string Fr);
