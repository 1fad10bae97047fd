using FsCheck;
using FsCheck.Fluent;
using Servanda.Dns.Client;

namespace Servanda.Tests.Dns;

public sealed class UpstreamTests
{
    static readonly string[] Prefixes = ["", "tls://", "https://", "tcp://"];

    [Theory]
    [InlineData("1.1.1.1", "1.1.1.1:53", UpstreamKind.Udp)]
    [InlineData("127.0.0.1:5300", "127.0.0.1:5300", UpstreamKind.Udp)]
    [InlineData("[::1]:53", "[::1]:53", UpstreamKind.Udp)]
    [InlineData("2620:fe::fe", "[2620:fe::fe]:53", UpstreamKind.Udp)]
    [InlineData("[2620:fe::fe]", "[2620:fe::fe]:53", UpstreamKind.Udp)]
    [InlineData("udp://9.9.9.9", "9.9.9.9:53", UpstreamKind.Udp)]
    [InlineData("tcp://9.9.9.9:54", "tcp://9.9.9.9:54", UpstreamKind.Tcp)]
    [InlineData("tls://9.9.9.9", "tls://9.9.9.9:853", UpstreamKind.Tls)]
    [InlineData("tls://9.9.9.9#dns.quad9.net", "tls://9.9.9.9:853#dns.quad9.net", UpstreamKind.Tls)]
    [InlineData("tls://dns.quad9.net", "tls://dns.quad9.net:853", UpstreamKind.Tls)]
    [InlineData("tls://dns.quad9.net:8853", "tls://dns.quad9.net:8853", UpstreamKind.Tls)]
    [InlineData("https://dns.quad9.net/dns-query", "https://dns.quad9.net/dns-query", UpstreamKind.Https)]
    public void An_upstream_is_read_and_written_back(string text, string written, UpstreamKind kind)
    {
        Assert.True(Upstream.TryRead(text, out var upstream));
        Assert.Equal((written, kind), (upstream.ToString(), upstream.Kind));
        Assert.True(Upstream.TryRead(upstream.ToString(), out var again));
        Assert.Equal(upstream, again);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("dns.quad9.net")]
    [InlineData("1.1")]
    [InlineData("1.1:53")]
    [InlineData("1.1.1.1:0")]
    [InlineData("1.1.1.1:65536")]
    [InlineData("2620:fe::fe]:53")]
    [InlineData("http://dns.example/dns-query")]
    [InlineData("https://user@dns.example/dns-query")]
    [InlineData("tls://")]
    [InlineData("tls://a#b#c")]
    [InlineData("tls://dns.quad9.net#other.example")]
    public void Anything_else_is_no_upstream(string? text) => Assert.False(Upstream.TryRead(text, out _));

    [Fact]
    public void Any_text_is_an_upstream_or_none() =>
        Prop.ForAll<string>(text => Prefixes.All(prefix =>
            !Upstream.TryRead(prefix + text, out var upstream) || upstream.Port is > 0 and <= ushort.MaxValue))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void The_name_servers_of_a_resolv_conf_are_found_in_order()
    {
        const string Text = """
            # nameserver 192.0.2.9
            search example.org
            nameserver 192.0.2.1
              nameserver	fe80::1%1  # the router
            nameserver nonsense
            nameserver 192.0.2.1
            options edns0
            """;
        Assert.Equal(["192.0.2.1:53", "[fe80::1%1]:53"], SystemResolvers.ReadResolvConf(Text).Select(one => one.ToString()));
    }

    [Fact]
    public void Any_text_is_a_resolv_conf() =>
        Prop.ForAll<string>(text => SystemResolvers.ReadResolvConf(text).Count <= 8).QuickCheckThrowOnFailure();
}
