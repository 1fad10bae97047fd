using System.Globalization;
using Servanda.Benchmarks;

switch (args)
{
    case ["dns-client", .. var rest]:
        return await DnsClientBench.RunAsync(Number(rest, 0, 100_000), Number(rest, 1, 100));
    case ["dns-codec"]:
        return DnsCodecBench.Run();
    case ["assess-dns", .. var rest]:
        return await AssessBench.RunAsync(Number(rest, 0, 20_000), Number(rest, 1, 16));
    case ["assess-lab", .. var rest]:
        return await AssessLabBench.RunAsync(Number(rest, 0, 5));
    case ["startup", var servanda, var hello, .. var rest]:
        return await StartupBench.RunAsync(servanda, hello, Number(rest, 0, 30));
    default:
        Console.Error.WriteLine("""
            dns-client [DOMAINS] [WINDOW]   the resolver client beside dnsperf, against nsd on loopback
            dns-codec                       reading and writing messages
            assess-dns [DOMAINS] [AT ONCE]  assessing by DNS controls beside the ceiling that dnsperf sets
            assess-lab [ROUNDS]             one domain of the lab, everything measured
            startup SERVANDA HELLO [ROUNDS] two published programs in turns; bench/peers/startup.sh makes them
            """);
        return 2;
}

static int Number(string[] rest, int at, int otherwise) =>
    at < rest.Length ? int.Parse(rest[at], CultureInfo.InvariantCulture) : otherwise;
