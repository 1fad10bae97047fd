using Servanda.Assessment.Observations;

namespace Servanda.Assessment.Probes;

/// <summary>What is offered beside a version: enough that a server which takes the version finds something to take it
/// with. Numbers of the IANA registry "Transport Layer Security (TLS) Parameters", two octets each.</summary>
static class TlsOffer
{
    /// <summary>RFC 8446 appendix B.4.</summary>
    static readonly byte[] Modern = Convert.FromHexString("13011302130313041305");

    /// <summary>AEAD, and CBC with SHA-2, of TLS 1.2 (RFC 5288, RFC 5289, RFC 7905, RFC 5246 appendix A.5).</summary>
    static readonly byte[] Twelve = Convert.FromHexString(
        "C02BC02FC02CC030CCA9CCA8CCAA009E009F00A200A3" + "C023C027C024C028006700" + "6B0040006A" + "009C009D003C003D");

    /// <summary>What TLS 1.0 and 1.1 know: ECDHE (RFC 8422), DHE, DSS and RSA with AES, Camellia, 3DES, SEED and RC4.</summary>
    static readonly byte[] Old = Convert.FromHexString(
        "C009C013C00AC014" + "0033003900320038" + "0045008800440087" + "009A0099" +
        "002F003500410084" + "0096" + "C008C0120016" + "0013000A" + "C007C011" + "00050004");

    /// <summary>Says that secure renegotiation is understood (RFC 5746 §3.3); some servers hang up without.</summary>
    static readonly byte[] Renegotiation = [0x00, 0xFF];

    /// <summary>x25519, P-256, P-384, P-521, x448, ffdhe2048, ffdhe3072 (RFC 8446 §4.2.7).</summary>
    public static byte[] Groups { get; } = Convert.FromHexString("001D001700180019001E01000101");

    /// <summary>ECDSA, EdDSA, RSA-PSS, RSA with PKCS #1, SHA-1 and DSA last (RFC 8446 §4.2.3).</summary>
    public static byte[] Signatures { get; } = Convert.FromHexString(
        "040305030603" + "08070808" + "080408050806" + "0809080A080B" + "040105010601" + "02030201" + "04020202");

    /// <summary>The cipher suites of a version's time, the better ones first.</summary>
    public static byte[] CipherSuites(TlsVersion version) => version switch
    {
        TlsVersion.Tls10 or TlsVersion.Tls11 => [.. Old, .. Renegotiation],
        TlsVersion.Tls12 => [.. Twelve, .. Old, .. Renegotiation],
        TlsVersion.Tls13 => Modern,
    };
}
