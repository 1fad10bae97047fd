using System.Net;

namespace Servanda.Core.Net;

/// <summary>
/// Addresses that are no place on the public Internet: the IANA special-purpose registries (RFC 6890), multicast and
/// reserved space. Nobody of ours connects to them unless the operator names them.
/// </summary>
public static class SpecialPurpose
{
    static readonly (IpPrefix Block, string Name)[] Blocks =
    [
        Block("0.0.0.0/8", "this network (RFC 791)"),
        Block("10.0.0.0/8", "private use (RFC 1918)"),
        Block("100.64.0.0/10", "shared address space (RFC 6598)"),
        Block("127.0.0.0/8", "loopback (RFC 1122)"),
        Block("169.254.0.0/16", "link local (RFC 3927)"),
        Block("172.16.0.0/12", "private use (RFC 1918)"),
        Block("192.0.0.0/24", "IETF protocol assignments (RFC 6890)"),
        Block("192.0.2.0/24", "documentation (RFC 5737)"),
        Block("192.31.196.0/24", "AS112 (RFC 7535)"),
        Block("192.52.193.0/24", "AMT (RFC 7450)"),
        Block("192.88.99.0/24", "deprecated 6to4 relay anycast (RFC 7526)"),
        Block("192.168.0.0/16", "private use (RFC 1918)"),
        Block("192.175.48.0/24", "AS112 (RFC 7534)"),
        Block("198.18.0.0/15", "benchmarking (RFC 2544)"),
        Block("198.51.100.0/24", "documentation (RFC 5737)"),
        Block("203.0.113.0/24", "documentation (RFC 5737)"),
        Block("224.0.0.0/4", "multicast (RFC 5771)"),
        Block("240.0.0.0/4", "reserved or limited broadcast (RFC 1112, RFC 8190)"),
        Block("::/128", "unspecified (RFC 4291)"),
        Block("::1/128", "loopback (RFC 4291)"),
        Block("::/96", "deprecated IPv4-compatible (RFC 4291)"),
        Block("64:ff9b::/96", "IPv4-IPv6 translation (RFC 6052)"),
        Block("64:ff9b:1::/48", "IPv4-IPv6 translation (RFC 8215)"),
        Block("100::/64", "discard only (RFC 6666)"),
        Block("100:0:0:1::/64", "dummy prefix (RFC 9780)"),
        Block("2001::/23", "IETF protocol assignments (RFC 2928)"),
        Block("2001:db8::/32", "documentation (RFC 3849)"),
        Block("2002::/16", "6to4 (RFC 3056)"),
        Block("2620:4f:8000::/48", "AS112 (RFC 7534)"),
        Block("3fff::/20", "documentation (RFC 9637)"),
        Block("5f00::/16", "segment routing (RFC 9602)"),
        Block("fc00::/7", "unique local (RFC 4193)"),
        Block("fe80::/10", "link local (RFC 4291)"),
        Block("fec0::/10", "deprecated site local (RFC 3879)"),
        Block("ff00::/8", "multicast (RFC 4291)"),
    ];

    /// <summary>What the address is reserved for; null when it is an ordinary public one.</summary>
    public static string? Find(IPAddress address)
    {
        foreach (var (block, name) in Blocks)
        {
            if (block.Contains(address))
                return name;
        }
        return null;
    }

    static (IpPrefix, string) Block(string prefix, string name) => (IpPrefix.Parse(prefix), name);
}
