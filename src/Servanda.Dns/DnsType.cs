using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Servanda.Dns;

/// <summary>
/// The type of a record (RFC 1035 §3.2.2; IANA DNS parameters). An open registry, so a number with names for the ones
/// we know, and <c>TYPE123</c> for the others (RFC 3597 §5).
/// </summary>
/// <param name="Value">The number on the wire.</param>
public readonly record struct DnsType(ushort Value)
{
    internal const ushort
        CodeA = 1, CodeNs = 2, CodeCname = 5, CodeSoa = 6, CodePtr = 12, CodeMx = 15, CodeTxt = 16, CodeAaaa = 28,
        CodeSrv = 33, CodeDname = 39, CodeOpt = 41, CodeDs = 43, CodeRrsig = 46, CodeNsec = 47, CodeDnskey = 48,
        CodeNsec3 = 50, CodeNsec3Param = 51, CodeTlsa = 52, CodeSvcb = 64, CodeHttps = 65, CodeCaa = 257;

    static readonly (ushort Value, string Name)[] Known =
    [
        (CodeA, "A"), (CodeNs, "NS"), (CodeCname, "CNAME"), (CodeSoa, "SOA"), (CodePtr, "PTR"), (CodeMx, "MX"),
        (CodeTxt, "TXT"), (CodeAaaa, "AAAA"), (CodeSrv, "SRV"), (CodeDname, "DNAME"), (CodeOpt, "OPT"), (CodeDs, "DS"),
        (CodeRrsig, "RRSIG"), (CodeNsec, "NSEC"), (CodeDnskey, "DNSKEY"), (CodeNsec3, "NSEC3"),
        (CodeNsec3Param, "NSEC3PARAM"), (CodeTlsa, "TLSA"), (CodeSvcb, "SVCB"), (CodeHttps, "HTTPS"), (CodeCaa, "CAA"),
        (59, "CDS"), (60, "CDNSKEY"), (99, "SPF"), (13, "HINFO"), (35, "NAPTR"), (44, "SSHFP"), (53, "SMIMEA"),
        (61, "OPENPGPKEY"), (62, "CSYNC"), (63, "ZONEMD"), (256, "URI"), (251, "IXFR"), (252, "AXFR"), (255, "ANY"),
    ];

    static readonly FrozenDictionary<ushort, string> Names = Known.ToFrozenDictionary(one => one.Value, one => one.Name);
    static readonly FrozenDictionary<string, ushort> Values =
        Known.ToFrozenDictionary(one => one.Name, one => one.Value, StringComparer.OrdinalIgnoreCase);

    /// <summary>An IPv4 address (RFC 1035 §3.4.1).</summary>
    public static DnsType A => new(CodeA);
    /// <summary>An authoritative name server (RFC 1035 §3.3.11).</summary>
    public static DnsType Ns => new(CodeNs);
    /// <summary>An alias (RFC 1035 §3.3.1).</summary>
    public static DnsType Cname => new(CodeCname);
    /// <summary>The start of a zone (RFC 1035 §3.3.13).</summary>
    public static DnsType Soa => new(CodeSoa);
    /// <summary>A pointer to another name (RFC 1035 §3.3.12).</summary>
#pragma warning disable CA1720 // The type's own name.
    public static DnsType Ptr => new(CodePtr);
#pragma warning restore CA1720
    /// <summary>A mail exchange (RFC 1035 §3.3.9).</summary>
    public static DnsType Mx => new(CodeMx);
    /// <summary>Text (RFC 1035 §3.3.14).</summary>
    public static DnsType Txt => new(CodeTxt);
    /// <summary>An IPv6 address (RFC 3596 §2.1).</summary>
    public static DnsType Aaaa => new(CodeAaaa);
    /// <summary>Where a service is (RFC 2782).</summary>
    public static DnsType Srv => new(CodeSrv);
    /// <summary>An alias for everything below a name (RFC 6672).</summary>
    public static DnsType Dname => new(CodeDname);
    /// <summary>The EDNS pseudo-record (RFC 6891 §6.1).</summary>
    public static DnsType Opt => new(CodeOpt);
    /// <summary>A delegation signer (RFC 4034 §5).</summary>
    public static DnsType Ds => new(CodeDs);
    /// <summary>A signature over a record set (RFC 4034 §3).</summary>
    public static DnsType Rrsig => new(CodeRrsig);
    /// <summary>The next name, for authenticated denial (RFC 4034 §4).</summary>
    public static DnsType Nsec => new(CodeNsec);
    /// <summary>A zone's public key (RFC 4034 §2).</summary>
    public static DnsType Dnskey => new(CodeDnskey);
    /// <summary>The next hashed name (RFC 5155 §3).</summary>
    public static DnsType Nsec3 => new(CodeNsec3);
    /// <summary>The parameters of a zone's NSEC3 chain (RFC 5155 §4).</summary>
    public static DnsType Nsec3Param => new(CodeNsec3Param);
    /// <summary>A TLS certificate association (RFC 6698).</summary>
    public static DnsType Tlsa => new(CodeTlsa);
    /// <summary>How to reach a service (RFC 9460).</summary>
    public static DnsType Svcb => new(CodeSvcb);
    /// <summary>How to reach an HTTPS origin (RFC 9460 §9).</summary>
    public static DnsType Https => new(CodeHttps);
    /// <summary>Which certificate authorities may issue (RFC 8659).</summary>
    public static DnsType Caa => new(CodeCaa);
    /// <summary>In a question: every type (RFC 1035 §3.2.3, RFC 8482).</summary>
    public static DnsType Any => new(255);

    /// <summary>Reads a mnemonic in any case, or <c>TYPE123</c>; false for anything else.</summary>
    public static bool TryRead([NotNullWhen(true)] string? text, out DnsType type)
    {
        type = default;
        if (text is null)
            return false;
        if (Values.TryGetValue(text, out var known))
        {
            type = new DnsType(known);
            return true;
        }
        if (!text.StartsWith("TYPE", StringComparison.OrdinalIgnoreCase) ||
            !ushort.TryParse(text.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }
        type = new DnsType(number);
        return true;
    }

    /// <summary>The mnemonic, or <c>TYPE123</c>.</summary>
    public override string ToString() =>
        Names.TryGetValue(Value, out var name) ? name : string.Create(CultureInfo.InvariantCulture, $"TYPE{Value}");
}
