using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Servanda.Core;
using Servanda.Core.Names;
using Servanda.Dns.Records;
using Servanda.Dns.Wire;

namespace Servanda.Dns.MasterFiles;

/// <summary>Reads the data of one entry.</summary>
/// <param name="tokens">The words of the entry.</param>
/// <param name="first">Where its data begins.</param>
/// <param name="origin">What completes a name.</param>
/// <param name="log">Takes the problems.</param>
readonly ref struct MasterDataReader(List<MasterToken> tokens, int first, DomainName origin, ProblemLog log)
{
    const ushort SpfType = 99;

    int Count => tokens.Count - first;

    /// <summary>The data; null when it does not fit the type, which is noted.</summary>
    public RecordData? Read(DnsType type)
    {
        if (Count > 0 && tokens[first].Is(@"\#"u8))
            return ReadGeneric(type);
        var data = ReadKnown(type);
        if (data is null)
            log.Add(MasterFileProblems.Data.At(tokens[Math.Min(first, tokens.Count - 1)].Offset, type.ToString()));
        return data;
    }

    RecordData? ReadKnown(DnsType type)
    {
        switch (type.Value)
        {
            case DnsType.CodeA:
                return Address(AddressFamily.InterNetwork) is { } ip4 ? new AData(ip4) : null;
            case DnsType.CodeAaaa:
                return Address(AddressFamily.InterNetworkV6) is { } ip6 ? new AaaaData(ip6) : null;
            case DnsType.CodeNs:
                return Single() is { } server ? new NsData(server) : null;
            case DnsType.CodeCname:
                return Single() is { } alias ? new CnameData(alias) : null;
            case DnsType.CodePtr:
                return Single() is { } host ? new PtrData(host) : null;
            case DnsType.CodeDname:
                return Single() is { } below ? new DnameData(below) : null;
            case DnsType.CodeMx:
                return Count == 2 && Number(0, ushort.MaxValue) is { } preference && Name(1) is { } exchange
                    ? new MxData((ushort)preference, exchange)
                    : null;
            case DnsType.CodeTxt:
                return Strings() is { } strings ? new TxtData(strings) : null;
            case SpfType:
                return Strings() is { } texts ? new UnknownData(type, Joined(texts)) : null;
            case DnsType.CodeSoa:
                return ReadSoa();
            case DnsType.CodeTlsa:
                return ReadTlsa();
            case DnsType.CodeDs:
                return ReadDs();
            case DnsType.CodeDnskey:
                return ReadDnskey();
            default:
                log.Add(MasterFileProblems.Unread.At(tokens[Math.Min(first, tokens.Count - 1)].Offset, type.ToString()));
                return new UnknownData(type, ReadOnlyMemory<byte>.Empty);
        }
    }

    SoaData? ReadSoa() =>
        Count == 7 && Name(0) is { } primary && Name(1) is { } mailbox && Number(2) is { } serial
        && Number(3) is { } refresh && Number(4) is { } retry && Number(5) is { } expire && Number(6) is { } minimum
            ? new SoaData(primary, mailbox, serial, refresh, retry, expire, minimum)
            : null;

    TlsaData? ReadTlsa() =>
        Count >= 4 && Number(0, byte.MaxValue) is { } usage && Number(1, byte.MaxValue) is { } selector
        && Number(2, byte.MaxValue) is { } matching && Hex(3) is { } octets
            ? new TlsaData((byte)usage, (byte)selector, (byte)matching, octets)
            : null;

    // RFC 4034 §5.3.
    DsData? ReadDs() =>
        Count >= 4 && Number(0, ushort.MaxValue) is { } tag && Number(1, byte.MaxValue) is { } algorithm
        && Number(2, byte.MaxValue) is { } digestType && Hex(3) is { } digest
            ? new DsData((ushort)tag, (byte)algorithm, (byte)digestType, digest)
            : null;

    // RFC 4034 §2.2.
    DnskeyData? ReadDnskey() =>
        Count >= 4 && Number(0, ushort.MaxValue) is { } flags && Number(1, byte.MaxValue) is { } protocol
        && Number(2, byte.MaxValue) is { } algorithm && Base64(3) is { } key
            ? new DnskeyData((ushort)flags, (byte)protocol, (byte)algorithm, key)
            : null;

    // \# LENGTH HEX...; read as the type it is of, so that it is the same record as in that type's own form.
    RecordData? ReadGeneric(DnsType type)
    {
        if (Count >= 2 && Number(1, ushort.MaxValue) is { } length && Hex(2) is { } octets && octets.Length == length)
        {
            var reader = new WireReader(octets);
            var data = RecordDataReader.Read(type, ref reader);
            if (reader.Problems is null)
                return data;
        }
        log.Add(MasterFileProblems.Generic.At(tokens[first].Offset, type.ToString()));
        return null;
    }

    IPAddress? Address(AddressFamily family) =>
        Count == 1 && IPAddress.TryParse(tokens[first].Text, out var address) && address.AddressFamily == family
        && (family == AddressFamily.InterNetworkV6 ? address.ScopeId == 0 : tokens[first].Raw.Count((byte)'.') == 3)
            ? address
            : null;

    DomainName? Single() => Count == 1 ? Name(0) : null;

    DomainName? Name(int at) => MasterName.Read(tokens[first + at], origin);

    uint? Number(int at, uint most = uint.MaxValue) =>
        uint.TryParse(tokens[first + at].Raw, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : null;

    // The rest of the words, which may be cut anywhere.
    StringBuilder Rest(int at)
    {
        var text = new StringBuilder();
        for (var i = first + at; i < tokens.Count; i++)
            text.Append(tokens[i].Text);
        return text;
    }

    byte[]? Base64(int at)
    {
        var text = Rest(at).ToString();
        var octets = new byte[Math.Min(text.Length, DnsMessage.MaxOctets)];
        return Convert.TryFromBase64String(text, octets, out var length) && length > 0 ? octets[..length] : null;
    }

    byte[]? Hex(int at)
    {
        var text = Rest(at);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiHexDigit(text[i]))
                return null;
        }
        return text.Length % 2 == 0 && text.Length <= DnsMessage.MaxOctets * 2 ? Convert.FromHexString(text.ToString()) : null;
    }

    List<ReadOnlyMemory<byte>>? Strings()
    {
        var strings = new List<ReadOnlyMemory<byte>>(Count);
        var size = 0;
        for (var i = first; i < tokens.Count; i++)
        {
            if (tokens[i].Octets() is not { } octets || (size += octets.Length + 1) > DnsMessage.MaxOctets)
                return null;
            if (octets.Length > TxtData.MaxStringOctets)
                log.Add(MasterFileProblems.LongString.At(tokens[i].Offset));
            for (var at = 0; at == 0 || at < octets.Length; at += TxtData.MaxStringOctets)
                strings.Add(octets.AsMemory(at, Math.Min(TxtData.MaxStringOctets, octets.Length - at)));
        }
        return strings.Count > 0 ? strings : null;
    }

    static byte[] Joined(List<ReadOnlyMemory<byte>> strings)
    {
        var octets = new List<byte>();
        foreach (var one in strings)
            octets.AddRange([(byte)one.Length, .. one.Span]);
        return [.. octets];
    }
}
