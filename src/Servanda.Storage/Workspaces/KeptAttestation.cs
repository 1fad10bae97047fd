using Servanda.Accords.Registers;

namespace Servanda.Storage.Workspaces;

/// <summary>An attestation as it is kept.</summary>
/// <param name="Id">Random.</param>
/// <param name="OrganisationId">Who claims.</param>
/// <param name="Claim">What is claimed.</param>
/// <param name="Leaf">The leaf about it, by its number in the outbox of the log.</param>
/// <param name="EndedAt">When it was taken back; null while it stands.</param>
public sealed record KeptAttestation(string Id, string OrganisationId, Attestation Claim, long Leaf, DateTimeOffset? EndedAt);
