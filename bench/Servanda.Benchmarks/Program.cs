using System.Globalization;
using Servanda.Benchmarks;

switch (args)
{
    case ["dns-client", .. var rest]:
        return await DnsClientBench.RunAsync(Number(rest, 0, 100_000), Number(rest, 1, 100));
    case ["dns-codec"]:
        return DnsCodecBench.Run();
    default:
        Console.Error.WriteLine("""
            dns-client [DOMAINS] [WINDOW]   the resolver client beside dnsperf, against nsd on loopback
            dns-codec                       reading and writing messages
            """);
        return 2;
}

static int Number(string[] rest, int at, int otherwise) =>
    at < rest.Length ? int.Parse(rest[at], CultureInfo.InvariantCulture) : otherwise;
