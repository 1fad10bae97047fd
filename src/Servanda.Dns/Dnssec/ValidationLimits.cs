namespace Servanda.Dns.Dnssec;

/// <summary>
/// Bounds on the work one answer can ask for, whatever it holds (CVE-2023-50387, CVE-2023-50868). What goes beyond is
/// left, and the answer is bogus where it is needed; no zone that keeps to good practice comes near.
/// </summary>
public static class ValidationLimits
{
    /// <summary>Keys with the same tag and algorithm tried on one signature (RFC 4035 §5.3.1 lets them collide).</summary>
    public const int KeysPerSignature = 4;

    /// <summary>Signatures tried on one record set, those counted that are in time and fit a key.</summary>
    public const int SignaturesPerSet = 8;

    /// <summary>Signatures checked for the sets of one answer with its denial.</summary>
    public const int VerificationsPerAnswer = 32;

    /// <summary>Signatures checked for the delegation and the keys of one zone.</summary>
    public const int VerificationsPerZone = 16;

    /// <summary>Keys hashed to find those that the DS records of one zone name.</summary>
    public const int DigestsPerZone = 32;

    /// <summary>Names hashed for one answer with its delegations; enough for a name of 127 labels.</summary>
    public const int HashesPerAnswer = 200;

    /// <summary>Extra rounds of NSEC3 hashing above which a zone counts as unsigned (RFC 9276 §3.2); the bound that other
    /// validators agreed on.</summary>
    public const int Nsec3Iterations = 150;

    /// <summary>Record sets read of one message.</summary>
    public const int SetsPerMessage = 256;

    /// <summary>Lookups made to judge one answer.</summary>
    public const int LookupsPerAnswer = 160;
}
