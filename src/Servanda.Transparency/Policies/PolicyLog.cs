using Servanda.Transparency.Notes;

namespace Servanda.Transparency.Policies;

/// <summary>A log that a policy accepts (C2SP tlog-policy, Defining a log).</summary>
/// <param name="KeyText">Its verifier key as it stands in the policy.</param>
/// <param name="Key">The key, whose name is the log's origin; null where it is of a kind we cannot check (ML-DSA-44).</param>
/// <param name="Url">Where it is, as written; null where the policy does not say.</param>
public sealed record PolicyLog(string KeyText, NoteVerifierKey? Key, string? Url);
