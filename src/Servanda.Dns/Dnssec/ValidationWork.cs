namespace Servanda.Dns.Dnssec;

/// <summary>What a validation cost, so that the bounds of <see cref="ValidationLimits"/> can be seen to hold.</summary>
/// <param name="Verifications">Signatures checked with a key, those of zone keys included.</param>
/// <param name="Digests">Keys hashed to be compared with a DS record.</param>
/// <param name="Hashes">Names hashed for NSEC3.</param>
/// <param name="HashRounds">Rounds of SHA-1 in that (RFC 5155 §5).</param>
public readonly record struct ValidationWork(int Verifications, int Digests, int Hashes, int HashRounds);
