using System.Globalization;
using Servanda.Core.Names;
using Servanda.Dns;

namespace Servanda.Benchmarks;

/// <summary>A zone of many small domains and the questions a measurement of them asks, each once.</summary>
static class DnsZone
{
    public const string Origin = "bench.test";

    static readonly (string Prefix, DnsType Type)[] Asked =
    [
        ("", DnsType.A), ("", DnsType.Mx), ("", DnsType.Txt), ("", DnsType.Aaaa), ("_dmarc.", DnsType.Txt), ("no.", DnsType.A),
    ];

    public static void Write(string path, int domains)
    {
        using var zone = new StreamWriter(path);
        zone.Write($"$ORIGIN {Origin}.\n$TTL 300\n@ SOA ns1 host 1 3600 600 86400 60\n@ NS ns1\nns1 A 127.0.0.1\n");
        for (var i = 0; i < domains; i++)
        {
            zone.Write(string.Create(CultureInfo.InvariantCulture,
                $"d{i} A 192.0.2.1\nd{i} MX 10 mail.d{i}\nd{i} TXT \"v=spf1 mx -all\"\n_dmarc.d{i} TXT \"v=DMARC1; p=reject\"\n"));
        }
    }

    /// <summary>Domains in an order that leaps about, so that no cache of the server's is flattered.</summary>
    public static List<DnsQuestion> Questions(int domains)
    {
        const int Stride = 7919;
        var questions = new List<DnsQuestion>(domains * Asked.Length);
        for (var i = 0; i < domains; i++)
        {
            var domain = string.Create(CultureInfo.InvariantCulture, $"d{(long)i * Stride % domains}.{Origin}");
            foreach (var (prefix, type) in Asked)
                questions.Add(new(DomainName.Parse(prefix + domain), type));
        }
        return questions;
    }

    /// <summary>The questions in the form dnsperf reads.</summary>
    public static void Write(string path, IEnumerable<DnsQuestion> questions) =>
        File.WriteAllLines(path, questions.Select(question => $"{question.Name} {question.Type}"));
}
