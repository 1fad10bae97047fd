using System.Text.Json;
using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.Cli;

/// <summary>Checks of senders and messages, offline, as anybody runs them.</summary>
public sealed class MailCheckTests
{
    const string Zone = """
        $TTL 300
        example.org.         TXT  "v=spf1 mx include:_spf.example.net -all exp=why.example.org"
        example.org.         MX   10 mail.example.org.
        mail.example.org.    A    192.0.2.1
        why.example.org.     TXT  "%{i} is not a host of %{d}"
        _spf.example.net.    TXT  "v=spf1 ip4:198.51.100.0/24 ?all"
        _dmarc.example.org.  TXT  "v=DMARC1; p=quarantine; t=y"
        """;

    const string Message = "From: Jo <jo@example.org>\r\nSubject: x\r\n\r\nhello\r\n";

    [Theory]
    [InlineData("192.0.2.1", "pass", "mx")]
    [InlineData("198.51.100.7", "pass", "include:_spf.example.net")]
    [InlineData("203.0.113.1", "fail", "203.0.113.1 is not a host of example.org")]
    public async Task A_sender_is_judged_with_the_term_that_decides(string client, string result, string said)
    {
        using var scratch = new Scratch();
        var run = await CommandLine.RunAsync("mail", "spf", "--ip", client, "--helo", "h.example", "--mail-from", "jo@example.org",
            "--dns", scratch.Write("zone.txt", Zone));
        Assert.Equal(0, run.Code);
        Assert.StartsWith(result + ":", run.Output, StringComparison.Ordinal);
        Assert.Contains(said, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("192.0.2.1", "pass", "none")]
    [InlineData("203.0.113.1", "fail", "none")]
    public async Task A_message_is_judged_and_the_json_has_every_result(string client, string result, string disposition)
    {
        using var scratch = new Scratch();
        var run = await CommandLine.RunAsync("mail", "check", scratch.Write("message.eml", Message), "--ip", client,
            "--helo", "h.example", "--mail-from", "jo@example.org", "--dns", scratch.Write("zone.txt", Zone), "--format", "json",
            "--at", "2026-03-01T12:00:00Z");
        Assert.Equal(0, run.Code);
        using var json = JsonDocument.Parse(run.Output);
        var root = json.RootElement;
        Assert.Equal(result, root.GetProperty("spf").GetProperty("result").GetString());
        Assert.Equal(0, root.GetProperty("dkim").GetArrayLength());
        Assert.Equal("none", root.GetProperty("arc").GetProperty("result").GetString());
        var dmarc = root.GetProperty("dmarc");
        Assert.Equal((result, "quarantine", disposition, "example.org"), (dmarc.GetProperty("result").GetString(),
            dmarc.GetProperty("policy").GetString(), dmarc.GetProperty("disposition").GetString(), dmarc.GetProperty("domain").GetString()));
    }

    [Theory]
    [InlineData("mail", "spf", "--helo", "h.example")]
    [InlineData("mail", "spf", "--ip", "1.2", "--helo", "h.example")]
    [InlineData("mail", "spf", "--ip", "192.0.2.1", "--helo", "h.example", "--dns", "/no/such/file")]
    [InlineData("mail", "check", "/no/such/message.eml", "--resolver", "127.0.0.1:9")]
    [InlineData("mail", "check", "/dev/null", "--at", "yesterday")]
    public async Task Wrong_input_says_so_with_2(params string[] arguments)
    {
        var run = await CommandLine.RunAsync(arguments);
        Assert.True(run.Code == 2, $"{run.Code}: {run.Output}{run.Error}");
        Assert.NotEmpty(run.Error.Trim());
    }

    [Fact]
    public async Task A_broken_zone_is_told_by_line_with_2()
    {
        using var scratch = new Scratch();
        var run = await CommandLine.RunAsync("mail", "spf", "--ip", "192.0.2.1", "--helo", "h.example", "--dns",
            scratch.Write("zone.txt", "example.org. A 192.0.2.1\nexample.org. A 192.0.2.999\n"));
        Assert.Equal(2, run.Code);
        Assert.Contains("zone.txt:2", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("192.0.2.1", "jo@example.org")]
    [InlineData("203.0.113.1", "jo@example.org")]
    [InlineData("198.51.100.7", "jo@alias.example.org")]
    [InlineData("192.0.2.1", "jo@any.wild.example.org")]
    [InlineData("192.0.2.1", "jo@gone.example.org")]
    public async Task A_server_and_a_file_with_the_same_zone_give_the_same_answer(string client, string from)
    {
        using var scratch = new Scratch();
        var file = scratch.Write("root.zone", ". SOA ns. host. 1 3600 3600 3600 300\n. NS ns.\nns. A 127.0.0.1\n" + Zone + """

            alias.example.org.   CNAME example.org.
            *.wild.example.org.  TXT   "v=spf1 exists:%{i}.list.example.org a:alias.example.org -all"

            """);
        await using var nsd = await Nsd.StartAsync(scratch, [(".", file)]);
        string[] question = ["mail", "spf", "--ip", client, "--helo", "h.example", "--mail-from", from, "--format", "json"];
        var live = await CommandLine.RunAsync([.. question, "--resolver", $"127.0.0.1:{nsd.Port}"]);
        var offline = await CommandLine.RunAsync([.. question, "--dns", file]);
        Assert.Equal((0, 0), (live.Code, offline.Code));
        Assert.Equal(offline.Output, live.Output);
        Assert.DoesNotContain("temperror", live.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nobody_answers_nothing_is_claimed_and_the_code_is_3()
    {
        var run = await CommandLine.RunAsync("mail", "spf", "--ip", "192.0.2.1", "--helo", "h.example", "--resolver", "127.0.0.1:9");
        Assert.True(run.Code == 3, $"{run.Code}: {run.Output}{run.Error}");
        Assert.StartsWith("temperror:", run.Output, StringComparison.Ordinal);
    }
}
