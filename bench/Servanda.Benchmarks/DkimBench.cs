using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Servanda.Mail;
using Servanda.Mail.Dkim;
using Servanda.Mail.Messages;

namespace Servanda.Benchmarks;

/// <summary>
/// Verifying RSA-2048, relaxed/relaxed, on one core, beside libopendkim: messages of 2, 10 and 100 KB, the peer and ours in
/// turns. Ours reads the message anew every time; the peer gets its header split.
/// </summary>
static class DkimBench
{
    const int Rounds = 3;

    static readonly DateTimeOffset At = TimeProvider.System.GetUtcNow();

    public static int Run(string peer, int seconds)
    {
        var directory = Directory.CreateTempSubdirectory("servanda-bench-").FullName;
        try
        {
            using var key = new DkimSigningKey(RSA.Create(2048));
            var record = Path.Combine(directory, "record");
            File.WriteAllText(record, key.WriteRecord());
            var answer = new MailAnswer.Texts([key.WriteRecord()]);
            foreach (var kilobytes in (int[])[2, 10, 100])
            {
                var message = DkimMessages.Signed(key, kilobytes * 1000);
                if (!Agree(peer, directory, record, message, answer))
                    return 1;
                var file = Path.Combine(directory, "message");
                File.WriteAllBytes(file, message);
                Compare(peer, [record, file, seconds.ToString(CultureInfo.InvariantCulture)], message, answer, seconds);
            }
            return 0;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    /// <summary>Equal results first: the message as it is, and with one octet changed in the body, in a field, in the signature.</summary>
    static bool Agree(string peer, string directory, string record, byte[] message, MailAnswer answer)
    {
        var text = Encoding.ASCII.GetString(message);
        var file = Path.Combine(directory, "changed");
        var signature = text.IndexOf("b=", text.IndexOf("bh=", StringComparison.Ordinal), StringComparison.Ordinal) + 40;
        foreach (var at in (int[])[-1, message.Length - 10, text.IndexOf("Subject: ", StringComparison.Ordinal) + 10, signature])
        {
            var changed = message.ToArray();
            if (at >= 0)
                changed[at] = (byte)(changed[at] == 'A' ? 'B' : 'A');
            File.WriteAllBytes(file, changed);
            var theirs = Peer(peer, [record, file, "0.001"]).Result;
            var ours = Verify(new(new()), changed, answer).Word();
            Console.WriteLine($"octet {at}: libopendkim {theirs}, ours {ours}");
            if (theirs != ours)
                return false;
        }
        return true;
    }

    static void Compare(string peer, string[] arguments, byte[] message, MailAnswer answer, int seconds)
    {
        var (theirs, warm, cold) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            theirs.Add(Peer(peer, arguments).PerSecond);
            warm.Add(Ours(new(new DkimKeyCache()), message, answer, seconds));
            cold.Add(Ours(new(new DkimKeyCache(0)), message, answer, seconds));
        }
        var (peerRate, rate, coldRate) = (Median(theirs), Median(warm), Median(cold));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var verifier = new DkimVerifier(new());
        for (var i = 0; i < 1000; i++)
            Verify(verifier, message, answer);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{message.Length} octets: libopendkim {peerRate:0}/s; ours, cached key {rate:0}/s ({rate / peerRate:0.0}x), "
            + $"cold key {coldRate:0}/s ({coldRate / peerRate:0.0}x), {(GC.GetAllocatedBytesForCurrentThread() - before) / 1000} octets allocated each"));
    }

    static double Ours(DkimVerifier verifier, byte[] message, MailAnswer answer, int seconds)
    {
        for (var i = 0; i < 2000; i++)
            Verify(verifier, message, answer);
        using var process = Process.GetCurrentProcess();
        var (start, verified) = (process.TotalProcessorTime, 0);
        while (true)
        {
            for (var i = 0; i < 200; i++)
                verified += Verify(verifier, message, answer) == DkimOutcome.Pass ? 1 : 0;
            process.Refresh();
            var spent = (process.TotalProcessorTime - start).TotalSeconds;
            if (spent >= seconds)
                return verified / spent;
        }
    }

    static DkimOutcome Verify(DkimVerifier verifier, byte[] message, MailAnswer answer) =>
        verifier.Verify(MailMessageReader.Read(message).Value!, _ => answer, At).Outcome;

    static (string Result, double PerSecond) Peer(string peer, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(peer, arguments) { RedirectStandardOutput = true })!;
        var words = process.StandardOutput.ReadToEnd().Trim().Split(' ');
        process.WaitForExit();
        return (words[0], double.Parse(words[1], CultureInfo.InvariantCulture) / double.Parse(words[2], CultureInfo.InvariantCulture));
    }

    static double Median(List<double> rates)
    {
        rates.Sort();
        return rates[rates.Count / 2];
    }
}
