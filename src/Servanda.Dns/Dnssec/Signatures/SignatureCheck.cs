namespace Servanda.Dns.Dnssec.Signatures;

/// <summary>Whether the octets were signed by the key it was made from. For many threads at once.</summary>
delegate bool SignatureCheck(ReadOnlySpan<byte> octets, ReadOnlySpan<byte> signature);
