using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Servanda.Core.Names;
using Servanda.Mail;
using Servanda.Mail.Arc;
using Servanda.Mail.Dkim;
using Servanda.Mail.Dmarc;
using Servanda.Mail.Evaluation;
using Servanda.Mail.Messages;
using Servanda.Mail.Spf;

namespace Servanda.Benchmarks;

/// <summary>
/// Whole messages on one core beside mailauth: SPF through an include, a DKIM signature (RSA-2048, relaxed), an ARC chain of
/// one set, DMARC; the DNS of both a dictionary in memory. Rates are per CPU-second of the whole process.
/// </summary>
static class MailEvaluationBench
{
    const int Rounds = 3;

    static readonly DateTimeOffset At = TimeProvider.System.GetUtcNow();

    static readonly SpfSender Sender = new(IPAddress.Parse("192.0.2.9"), "mail.example.org", "bounce@example.org");

    public static int Run(string peer, int peerRounds)
    {
        var directory = Directory.CreateTempSubdirectory("servanda-bench-").FullName;
        try
        {
            using var key = new DkimSigningKey(RSA.Create(2048));
            var zone = new Dictionary<string, string>
            {
                ["example.org"] = "v=spf1 mx include:_spf.example.org -all",
                ["_spf.example.org"] = "v=spf1 ip4:198.51.100.0/24 ip4:192.0.2.0/24 ~all",
                ["_dmarc.example.org"] = "v=DMARC1; p=reject; adkim=s; rua=mailto:dmarc@example.org",
                ["s1._domainkey.example.org"] = key.WriteRecord(),
            };
            var settings = Path.Combine(directory, "settings.json");
            WriteSettings(settings, zone);
            foreach (var kilobytes in (int[])[2, 10, 100])
            {
                var message = Sealed(key, DkimMessages.Signed(key, kilobytes * 1000), Answers(zone));
                var file = Path.Combine(directory, "message");
                File.WriteAllBytes(file, message);
                if (!Compare([peer, file, settings, peerRounds.ToString(CultureInfo.InvariantCulture)], message, Answers(zone)))
                    return 1;
            }
            return 0;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    static bool Compare(string[] arguments, byte[] message, Func<MailQuery, MailAnswer> answers)
    {
        var (theirs, ours) = (new List<double>(), new List<double>());
        var seen = Evaluate(new(), message, answers);
        var found = $"{seen.Spf!.Result.Word()} {seen.Dkim.Outcome.Word()} {seen.Arc.Outcome.Word()} {seen.Dmarc.Result.Word()}";
        for (var round = 0; round < Rounds; round++)
        {
            var (results, rate) = Peer(arguments);
            if (results != found)
            {
                Console.WriteLine($"mailauth finds {results}, ours {found}");
                return false;
            }
            theirs.Add(rate);
            ours.Add(Ours(message, answers));
        }
        theirs.Sort();
        ours.Sort();
        var (peerRate, ourRate) = (theirs[Rounds / 2], ours[Rounds / 2]);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{message.Length} octets ({found}): mailauth {peerRate:0}/s, ours {ourRate:0}/s ({ourRate / peerRate:0.0}x)"));
        return true;
    }

    static double Ours(byte[] message, Func<MailQuery, MailAnswer> answers)
    {
        var evaluator = new MessageEvaluator();
        for (var i = 0; i < 1000; i++)
            Evaluate(evaluator, message, answers);
        using var process = Process.GetCurrentProcess();
        var (start, count) = (process.TotalProcessorTime, 0);
        while (true)
        {
            for (var i = 0; i < 200; i++, count++)
                Evaluate(evaluator, message, answers);
            process.Refresh();
            if ((process.TotalProcessorTime - start).TotalSeconds is >= 2 and var spent)
                return count / spent;
        }
    }

    static MessageEvaluation Evaluate(MessageEvaluator evaluator, byte[] message, Func<MailQuery, MailAnswer> answers) =>
        evaluator.Evaluate(MailMessageReader.Read(message).Value!, Sender, answers, At);

    static (string Results, double PerSecond) Peer(string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("node", arguments) { RedirectStandardOutput = true })!;
        using var json = JsonDocument.Parse(process.StandardOutput.ReadToEnd());
        var root = json.RootElement;
        return (string.Join(' ', ((string[])["spf", "dkim", "arc", "dmarc"]).Select(what => root.GetProperty(what).GetString())),
            root.GetProperty("evaluations").GetInt32() / root.GetProperty("cpuSeconds").GetDouble());
    }

    static byte[] Sealed(DkimSigningKey key, byte[] signed, Func<MailQuery, MailAnswer> answers)
    {
        var message = MailMessageReader.Read(signed).Value!;
        var chain = new ArcVerifier(new()).Verify(message, answers, At);
        var sealer = new ArcSealer { Domain = DomainName.Parse("example.org"), Selector = "s1", Key = key };
        return [.. sealer.Seal(message, chain, "mx.example.org; spf=pass smtp.mailfrom=example.org", At)!, .. signed];
    }

    static Func<MailQuery, MailAnswer> Answers(Dictionary<string, string> zone)
    {
        var answers = zone.ToDictionary(one => new MailQuery(DomainName.Parse(one.Key), MailQueryKind.Txt),
            one => (MailAnswer)new MailAnswer.Texts([one.Value]));
        answers[new(DomainName.Parse("example.org"), MailQueryKind.Mx)] =
            new MailAnswer.Exchangers([new(10, DomainName.Parse("mx.example.org"))]);
        answers[new(DomainName.Parse("mx.example.org"), MailQueryKind.A)] = new MailAnswer.Addresses([IPAddress.Parse("203.0.113.5")]);
        var none = new MailAnswer.None(false);
        return query => answers.GetValueOrDefault(query) ?? none;
    }

    static void WriteSettings(string path, Dictionary<string, string> zone)
    {
        using var file = File.Create(path);
        using var json = new Utf8JsonWriter(file);
        json.WriteStartObject();
        json.WriteString("ip", Sender.Client.ToString());
        json.WriteString("helo", Sender.Helo);
        json.WriteString("sender", $"{Sender.LocalPart}@{Sender.DomainText}");
        json.WriteStartObject("zone");
        foreach (var (name, text) in zone)
        {
            json.WriteStartObject(name);
            json.WriteStartArray("TXT");
            json.WriteStringValue(text);
            json.WriteEndArray();
            if (name == "example.org")
            {
                json.WriteStartArray("MX");
                json.WriteStartObject();
                json.WriteNumber("priority", 10);
                json.WriteString("exchange", "mx.example.org");
                json.WriteEndObject();
                json.WriteEndArray();
            }
            json.WriteEndObject();
        }
        json.WriteStartObject("mx.example.org");
        json.WriteStartArray("A");
        json.WriteStringValue("203.0.113.5");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
