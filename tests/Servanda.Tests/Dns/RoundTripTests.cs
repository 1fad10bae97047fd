using System.Net;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Edns;
using Servanda.Dns.Records;

namespace Servanda.Tests.Dns;

public sealed class RoundTripTests
{
    static readonly DomainName Owner = DomainName.Parse("www.example.org");
    static readonly DomainName Other = DomainName.Parse("ns1.example.org");

    public static TheoryData<string> Types => [.. Samples.Keys];

    static Dictionary<string, RecordData> Samples { get; } = new()
    {
        ["192.0.2.1"] = new AData(IPAddress.Parse("192.0.2.1")),
        ["2001:db8::1"] = new AaaaData(IPAddress.Parse("2001:db8::1")),
        ["ns1.example.org. (NS)"] = new NsData(Other),
        ["ns1.example.org. (CNAME)"] = new CnameData(Other),
        ["ns1.example.org. (PTR)"] = new PtrData(Other),
        ["ns1.example.org. (DNAME)"] = new DnameData(Other),
        ["ns1.example.org. host.example. 1 2 3 4 5"] = new SoaData(Other, DomainName.Parse("host.example"), 1, 2, 3, 4, 5),
        ["10 ns1.example.org."] = new MxData(10, Other),
        ["\"v=spf1 -all\""] = TxtData.Of("v=spf1 -all"),
        ["\"a\\\"b\" \"\\233\""] = new TxtData(["a\"b"u8.ToArray(), new byte[] { 233 }]),
        ["1 2 443 ns1.example.org."] = new SrvData(1, 2, 443, Other),
        ["128 issue \"ca.example; x=y\""] = new CaaData(128, "issue", "ca.example; x=y"),
        ["3 1 1 ABCD"] = new TlsaData(3, 1, 1, new byte[] { 0xAB, 0xCD }),
        ["60485 5 1 2BB1"] = new DsData(60485, 5, 1, new byte[] { 0x2B, 0xB1 }),
        ["257 3 13 AQID"] = new DnskeyData(257, 3, 13, new byte[] { 1, 2, 3 }),
        ["A 5 3 86400 20030322173103 20030220173103 2642 example.org. AQID"] = new RrsigData(
            DnsType.A, 5, 3, 86400, 1048354263, 1045762263, 2642, DomainName.Parse("example.org"), new byte[] { 1, 2, 3 }),
        ["ns1.example.org. A MX RRSIG NSEC TYPE1234"] =
            new NsecData(Other, [DnsType.A, DnsType.Mx, DnsType.Rrsig, DnsType.Nsec, new DnsType(1234)]),
        ["1 1 12 AABBCCDD 2t7b4g4vsa5smi47k61mv5bv1a22bojr NS SOA"] = new Nsec3Data(
            1, 1, 12, Convert.FromHexString("AABBCCDD"), Convert.FromHexString("174EB2409FE28BCB4887A1836F957F0A8425E27B"),
            [DnsType.Ns, DnsType.Soa]),
        ["1 0 0 -"] = new Nsec3ParamData(1, 0, 0, ReadOnlyMemory<byte>.Empty),
        ["1 . alpn=h2,h3 port=8443 ipv4hint=192.0.2.1 key667=\"hi\""] = new SvcbData(DnsType.Https, 1, DomainName.Root,
        [
            new(1, "\u0002h2\u0002h3"u8.ToArray()), new(3, new byte[] { 0x20, 0xFB }), new(4, new byte[] { 192, 0, 2, 1 }),
            new(667, "hi"u8.ToArray()),
        ]),
        ["0 ns1.example.org."] = new SvcbData(DnsType.Svcb, 0, Other, []),
        [@"\# 2 BEEF"] = new UnknownData(new DnsType(65280), new byte[] { 0xBE, 0xEF }),
        [@"\# 0"] = new UnknownData(new DnsType(65280), ReadOnlyMemory<byte>.Empty),
    };

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_type_reads_back_as_it_was_written(string text)
    {
        var record = new DnsRecord(Owner, 300, Samples[text]);
        var message = DnsMessage.Query(7, new(Owner, record.Type)).Reply(ResponseCode.NoError) with
        {
            Answers = [record],
        };
        var bytes = DnsMessageWriter.Write(message);
        var read = DnsMessageReader.Read(bytes);
        Assert.Empty(read.Problems);
        var back = Assert.Single(read.Value!.Answers);
        Assert.Equal(record.Data.GetType(), back.Data.GetType());
        Assert.Equal((record.Name, record.Type, record.Class, record.Ttl), (back.Name, back.Type, back.Class, back.Ttl));
        Assert.Equal(text.Split(" (")[0], back.Data.ToString());
        Assert.Equal(bytes, DnsMessageWriter.Write(read.Value));
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Data_cut_short_by_one_octet_is_kept_as_unknown_with_a_problem_or_is_still_well_formed(string text)
    {
        var bytes = DnsMessageWriter.Write(new DnsMessage
        {
            Flags = HeaderBits.Response,
            Answers = [new DnsRecord(DomainName.Root, 0, Samples[text])],
        });
        const int LengthAt = DnsMessageReader.HeaderOctets + 1 + 8;
        var length = bytes[LengthAt] << 8 | bytes[LengthAt + 1];
        if (length == 0)
            return;
        (bytes[LengthAt], bytes[LengthAt + 1]) = ((byte)(length - 1 >> 8), (byte)(length - 1));
        var read = DnsMessageReader.Read(bytes.AsSpan(0, bytes.Length - 1));
        var data = Assert.Single(read.Value!.Answers).Data;
        Assert.Equal(data is UnknownData && Samples[text] is not UnknownData, !read.IsClean);
    }

    [Fact]
    public void The_example_key_of_RFC_4034_has_its_key_tag()
    {
        var key = new DnskeyData(256, 3, 5, Convert.FromBase64String(
            "AQOeiiR0GOMYkDshWoSKz9XzfwJr1AYtsmx3TGkJaNXVbfi/2pHm822aJ5iI9BMzNXxeYCmZDRD99WYwYqUSdjMmmAphXdvx" +
            "egXd/M5+X7OrzKBaMbCVdFLUUh6DhweJBjEVv5f2wwjM9XzcnOf+EPbtG9DMBmADjFDc2w/rljwvFw=="));
        Assert.Equal(60485, key.KeyTag);
    }

    [Fact]
    public void Edns_carries_size_DO_the_upper_response_code_and_its_options()
    {
        var message = new DnsMessage
        {
            Id = 1,
            Flags = HeaderBits.Response,
            ResponseCode = ResponseCode.BadVersion,
            Edns = new OptData
            {
                PayloadSize = 1400,
                DnssecOk = true,
                Options =
                [
                    new ExtendedError(7, "expired last week"),
                    new DnsCookie(new byte[8], new byte[16]),
                    new UnknownOption(3, "id"u8.ToArray()),
                ],
            },
        };
        var read = DnsMessageReader.Read(DnsMessageWriter.Write(message));
        Assert.Empty(read.Problems);
        Assert.Equal(ResponseCode.BadVersion, read.Value!.ResponseCode);
        var edns = read.Value.Edns!;
        Assert.Equal((1400, true, 3), (edns.PayloadSize, edns.DnssecOk, edns.Options.Count));
        Assert.Equal("signature expired: expired last week", Assert.Single(edns.ExtendedErrors).ToString());
        Assert.Equal(16, Assert.IsType<DnsCookie>(edns.Options[1]).Server.Length);
    }

    [Theory]
    [InlineData("A", 1)]
    [InlineData("https", 65)]
    [InlineData("TYPE65280", 65280)]
    public void A_type_is_read_by_name_or_number(string text, int expected)
    {
        Assert.True(DnsType.TryRead(text, out var type));
        Assert.Equal(expected, type.Value);
        Assert.Equal(text.ToUpperInvariant(), type.ToString());
    }

    [Theory]
    [InlineData("TYPE65536")]
    [InlineData("TYPE")]
    [InlineData("X")]
    [InlineData(null)]
    public void Anything_else_is_no_type(string? text) => Assert.False(DnsType.TryRead(text, out _));
}
