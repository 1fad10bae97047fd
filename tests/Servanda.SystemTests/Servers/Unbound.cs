namespace Servanda.SystemTests.Servers;

/// <summary>unbound, validating, with a root of our own behind it.</summary>
sealed class Unbound : IAsyncDisposable
{
    readonly RealProcess _process;

    Unbound(RealProcess process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    /// <summary>Starts it.</summary>
    /// <param name="scratch">Where its configuration goes.</param>
    /// <param name="zones">The zones that nsd has, the root among them. Each is named to unbound, which would otherwise
    /// follow a delegation to port 53.</param>
    /// <param name="nsd">The port of nsd.</param>
    /// <param name="anchor">A file with the DS or DNSKEY record of the root.</param>
    /// <param name="modules">What it does, from last to first; without <c>validator</c> it hands on what it gets.</param>
    public static async Task<Unbound> StartAsync(
        Scratch scratch, IReadOnlyList<(string Zone, string File)> zones, int nsd, string anchor,
        string modules = "validator iterator")
    {
        var (program, port) = (Tools.Require("unbound"), Ports.Free());
        var configuration = scratch.Write($"unbound-{port}.conf", $"""
            server:
                interface: 127.0.0.1@{port}
                access-control: 127.0.0.0/8 allow
                username: ""
                chroot: ""
                directory: "{scratch.Root}"
                pidfile: ""
                use-syslog: no
                do-daemonize: no
                do-not-query-localhost: no
                trust-anchor-file: "{anchor}"
                module-config: "{modules}"
                qname-minimisation: no
                aggressive-nsec: no
                local-zone: "test." nodefault
                ede: yes
                num-threads: 1
            remote-control:
                control-enable: no

            """ + string.Concat(zones.Select(zone => $"""
            stub-zone:
                name: "{zone.Zone}"
                stub-addr: 127.0.0.1@{nsd}

            """)));
        var process = RealProcess.Start(program, "-d", "-c", configuration);
        await Ports.ListenAsync(port, () => process.Log);
        return new Unbound(process, port);
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
