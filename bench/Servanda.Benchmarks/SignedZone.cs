using System.Diagnostics;
using System.Globalization;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Dnssec;

namespace Servanda.Benchmarks;

/// <summary>The zone of the bench with one address for each of many names, signed by ldns-signzone with one key.</summary>
/// <param name="File">The signed zone.</param>
/// <param name="Anchors">Its key.</param>
/// <param name="Questions">Every name once.</param>
sealed record SignedZone(string File, TrustAnchors Anchors, IReadOnlyList<DnsQuestion> Questions)
{
    /// <summary>Writes and signs it.</summary>
    /// <param name="directory">Where.</param>
    /// <param name="algorithm">As ldns-keygen calls it.</param>
    /// <param name="names">How many names.</param>
    public static SignedZone Make(string directory, string algorithm, int names)
    {
        var zone = Path.Combine(directory, "zone-" + algorithm);
        using (var text = new StreamWriter(zone))
        {
            text.Write($"$ORIGIN {DnsZone.Origin}.\n$TTL 300\n@ SOA ns1 host 1 3600 600 86400 60\n@ NS ns1\nns1 A 127.0.0.1\n");
            for (var i = 0; i < names; i++)
                text.Write(string.Create(CultureInfo.InvariantCulture, $"n{i} A 192.0.2.1\n"));
        }
        var key = Run(directory, "ldns-keygen", "-a", algorithm, "-b", "2048", "-k", DnsZone.Origin + ".").Trim();
        Run(directory, "ldns-signzone", zone, key);
        var anchors = TrustAnchors.Read(System.IO.File.ReadAllBytes(Path.Combine(directory, key + ".ds"))).Value!;
        return new(zone + ".signed", anchors, [.. Enumerable.Range(0, names).Select(i =>
            new DnsQuestion(DomainName.Parse(string.Create(CultureInfo.InvariantCulture, $"n{i}.{DnsZone.Origin}")), DnsType.A))]);
    }

    /// <summary>Runs a tool to its end; returns what it said.</summary>
    public static string Run(string directory, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
        })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} said {process.ExitCode}");
    }
}
