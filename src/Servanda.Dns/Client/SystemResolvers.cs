using System.Net;
using System.Net.NetworkInformation;

namespace Servanda.Dns.Client;

/// <summary>The resolvers this machine is set up to use.</summary>
public static class SystemResolvers
{
    const string ResolvConf = "/etc/resolv.conf";
    const int MaxResolvConf = 64 * 1024, MaxFound = 8, DnsPort = 53;

    /// <summary>
    /// Those of <c>/etc/resolv.conf</c>, else those of the network interfaces that are up, in their order; the one on
    /// this machine when neither names any, as the resolver library does.
    /// </summary>
    public static IReadOnlyList<Upstream> Find()
    {
        if (!OperatingSystem.IsWindows() && ReadResolvConf(FileText()) is { Count: > 0 } named)
            return named;
        var found = Upstreams(OfInterfaces());
        return found.Count > 0 ? found : [Upstream.Udp(new IPEndPoint(IPAddress.Loopback, DnsPort))];
    }

    /// <summary>The <c>nameserver</c> lines of a resolv.conf; lines that are none, or no address, are passed over.</summary>
    public static IReadOnlyList<Upstream> ReadResolvConf(ReadOnlySpan<char> text)
    {
        var found = new List<IPAddress>();
        foreach (var line in text[..Math.Min(text.Length, MaxResolvConf)].EnumerateLines())
        {
            var words = line.ToString().Split((char[]?)null, 3, StringSplitOptions.RemoveEmptyEntries);
            if (words is ["nameserver", var address, ..] && IPAddress.TryParse(address, out var read))
                found.Add(read);
        }
        return Upstreams(found);
    }

    static string FileText()
    {
        try
        {
            return File.ReadAllText(ResolvConf);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    /// <summary>Without the site-local ones (fec0:0:0:ffff::1-3) that Windows shows for an interface that has none.
    /// </summary>
    static IEnumerable<IPAddress> OfInterfaces() => NetworkInterface.GetAllNetworkInterfaces()
        .Where(one => one.OperationalStatus == OperationalStatus.Up)
        .SelectMany(one => one.GetIPProperties().DnsAddresses)
        .Where(address => !address.IsIPv6SiteLocal);

    static List<Upstream> Upstreams(IEnumerable<IPAddress> addresses) =>
        [.. addresses.Distinct().Take(MaxFound).Select(address => Upstream.Udp(new IPEndPoint(address, DnsPort)))];
}
