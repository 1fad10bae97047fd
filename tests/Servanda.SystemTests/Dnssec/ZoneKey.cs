using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.Dnssec;

/// <summary>A key that ldns-keygen made for a zone.</summary>
/// <param name="Zone">The zone, absolute.</param>
/// <param name="File">The path of its files without <c>.key</c> and <c>.private</c>.</param>
sealed record ZoneKey(string Zone, string File)
{
    const string RsaBits = "2048";

    /// <summary>Its DNSKEY record.</summary>
    public ZoneLine Record { get; } = Read(File);

    /// <summary>Makes a key.</summary>
    /// <param name="scratch">Where.</param>
    /// <param name="zone">For which zone.</param>
    /// <param name="algorithm">As ldns-keygen calls it.</param>
    /// <param name="flags">256 zone key, 257 with entry point, and what is wrong on purpose.</param>
    public static async Task<ZoneKey> MakeAsync(Scratch scratch, string zone, string algorithm, int flags = 257)
    {
        var directory = Directory.CreateDirectory(scratch.At($"keys/{zone}")).FullName;
        string[] entryPoint = flags == 256 ? [] : ["-k"];
        var name = (await RealProcess.RunAsync(
            Tools.Require("ldns-keygen"), ["-a", algorithm, "-b", RsaBits, .. entryPoint, zone], directory)).Trim();
        var file = Path.Combine(directory, name);
        if (flags is not (256 or 257))
        {
            var text = await System.IO.File.ReadAllTextAsync(file + ".key");
            await System.IO.File.WriteAllTextAsync(file + ".key", text.Replace("\t257 ", $"\t{flags} ", StringComparison.Ordinal));
        }
        return new ZoneKey(zone, file);
    }

    /// <summary>The DS record that names it.</summary>
    /// <param name="digest">1 SHA-1, 2 SHA-256, 4 SHA-384.</param>
    public async Task<ZoneLine> DelegationAsync(int digest)
    {
        var text = await RealProcess.RunAsync(Tools.Require("ldns-key2ds"), ["-n", "-f", $"-{digest}", File + ".key"]);
        return Split(text);
    }

    static ZoneLine Read(string file) => Split(System.IO.File.ReadAllText(file + ".key"));

    // The key files have no TTL.
    static ZoneLine Split(string text)
    {
        var parts = text.Split(" ;{")[0].Split('\t', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new ZoneLine(parts[0], "300", parts[^2], parts[^1]);
    }
}
