using Servanda.Dns.Wire;

namespace Servanda.Dns.Records;

/// <summary>Finds the reader for a type. The data read must be used up to its last octet.</summary>
static class RecordDataReader
{
    /// <summary>Reads the part entered; unknown data, with a problem noted, when it does not fit its type.</summary>
    public static RecordData Read(DnsType type, ref WireReader rdata)
    {
        var start = rdata.Position;
        if (ReadKnown(type, ref rdata) is { } data && rdata.Remaining == 0)
            return data;
        if (Clause(type) is { } clause)
            rdata.Note("dns.rdata.malformed", start, clause, type.ToString());
        return new UnknownData(type, rdata.From(start).ToArray());
    }

    static RecordData? ReadKnown(DnsType type, ref WireReader rdata) => type.Value switch
    {
        DnsType.CodeA => AData.Read(ref rdata),
        DnsType.CodeNs => NsData.Read(ref rdata),
        DnsType.CodeCname => CnameData.Read(ref rdata),
        DnsType.CodeSoa => SoaData.Read(ref rdata),
        DnsType.CodePtr => PtrData.Read(ref rdata),
        DnsType.CodeMx => MxData.Read(ref rdata),
        DnsType.CodeTxt => TxtData.Read(ref rdata),
        DnsType.CodeAaaa => AaaaData.Read(ref rdata),
        DnsType.CodeSrv => SrvData.Read(ref rdata),
        DnsType.CodeDname => DnameData.Read(ref rdata),
        DnsType.CodeDs => DsData.Read(ref rdata),
        DnsType.CodeRrsig => RrsigData.Read(ref rdata),
        DnsType.CodeNsec => NsecData.Read(ref rdata),
        DnsType.CodeDnskey => DnskeyData.Read(ref rdata),
        DnsType.CodeNsec3 => Nsec3Data.Read(ref rdata),
        DnsType.CodeNsec3Param => Nsec3ParamData.Read(ref rdata),
        DnsType.CodeTlsa => TlsaData.Read(ref rdata),
        DnsType.CodeSvcb or DnsType.CodeHttps => SvcbData.Read(type, ref rdata),
        DnsType.CodeCaa => CaaData.Read(ref rdata),
        _ => null,
    };

    static string? Clause(DnsType type) => type.Value switch
    {
        DnsType.CodeA => "RFC 1035 §3.4.1",
        DnsType.CodeNs => "RFC 1035 §3.3.11",
        DnsType.CodeCname => "RFC 1035 §3.3.1",
        DnsType.CodeSoa => "RFC 1035 §3.3.13",
        DnsType.CodePtr => "RFC 1035 §3.3.12",
        DnsType.CodeMx => "RFC 1035 §3.3.9",
        DnsType.CodeTxt => "RFC 1035 §3.3.14",
        DnsType.CodeAaaa => "RFC 3596 §2.2",
        DnsType.CodeSrv => "RFC 2782",
        DnsType.CodeDname => "RFC 6672 §2.1",
        DnsType.CodeDs => "RFC 4034 §5.1",
        DnsType.CodeRrsig => "RFC 4034 §3.1",
        DnsType.CodeNsec => "RFC 4034 §4.1",
        DnsType.CodeDnskey => "RFC 4034 §2.1",
        DnsType.CodeNsec3 => "RFC 5155 §3.2",
        DnsType.CodeNsec3Param => "RFC 5155 §4.2",
        DnsType.CodeTlsa => "RFC 6698 §2.1",
        DnsType.CodeSvcb or DnsType.CodeHttps => "RFC 9460 §2.2",
        DnsType.CodeCaa => "RFC 8659 §4.1",
        _ => null,
    };
}
