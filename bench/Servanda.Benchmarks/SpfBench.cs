using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Servanda.Core.Names;
using Servanda.Mail;
using Servanda.Mail.Spf;

namespace Servanda.Benchmarks;

/// <summary>
/// Evaluating SPF on one core beside pyspf: every case of the openspf suite, the DNS of both a dictionary in memory, the
/// peer and ours in turns. Results are compared first. Rates are per CPU-second of the whole process.
/// </summary>
static class SpfBench
{
    const int Rounds = 3, Repeats = 4000;

    public static int Run(string peer, string suite, int peerRounds)
    {
        var (theirs, warm, cold) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            using var run = Peer(peer, suite, peerRounds);
            var root = run.RootElement;
            var cases = Cases(root);
            if (round == 0 && !Agree(root, cases))
                return 1;
            theirs.Add(root.GetProperty("evaluations").GetInt32() / root.GetProperty("cpuSeconds").GetDouble());
            warm.Add(Ours(cases, new() { Cache = new() }));
            cold.Add(Ours(cases, new()));
        }
        var (peerRate, rate, coldRate) = (Median(theirs), Median(warm), Median(cold));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"pyspf {peerRate:0}/s; ours, records read before {rate:0}/s ({rate / peerRate:0.0}x), read anew {coldRate:0}/s ({coldRate / peerRate:0.0}x)"));
        return 0;
    }

    static bool Agree(JsonElement root, List<Case> cases)
    {
        var (wrong, odd) = (0, 0);
        foreach (var (one, json) in cases.Zip(root.GetProperty("cases").EnumerateArray()))
        {
            var ours = SpfEvaluation.Run(one.Sender, one.Answer).Result.Word();
            var peer = json.GetProperty("result").GetString();
            var allowed = json.GetProperty("expected").EnumerateArray().Any(expected => expected.GetString() == ours);
            wrong += allowed ? 0 : 1;
            odd += peer == ours ? 0 : 1;
            if (!allowed || peer != ours)
                Console.WriteLine($"{json.GetProperty("name").GetString()}: pyspf {peer}, ours {ours}, allowed {json.GetProperty("expected")}");
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cases.Count} cases, {cases.Count - wrong} as the suite wants, {odd} unlike the peer"));
        return wrong == 0;
    }

    static double Ours(List<Case> cases, SpfOptions options)
    {
        Evaluate(cases, options, Repeats / 4);
        using var process = Process.GetCurrentProcess();
        var (start, allocated) = (process.TotalProcessorTime, GC.GetAllocatedBytesForCurrentThread());
        Evaluate(cases, options, Repeats);
        process.Refresh();
        var count = (long)Repeats * cases.Count;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {(GC.GetAllocatedBytesForCurrentThread() - allocated) / count} octets allocated each"));
        return count / (process.TotalProcessorTime - start).TotalSeconds;
    }

    static void Evaluate(List<Case> cases, SpfOptions options, int repeats)
    {
        for (var i = 0; i < repeats; i++)
        {
            // The sender is made anew, as a server would for every delivery.
            foreach (var one in cases)
                SpfEvaluation.Run(new(one.Sender.Client, one.Helo, one.MailFrom), one.Answer, options);
        }
    }

    static JsonDocument Peer(string peer, string suite, int rounds)
    {
        using var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", [peer, suite, rounds.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
        })!;
        return JsonDocument.Parse(process.StandardOutput.ReadToEnd());
    }

    static List<Case> Cases(JsonElement root)
    {
        Func<MailQuery, MailAnswer>[] zones = [.. root.GetProperty("zones").EnumerateArray().Select(Zone)];
        return
        [
            .. root.GetProperty("cases").EnumerateArray().Select(one =>
            {
                var (helo, from) = (one.GetProperty("helo").GetString()!, one.GetProperty("mailfrom").GetString()!);
                return new Case(new(IPAddress.Parse(one.GetProperty("host").GetString()!), helo, from), helo, from,
                    zones[one.GetProperty("zone").GetInt32()]);
            }),
        ];
    }

    static Func<MailQuery, MailAnswer> Zone(JsonElement zone)
    {
        var answers = new Dictionary<MailQuery, MailAnswer>();
        var aliases = new Dictionary<DomainName, DomainName>();
        var (silent, empty) = (new MailAnswer.Failed("time-out"), new MailAnswer.None(true));
        foreach (var entry in zone.EnumerateObject())
        {
            if (Name(entry.Name) is not { } name)
                continue;
            var records = entry.Value.EnumerateArray().Select(one => (Type: one[0].GetString(), Value: one[1])).ToList();
            foreach (var kind in records.Any(one => one.Type == "TIMEOUT") ? Enum.GetValues<MailQueryKind>() : [])
                answers[new(name, kind)] = silent;
            foreach (var group in records.GroupBy(one => one.Type, one => one.Value))
                Add(answers, aliases, name, group.Key!, [.. group]);
        }
        return query =>
        {
            while (aliases.TryGetValue(query.Name, out var next))
                query = query with { Name = next };
            return answers.GetValueOrDefault(query) ?? empty;
        };
    }

    static void Add(
        Dictionary<MailQuery, MailAnswer> answers, Dictionary<DomainName, DomainName> aliases, DomainName name, string type,
        List<JsonElement> values)
    {
        switch (type)
        {
            case "TXT":
                answers[new(name, MailQueryKind.Txt)] = values is [{ ValueKind: JsonValueKind.String } only] && only.GetString() == "TIMEOUT"
                    ? new MailAnswer.Failed("time-out")
                    : new MailAnswer.Texts([.. values.Select(one => one.GetString()!)]);
                break;
            case "A" or "AAAA":
                answers[new(name, type == "A" ? MailQueryKind.A : MailQueryKind.Aaaa)] =
                    new MailAnswer.Addresses([.. values.Select(one => IPAddress.Parse(one.GetString()!))]);
                break;
            case "MX":
                answers[new(name, MailQueryKind.Mx)] = new MailAnswer.Exchangers(
                    [.. values.Select(one => new MailExchanger(one[0].GetUInt16(), Name(one[1].GetString()!) ?? DomainName.Root))]);
                break;
            case "PTR":
                answers[new(name, MailQueryKind.Ptr)] = new MailAnswer.Pointers([.. values.Select(one => Name(one.GetString()!)!)]);
                break;
            case "CNAME":
                aliases[name] = Name(values[0].GetString()!) ?? DomainName.Root;
                break;
        }
    }

    // Octets between dots, whatever they are; null for what is no name.
    static DomainName? Name(string text)
    {
        var wire = new List<byte>();
        foreach (var label in text.TrimEnd('.').Split('.'))
            wire.AddRange([(byte)label.Length, .. Encoding.Latin1.GetBytes(label)]);
        return DomainName.TryReadWire([.. wire, 0], out var name) ? name : null;
    }

    static double Median(List<double> rates)
    {
        rates.Sort();
        return rates[rates.Count / 2];
    }

    sealed record Case(SpfSender Sender, string Helo, string MailFrom, Func<MailQuery, MailAnswer> Answer);
}
