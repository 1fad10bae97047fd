using System.Diagnostics;
using System.Net;

namespace Servanda.Benchmarks;

/// <summary>unbound with an empty cache, one thread for each processor, that knows where each zone is served.</summary>
sealed class BenchUnbound : IDisposable
{
    readonly Process _process;

    BenchUnbound(Process process, IPEndPoint endpoint) => (_process, Endpoint) = (process, endpoint);

    public IPEndPoint Endpoint { get; }

    /// <param name="directory">Where its configuration goes.</param>
    /// <param name="zones">The zones; each is named, so that it need not go by delegations to port 53.</param>
    /// <param name="nsd">Who serves them.</param>
    /// <param name="anchor">The file of the trust anchor; null not to validate.</param>
    public static async Task<BenchUnbound> StartAsync(
        string directory, IEnumerable<(string Name, string File)> zones, IPEndPoint nsd, string? anchor)
    {
        var endpoint = new IPEndPoint(IPAddress.Loopback, DnsNsd.FreePort());
        var config = Path.Combine(directory, $"unbound-{endpoint.Port}.conf");
        File.WriteAllText(config, $"""
            server:
              interface: 127.0.0.1@{endpoint.Port}
              access-control: 127.0.0.0/8 allow
              username: ""
              chroot: ""
              directory: "{directory}"
              pidfile: ""
              use-syslog: no
              do-not-query-localhost: no
              {(anchor is null ? "" : $"trust-anchor-file: \"{anchor}\"")}
              module-config: "{(anchor is null ? "iterator" : "validator iterator")}"
              qname-minimisation: no
              aggressive-nsec: no
              local-zone: "test." nodefault
              num-threads: {Environment.ProcessorCount}
              outgoing-range: 4096
              num-queries-per-thread: 2048
            remote-control:
              control-enable: no

            """ + string.Concat(zones.Select(zone => $"stub-zone:\n  name: {zone.Name}\n  stub-addr: 127.0.0.1@{nsd.Port}\n")));
        var process = Process.Start(new ProcessStartInfo("unbound", ["-c", config, "-d"]) { RedirectStandardError = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        await DnsNsd.AnswersAsync(endpoint);
        return new BenchUnbound(process, endpoint);
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }
}
