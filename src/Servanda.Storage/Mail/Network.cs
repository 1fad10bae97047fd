using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Servanda.Core.Net;

namespace Servanda.Storage.Mail;

/// <summary>
/// The block that sources are counted by: IPv4 /24, IPv6 /48. One sender uses several addresses of a block, and a block is
/// less of a trace of a person than an address.
/// </summary>
static class Network
{
    const int LengthV4 = 24;
    const int LengthV6 = 48;

    /// <summary>The block's text; empty where there is no address. An IPv4-mapped address counts as IPv4.</summary>
    public static string Of(IPAddress? source)
    {
        if (source is null)
            return "";
        if (source.IsIPv4MappedToIPv6)
            source = source.MapToIPv4();
        if (source.AddressFamily == AddressFamily.InterNetwork)
        {
            Span<byte> octets = stackalloc byte[4];
            source.TryWriteBytes(octets, out _);
            return string.Create(CultureInfo.InvariantCulture, $"{octets[0]}.{octets[1]}.{octets[2]}.0/{LengthV4}");
        }
        return IpPrefix.Around(source, LengthV6).ToString();
    }
}
