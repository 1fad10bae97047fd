using System.Collections.Concurrent;
using System.Net;
using Servanda.Dns.Client;
using Servanda.Dns.Dnssec;
using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.Dnssec;

/// <summary>
/// A private root with signed zones of every kind below it, on nsd; before it unbound as a plain resolver, for whoever
/// validates alone, and unbound validating, as the oracle.
/// </summary>
public sealed class PrivateInternet : IAsyncLifetime
{
    readonly Scratch _scratch = new();
    readonly List<IAsyncDisposable> _running = [];
    readonly Lazy<Task<IReadOnlyList<OracleRow>>> _rows;

    public PrivateInternet() => _rows = new(() => OracleTable.AskAsync(this));

    /// <summary>The resolver that does not validate.</summary>
    public IPEndPoint Resolver { get; private set; } = new(IPAddress.Loopback, 0);

    /// <summary>The resolver that validates from the private root.</summary>
    public IPEndPoint Validator { get; private set; } = new(IPAddress.Loopback, 0);

    /// <summary>The private root's anchor as a DS record in a file.</summary>
    public string AnchorFile { get; private set; } = "";

    /// <summary>The same as delv wants it.</summary>
    public string DelvAnchorFile { get; private set; } = "";

    /// <summary>The same as our validator wants it.</summary>
    internal TrustAnchors Anchors => TrustAnchors.Read(File.ReadAllBytes(AnchorFile)).Value!;

    /// <summary>A client of the resolver that does not validate.</summary>
    internal DnsResolver Open() => new(new ResolverOptions { Upstreams = [Upstream.Udp(Resolver)] });

    /// <summary>What the oracles say, asked once for all tests.</summary>
    internal Task<IReadOnlyList<OracleRow>> RowsAsync() => _rows.Value;

    public async ValueTask InitializeAsync()
    {
        foreach (var program in (string[])["nsd", "unbound", "delv", "ldns-signzone", "dnssec-signzone"])
            Tools.Require(program);
        var signed = await SignAllAsync();
        var root = signed.Single(zone => zone.Zone.Name == ".");
        AnchorFile = _scratch.Write("root.ds", string.Concat(root.Delegation.Select(line => line + "\n")));
        DelvAnchorFile = _scratch.Write("anchors.conf", string.Concat(root.Keys.Select(key => Anchor(key.Record))));
        IReadOnlyList<(string Zone, string File)> files = [.. signed.Select(zone => (zone.Zone.Name, zone.File))];
        var nsd = await Nsd.StartAsync(_scratch, files);
        _running.Add(nsd);
        var plain = await Unbound.StartAsync(_scratch, files, nsd.Port, AnchorFile, "iterator");
        _running.Add(plain);
        var validating = await Unbound.StartAsync(_scratch, files, nsd.Port, AnchorFile);
        _running.Add(validating);
        (Resolver, Validator) = (new(IPAddress.Loopback, plain.Port), new(IPAddress.Loopback, validating.Port));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in Enumerable.Reverse(_running))
            await one.DisposeAsync();
        _scratch.Dispose();
    }

    /// <summary>Signs the children before their parents, which hold their DS records.</summary>
    async Task<IReadOnlyList<SignedZone>> SignAllAsync()
    {
        var done = new ConcurrentBag<SignedZone>();
        foreach (var level in OracleZones.All.GroupBy(zone => Depth(zone.Name)).OrderByDescending(level => level.Key))
        {
            var children = done.ToArray();
            await Parallel.ForEachAsync(level, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (zone, _) =>
                done.Add(await ZoneSigning.RunAsync(_scratch, zone, children
                    .Where(child => ParentOf(child.Zone) == zone.Name)
                    .SelectMany(Delegate))));
        }
        return [.. done];
    }

    static IEnumerable<string> Delegate(SignedZone child) =>
    [
        $"{child.Zone.Name} NS ns1.{child.Zone.Name}",
        $"ns1.{child.Zone.Name} A 127.0.0.1",
        .. child.Delegation.Select(line => line.ToString()),
    ];

    static string? ParentOf(TestZone zone) => zone.Name == "." ? null : OracleZones.All
        .Where(other => other != zone && (other.Name == "." || zone.Name.EndsWith("." + other.Name, StringComparison.Ordinal)))
        .MaxBy(other => Depth(other.Name))!.Name;

    static int Depth(string name) => name == "." ? 0 : name.Count(octet => octet == '.');

    static string Anchor(ZoneLine key) => $$"""
        trust-anchors { . static-key {{string.Join(' ', key.Words[..3])}} "{{string.Concat(key.Words[3..])}}"; };

        """;
}
