using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.Dnssec;

/// <summary>Writes and signs one zone with the tools of ldns or BIND.</summary>
static class ZoneSigning
{
    /// <summary>Signs it; returns the served file and the DS records for its parent.</summary>
    /// <param name="scratch">Where.</param>
    /// <param name="zone">The zone.</param>
    /// <param name="delegations">The records of its children in it.</param>
    public static async Task<SignedZone> RunAsync(Scratch scratch, TestZone zone, IEnumerable<string> delegations)
    {
        var text = $"""
            $ORIGIN {zone.Name}
            $TTL 300
            @ SOA {zone.Absolute("ns1")} {zone.Absolute("host")} 1 3600 600 86400 60
            @ NS {zone.Absolute("ns1")}
            ns1 A 127.0.0.1

            """ + zone.Body + string.Concat(delegations.Select(line => line + "\n"));
        if (zone.Algorithms.Count == 0)
            return new SignedZone(zone, scratch.Write(Named(zone), text), [.. zone.Vouching([])], []);
        var keys = new List<ZoneKey>();
        foreach (var algorithm in zone.Algorithms)
            keys.Add(await ZoneKey.MakeAsync(scratch, zone.Name, algorithm, zone.KeyFlags));
        var entries = keys.ToArray();
        if (zone.IsSplit)
            keys.Add(await ZoneKey.MakeAsync(scratch, zone.Name, zone.Algorithms[0], 256));
        text += string.Concat(keys.Select(key => key.Record + "\n"));
        var unsigned = scratch.Write(Named(zone) + ".unsigned", text);
        var signed = unsigned + ".signed";
        var files = keys.Select(key => key.File);
        if (zone.OptsOut)
        {
            await RealProcess.RunAsync(Tools.Require("dnssec-signzone"),
                ["-q", "-P", "-z", "-O", "full", "-A", "-3", "-", "-o", zone.Name, "-f", signed, unsigned, .. files]);
        }
        else
        {
            await RealProcess.RunAsync(Tools.Require("ldns-signzone"),
                [.. zone.Options, "-o", zone.Name, "-f", signed, unsigned, .. files]);
        }
        var lines = zone.Afterwards(ZoneLine.ReadAll(signed));
        var ds = new List<ZoneLine>();
        foreach (var key in entries)
        {
            foreach (var digest in zone.Digests)
                ds.Add(await key.DelegationAsync(digest));
        }
        return new SignedZone(zone, scratch.Write(Named(zone), string.Join('\n', lines) + "\n"), [.. zone.Vouching(ds)], entries);
    }

    static string Named(TestZone zone) => $"zones/{zone.Name}zone";
}

/// <summary>A zone as it is served.</summary>
/// <param name="Zone">What it was made from.</param>
/// <param name="File">The file.</param>
/// <param name="Delegation">The DS records for the parent.</param>
/// <param name="Keys">The keys these name.</param>
sealed record SignedZone(TestZone Zone, string File, IReadOnlyList<ZoneLine> Delegation, IReadOnlyList<ZoneKey> Keys);
