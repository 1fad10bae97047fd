using System.Text;
using Servanda.Mail;
using Servanda.Mail.Dkim;
using Servanda.Mail.Messages;

namespace Servanda.Tests.Mail.Dkim;

/// <summary>
/// The messages of Mail::DKIM, whose names begin with what is expected: good, goodkey, mine, bad, badkey, ignore. All but
/// six are from before RFC 8301 or even RFC 4871, so they are judged twice: with what is historic allowed, to hold the
/// canonicalisation against them, and as everybody gets it.
/// </summary>
public sealed class DkimCorpusTests(ITestOutputHelper output)
{
    static readonly DateTimeOffset At = new(2023, 6, 1, 0, 0, 0, TimeSpan.Zero);

    // Differences, argued. g= left the standard with RFC 6376, so a key whose g does not match is a key. The drafts before
    // bh (ietf00) signed another way and cannot be told from a broken signature.
    static readonly Dictionary<string, DkimOutcome[]> Argued = new(StringComparer.Ordinal)
    {
        ["badkey_8"] = [DkimOutcome.Pass],
        ["badkey_9"] = [DkimOutcome.Pass],
        ["badkey_12"] = [DkimOutcome.Pass],
        ["badkey_13"] = [DkimOutcome.Pass],
        ["good_ietf00_1"] = [DkimOutcome.Neutral],
        ["good_ietf00_2"] = [DkimOutcome.Neutral],
        ["good_ietf00_3"] = [DkimOutcome.Neutral],
        ["good_ietf00_4"] = [DkimOutcome.Neutral],
        ["good_ietf00_5"] = [DkimOutcome.Neutral],
        ["multiple_1"] = [DkimOutcome.Fail, DkimOutcome.Pass, DkimOutcome.Neutral, DkimOutcome.Fail],
        ["multiple_2"] = [DkimOutcome.PermError, DkimOutcome.Pass, DkimOutcome.Fail, DkimOutcome.Neutral],
    };

    [Fact]
    public void Every_message_comes_out_as_its_name_says_or_as_argued()
    {
        var zone = Zone();
        var (agreed, argued, domainKeys, passing) = (0, 0, 0, 0);
        foreach (var path in Directory.GetFiles(Suites.Path("mail", "perl-mail-dkim", "t", "corpus")))
        {
            var name = Path.GetFileNameWithoutExtension(path);
            var message = MailMessageReader.Read(File.ReadAllBytes(path)).Value!;
            var outcomes = Outcomes(message, zone, historic: true);
            if (Argued.TryGetValue(name, out var expected))
            {
                Assert.Equal(expected, outcomes);
                argued++;
            }
            else if (name.Contains("dk_", StringComparison.Ordinal))
            {
                Assert.Empty(outcomes); // DomainKeys (RFC 4870) is another thing
                domainKeys++;
            }
            else
            {
                var good = name.StartsWith("good", StringComparison.Ordinal) || name.StartsWith("mine", StringComparison.Ordinal)
                    || name.StartsWith("no_body", StringComparison.Ordinal);
                Assert.True(good == (Assert.Single(outcomes) == DkimOutcome.Pass), $"{name}: {outcomes[0]}");
                agreed++;
            }
            var today = Outcomes(message, zone, historic: false);
            Assert.True(today.All(one => one != DkimOutcome.Pass) || name == "goodkey_ed25519", name);
            passing += today.Contains(DkimOutcome.Pass) ? 1 : 0;
        }
        output.WriteLine($"Mail::DKIM: {agreed} agree, {argued} argued, {domainKeys} are DomainKeys; {passing} pass by RFC 8301");
        Assert.Equal((51, 11, 17, 1), (agreed, argued, domainKeys, passing));
    }

    static List<DkimOutcome> Outcomes(MailMessage message, MailZone zone, bool historic) =>
    [
        .. new DkimVerifier(new()) { AllowsHistoric = historic }.Verify(message, zone.Answer, At).Signatures.Select(one => one.Outcome),
    ];

    static MailZone Zone()
    {
        var zone = new MailZone();
        foreach (var line in File.ReadAllLines(Suites.Path("mail", "perl-mail-dkim", "t", "FAKE_DNS.dat"), Encoding.Latin1))
        {
            if (line.Split(' ', 2) is not [{ Length: > 1 } name, var text] || name[0] == '#')
                continue;
            text = text.Trim();
            if (text.StartsWith("~~", StringComparison.Ordinal))
                zone.Fails(name, MailQueryKind.Txt);
            else if (text != "NXDOMAIN")
                zone.Txt(name, text.Trim('"'));
        }
        return zone;
    }
}
