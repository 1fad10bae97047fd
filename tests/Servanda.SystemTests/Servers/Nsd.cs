namespace Servanda.SystemTests.Servers;

/// <summary>nsd, authoritative for some zones, on one loopback port.</summary>
sealed class Nsd : IAsyncDisposable
{
    readonly RealProcess _process;

    Nsd(RealProcess process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    /// <summary>Starts it with zone files that are there already.</summary>
    /// <param name="scratch">Where its configuration goes.</param>
    /// <param name="zones">Zone names and the files they are in.</param>
    /// <param name="onPort">The port; null for any that is free.</param>
    public static async Task<Nsd> StartAsync(Scratch scratch, IReadOnlyList<(string Zone, string File)> zones, int? onPort = null)
    {
        var (program, port) = (Tools.Require("nsd"), onPort ?? Ports.Free());
        var configuration = scratch.Write("nsd.conf", $"""
            server:
                ip-address: 127.0.0.1@{port}
                port: {port}
                server-count: 1
                username: ""
                zonesdir: "{scratch.Root}"
                pidfile: ""
                xfrdfile: ""
                xfrdir: "{scratch.Root}"
                zonelistfile: "{scratch.At("nsd.zones")}"
                database: ""
                rrl-ratelimit: 0
            remote-control:
                control-enable: no

            """ + string.Concat(zones.Select(zone => $"""
            zone:
                name: "{zone.Zone}"
                zonefile: "{zone.File}"

            """)));
        var process = RealProcess.Start(program, "-d", "-c", configuration);
        await Ports.ListenAsync(port, () => process.Log);
        return new Nsd(process, port);
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
