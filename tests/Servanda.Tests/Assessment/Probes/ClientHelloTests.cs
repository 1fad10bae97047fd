using System.Buffers.Binary;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Probes;
using Servanda.Core.Names;

namespace Servanda.Tests.Assessment.Probes;

public sealed class ClientHelloTests
{
    static readonly byte[] Chance = [.. Enumerable.Range(1, ClientHello.ChanceOctets).Select(i => (byte)i)];

    [Theory]
    [InlineData(TlsVersion.Tls10, 0x0301)]
    [InlineData(TlsVersion.Tls11, 0x0302)]
    [InlineData(TlsVersion.Tls12, 0x0303)]
    [InlineData(TlsVersion.Tls13, 0x0303)]
    public void The_old_field_names_the_version_as_far_as_it_can(TlsVersion version, int expected) =>
        Assert.Equal(expected, BinaryPrimitives.ReadUInt16BigEndian(Hello("www.example", version).AsSpan(9)));

    [Fact]
    public void Only_1_3_is_named_in_supported_versions_and_alone()
    {
        Assert.Equal([2, 3, 4], Extensions(Hello("www.example", TlsVersion.Tls13))[43]);
        Assert.False(Extensions(Hello("www.example", TlsVersion.Tls12)).ContainsKey(43));
    }

    [Fact]
    public void The_key_share_is_x25519_with_32_octets_of_chance() =>
        Assert.Equal([0, 36, 0, 29, 0, 32, .. Chance[64..]], Extensions(Hello("www.example", TlsVersion.Tls13))[51]);

    [Fact]
    public void The_server_is_named() => Assert.Equal(
        [0, 14, 0, 0, 11, .. "www.example"u8], Extensions(Hello("www.example", TlsVersion.Tls12))[0]);

    [Fact]
    public void Signatures_are_offered_from_1_2_on()
    {
        Assert.False(Extensions(Hello("www.example", TlsVersion.Tls11)).ContainsKey(13));
        Assert.True(Extensions(Hello("www.example", TlsVersion.Tls12)).ContainsKey(13));
    }

    [Fact]
    public void No_message_has_a_length_that_load_balancers_choke_on() =>
        Prop.ForAll<byte>(length =>
        {
            var host = string.Join('.', Enumerable.Repeat(new string('a', 50), (length % 4) + 1));
            return TlsVersions.All.All(version =>
                Hello(host[..Math.Max(1, length % host.Length)].TrimEnd('.'), version).Length - 5 is < 256 or >= 512);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_length_in_a_message_is_right() =>
        Prop.ForAll<byte>(length =>
        {
            var host = new string('a', (length % 63) + 1) + "." + new string('b', (length % 50) + 1);
            return TlsVersions.All.All(version => Extensions(Hello(host, version)).ContainsKey(10));
        }).QuickCheckThrowOnFailure();

    static byte[] Hello(string host, TlsVersion version) => ClientHello.Write(DomainName.Parse(host), version, Chance);

    /// <summary>Walks the whole message by its lengths.</summary>
    static Dictionary<int, byte[]> Extensions(byte[] hello)
    {
        Assert.Equal([22, 3, 1], hello[..3]);
        Assert.Equal(hello.Length - 5, UInt16(hello, 3));
        Assert.Equal((1, hello.Length - 9), (hello[5], UInt16(hello, 7)));
        var at = 9 + 2 + 32;
        at += 1 + hello[at];
        at += 2 + UInt16(hello, at);
        at += 1 + hello[at];
        Assert.Equal(hello.Length - at - 2, UInt16(hello, at));
        Dictionary<int, byte[]> extensions = [];
        for (at += 2; at < hello.Length; at += 4 + UInt16(hello, at + 2))
            extensions.Add(UInt16(hello, at), hello[(at + 4)..(at + 4 + UInt16(hello, at + 2))]);
        Assert.Equal(hello.Length, at);
        return extensions;
    }

    static int UInt16(byte[] octets, int at) => BinaryPrimitives.ReadUInt16BigEndian(octets.AsSpan(at));
}
