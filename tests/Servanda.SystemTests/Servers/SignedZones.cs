namespace Servanda.SystemTests.Servers;

/// <summary>Zones written and signed with the tools of ldns, with keys made for the test.</summary>
sealed class SignedZones(Scratch scratch)
{
    readonly List<(string Zone, string File)> _files = [];

    /// <summary>Zone names and the files nsd is to serve.</summary>
    public IReadOnlyList<(string Zone, string File)> Files => _files;

    /// <summary>Adds a zone as it is.</summary>
    public void Add(string zone, string text) => _files.Add((zone, scratch.Write($"zones/{zone}zone", text)));

    /// <summary>Adds a zone signed with a new key; returns its DS record.</summary>
    public async Task<string> AddSignedAsync(string zone, string text)
    {
        var (keygen, sign) = (Tools.Require("ldns-keygen"), Tools.Require("ldns-signzone"));
        var file = scratch.Write($"zones/{zone}zone", text);
        var directory = Path.GetDirectoryName(file)!;
        var key = (await RealProcess.RunAsync(keygen, ["-a", "ECDSAP256SHA256", "-k", zone], directory)).Trim();
        await RealProcess.RunAsync(sign, [file, key], directory);
        _files.Add((zone, file + ".signed"));
        return (await File.ReadAllTextAsync(Path.Combine(directory, key + ".ds"))).Trim();
    }
}
