using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Servanda.Core.Names;
using Servanda.Dns.Dnssec;
using Servanda.Dns.MasterFiles;
using Servanda.Dns.Records;

namespace Servanda.Benchmarks;

/// <summary>
/// A registry as real ones are: signed, NSEC3 with opt-out, delegating many domains of which some are signed themselves.
/// P-256 throughout; the signed domains share one key pair, which no validator can make use of.
/// </summary>
/// <param name="Zones">Every zone and its file.</param>
/// <param name="Anchors">The registry's key.</param>
sealed record SignedRegistry(IReadOnlyList<(string Name, string File)> Zones, TrustAnchors Anchors)
{
    const string Algorithm = "ECDSAP256SHA256";

    /// <summary>Writes and signs everything.</summary>
    /// <param name="directory">Where.</param>
    /// <param name="domains">How many domains.</param>
    /// <param name="isSigned">Which of them are signed.</param>
    public static SignedRegistry Make(string directory, int domains, Func<int, bool> isSigned)
    {
        var shared = SignedZone.Run(directory, "ldns-keygen", "-a", Algorithm, "-k", "shared.test.").Trim();
        var key = Key(Path.Combine(directory, shared + ".key"));
        var zones = new (string, string)[domains];
        Parallel.For(0, domains, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i =>
        {
            var name = Name(i);
            var file = Path.Combine(directory, name);
            File.WriteAllText(file, $"""
                $ORIGIN {name}.
                $TTL 300
                @ SOA ns1 host 1 3600 600 86400 60
                @ NS ns1
                ns1 A 127.0.0.1
                @ A 192.0.2.1
                @ MX 10 mail
                @ TXT "v=spf1 mx -all"
                _dmarc TXT "v=DMARC1; p=reject"
                {(isSigned(i) ? $"@ DNSKEY {key}" : "")}

                """);
            if (isSigned(i))
            {
                // The key pair under the name of this zone.
                var own = Path.Combine(directory, $"K{name}.+013+{key.KeyTag:D5}");
                File.WriteAllText(own + ".key", $"{name}. IN DNSKEY {key}\n");
                File.Copy(Path.Combine(directory, shared + ".private"), own + ".private");
                SignedZone.Run(directory, "ldns-signzone", "-o", name, "-f", file + ".signed", file, own);
            }
            zones[i] = (name, isSigned(i) ? file + ".signed" : file);
        });
        var (registry, anchors) = Registry(directory, domains, isSigned, key);
        return new([(DnsZone.Origin, registry), .. zones], anchors);
    }

    /// <summary>The domain of this number.</summary>
    public static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"d{number}.{DnsZone.Origin}");

    static (string File, TrustAnchors Anchors) Registry(string directory, int domains, Func<int, bool> isSigned, DnskeyData key)
    {
        var name = SignedZone.Run(directory, "ldns-keygen", "-a", Algorithm, "-k", DnsZone.Origin + ".").Trim();
        var file = Path.Combine(directory, "registry");
        using (var text = new StreamWriter(file))
        {
            text.Write($"$ORIGIN {DnsZone.Origin}.\n$TTL 300\n@ SOA ns1 host 1 3600 600 86400 60\n@ NS ns1\nns1 A 127.0.0.1\n");
            text.Write(File.ReadAllText(Path.Combine(directory, name + ".key")));
            for (var i = 0; i < domains; i++)
            {
                text.Write(string.Create(CultureInfo.InvariantCulture, $"d{i} NS ns1.d{i}\nns1.d{i} A 127.0.0.1\n"));
                if (isSigned(i))
                    text.Write(string.Create(CultureInfo.InvariantCulture, $"d{i} DS {Ds(Name(i), key)}\n"));
            }
        }
        SignedZone.Run(directory, "dnssec-signzone", "-q", "-P", "-z", "-A", "-3", "-", "-o", DnsZone.Origin, "-f", file + ".signed", file, name);
        return (file + ".signed", TrustAnchors.Read(File.ReadAllBytes(Path.Combine(directory, name + ".ds"))).Value!);
    }

    static DnskeyData Key(string file) =>
        (DnskeyData)MasterFileReader.Read(File.ReadAllBytes(file)).Value!.Records.Single().Data;

    static DsData Ds(string zone, DnskeyData key)
    {
        Span<byte> name = stackalloc byte[DomainName.MaxWireOctets];
        name = name[..DomainName.Parse(zone).WriteWire(name)];
        var flags = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(flags, key.Flags);
        byte[] hashed = [.. name, .. flags, key.Protocol, key.Algorithm, .. key.PublicKey.Span];
        return new DsData(key.KeyTag, key.Algorithm, 2, SHA256.HashData(hashed));
    }
}
