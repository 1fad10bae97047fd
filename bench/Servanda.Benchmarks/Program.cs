using System.Globalization;
using Servanda.Benchmarks;

switch (args)
{
    case ["dns-client", .. var rest]:
        return await DnsClientBench.RunAsync(Number(rest, 0, 100_000), Number(rest, 1, 100));
    case ["dns-codec"]:
        return DnsCodecBench.Run();
    case ["dnssec"]:
        return await DnssecBench.RunAsync();
    case ["dnssec-cold", .. var rest]:
        return await DnssecColdBench.RunAsync(Number(rest, 0, 1_000));
    case ["assess-signed", .. var rest]:
        return await AssessSignedBench.RunAsync(Number(rest, 0, 20_000), Number(rest, 1, 5), Number(rest, 2, 32));
    case ["assess-dns", .. var rest]:
        return await AssessBench.RunAsync(Number(rest, 0, 20_000), Number(rest, 1, 32));
    case ["assess-lab", .. var rest]:
        return await AssessLabBench.RunAsync(Number(rest, 0, 5));
    case ["dkim", var peer, .. var rest]:
        return DkimBench.Run(peer, Number(rest, 0, 2));
    case ["reports", .. var files]:
        return ReportsBench.Run(files);
    case ["reports-write", var folder, .. var sizes]:
        return ReportFilesMade.Write(folder, [.. sizes.Select(size => int.Parse(size, CultureInfo.InvariantCulture))]);
    case ["startup", var servanda, var hello, .. var rest]:
        return await StartupBench.RunAsync(servanda, hello, Number(rest, 0, 30));
    case ["ingest", .. var rest]:
        return await IngestBench.RunAsync(Number(rest, 0, 100_000));
    case ["ed25519", .. var rest]:
        return Ed25519Bench.Run(Number(rest, 0, 5));
    case ["log", .. var rest]:
        return await LogBench.RunAsync(Number(rest, 0, 10), Number(rest, 1, 1_000_000));
    case ["spf", var peer, var suite, .. var rest]:
        return SpfBench.Run(peer, suite, Number(rest, 0, 100));
    case ["mail-evaluation", var peer, .. var rest]:
        return MailEvaluationBench.Run(peer, Number(rest, 0, 300));
    case ["portal-findings", .. var rest]:
        return await PortalFindingsBench.RunAsync(Number(rest, 0, 1_000_000), rest is [_, var keep, ..] ? keep : null);
    default:
        Console.Error.WriteLine("""
            dns-client [DOMAINS] [WINDOW]   the resolver client beside dnsperf, against nsd on loopback
            dns-codec                       reading and writing messages
            dnssec                          validating answers with warm keys
            dnssec-cold [ZONES]             validating in signed zones never seen before, beside unbound
            assess-signed [DOMAINS] [PERCENT SIGNED] [AT ONCE]  assessing with and without validation, in a signed registry
            assess-dns [DOMAINS] [AT ONCE]  assessing by DNS controls beside the ceiling that dnsperf sets
            assess-lab [ROUNDS]             one domain of the lab, everything measured
            dkim PEER [SECONDS]             verifying DKIM beside libopendkim: run bench/peers/dkim.sh
            reports FILE...                 reading aggregate reports; bench/peers/reports.sh sets it beside xmltodict
            reports-write FOLDER N...       the files for it, of so many records
            startup SERVANDA HELLO [ROUNDS] two published programs in turns; bench/peers/startup.sh makes them
            ingest [RECORDS]                reading and storing DMARC reports, in SQLite and in PostgreSQL
            ed25519 [SECONDS]               verifying, by managed code and by libcrypto
            log [SECONDS] [LEAVES]          appending to a log with everything flushed, checking a large one, proofs from it
            spf PEER SUITE [ROUNDS]         evaluating SPF beside pyspf: run bench/peers/spf.sh
            portal-findings [FINDINGS] [FOLDER]  what an organisation's page asks of a database with so many findings
            mail-evaluation PEER [ROUNDS]   whole messages beside mailauth: run bench/peers/mailauth.sh
            """);
        return 2;
}

static int Number(string[] rest, int at, int otherwise) =>
    at < rest.Length ? int.Parse(rest[at], CultureInfo.InvariantCulture) : otherwise;
