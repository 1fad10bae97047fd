using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Servanda.Benchmarks;

/// <summary>nsd with one zone, one process, on a loopback port, in a directory of its own.</summary>
sealed class DnsNsd : IDisposable
{
    readonly Process _process;

    DnsNsd(Process process, IPEndPoint endpoint) => (_process, Endpoint) = (process, endpoint);

    public IPEndPoint Endpoint { get; }

    public static Task<DnsNsd> StartAsync(string directory, string zoneFile) =>
        StartAsync(directory, [(DnsZone.Origin, zoneFile)]);

    public static async Task<DnsNsd> StartAsync(string directory, IEnumerable<(string Name, string File)> zones)
    {
        var endpoint = new IPEndPoint(IPAddress.Loopback, FreePort());
        var config = Path.Combine(directory, "nsd.conf");
        File.WriteAllText(config, $"""
            server:
              server-count: 1
              ip-address: 127.0.0.1@{endpoint.Port}
              username: ""
              chroot: ""
              zonesdir: "{directory}"
              database: ""
              pidfile: "{directory}/nsd.pid"
              logfile: "{directory}/nsd.log"
              zonelistfile: "{directory}/zone.list"
              xfrdfile: "{directory}/xfrd.state"
              rrl-ratelimit: 0
            remote-control:
              control-enable: no

            """ + string.Concat(zones.Select(zone => $"zone:\n  name: {zone.Name}\n  zonefile: \"{zone.File}\"\n")));
        var process = Process.Start(new ProcessStartInfo("nsd", ["-c", config, "-d"]))!;
        await AnswersAsync(endpoint);
        return new DnsNsd(process, endpoint);
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    /// <summary>A port nobody listens on.</summary>
    public static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    /// <summary>Waits until somebody listens.</summary>
    public static async Task AnswersAsync(IPEndPoint endpoint)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            using var tcp = new TcpClient();
            try
            {
                await tcp.ConnectAsync(endpoint);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(100);
            }
        }
        throw new InvalidOperationException("The server does not listen; see its log.");
    }
}
