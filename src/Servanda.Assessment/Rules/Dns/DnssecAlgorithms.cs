using System.Globalization;

namespace Servanda.Assessment.Rules.Dns;

/// <summary>The numbers of the IANA DNSSEC registries, and which of them are no longer to be used (RFC 9904, RFC 9905,
/// RFC 9906).</summary>
static class DnssecAlgorithms
{
    /// <summary>True for a signature algorithm that must not be used to sign: MD5, DSA, SHA-1, GOST.</summary>
    public static bool IsRetired(byte algorithm) => algorithm is 1 or 3 or 5 or 6 or 7 or 12;

    /// <summary>True for a DS digest that must not be used: SHA-1, GOST.</summary>
    public static bool IsRetiredDigest(byte digest) => digest is 1 or 3;

    /// <summary>The number and its mnemonic.</summary>
    public static string Name(byte algorithm) => string.Create(CultureInfo.InvariantCulture, $"{algorithm}{algorithm switch
    {
        1 => " (RSAMD5)",
        3 => " (DSA)",
        5 => " (RSASHA1)",
        6 => " (DSA-NSEC3-SHA1)",
        7 => " (RSASHA1-NSEC3-SHA1)",
        8 => " (RSASHA256)",
        10 => " (RSASHA512)",
        12 => " (ECC-GOST)",
        13 => " (ECDSAP256SHA256)",
        14 => " (ECDSAP384SHA384)",
        15 => " (ED25519)",
        16 => " (ED448)",
        _ => "",
    }}");

    /// <summary>The number and its mnemonic.</summary>
    public static string DigestName(byte digest) => string.Create(CultureInfo.InvariantCulture, $"{digest}{digest switch
    {
        1 => " (SHA-1)",
        2 => " (SHA-256)",
        3 => " (GOST)",
        4 => " (SHA-384)",
        _ => "",
    }}");
}
