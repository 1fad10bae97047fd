using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.MailReports;

/// <summary>The way a report really takes: swaks sends it, Postfix delivers it to a Maildir, watch takes it in.</summary>
public sealed class PostfixDeliveryTests
{
    [Fact]
    public async Task A_report_sent_by_mail_is_delivered_taken_in_and_counted()
    {
        using var scratch = new Scratch();
        var swaks = Tools.Require("swaks");
        await using var postfix = await PostfixMaildir.StartAsync(scratch, "reports.test");
        for (var i = 1; i <= 3; i++)
        {
            var file = scratch.At($"receiver.example!example.org!{i}.xml.gz");
            File.WriteAllBytes(file, ReportFiles.Packed(i));
            await RealProcess.RunAsync(swaks,
            [
                "--server", "127.0.0.1", "--port", $"{postfix.Port}", "--helo", "receiver.test", "--from", "dmarc@receiver.test",
                "--to", "dmarc@reports.test", "--header", "Subject: Report Domain: example.org", "--body", "A report is attached.",
                "--attach-type", "application/gzip", "--attach", $"@{file}",
            ]);
        }
        var mail = new MailCli($"sqlite:{scratch.At("mail.db")}");
        await using (var watch = RealProcess.Start("dotnet", CommandLine.Program, "mail", "watch", postfix.Maildir,
            "--every", "1", "--database", $"sqlite:{scratch.At("mail.db")}"))
        {
            await watch.SaysAsync("Watching");
            for (var tries = 0; Directory.GetFiles(Path.Combine(postfix.Maildir, "cur")).Length < 3; tries++)
            {
                Assert.True(tries < 600, $"not taken in: {watch.Log}\n{postfix.Log}");
                await Task.Delay(50);
            }
            await RealProcess.RunAsync("/bin/kill", ["-TERM", $"{watch.Id}"]);
            await watch.EndsAsync();
            Assert.Contains("3 reports stored", watch.Log, StringComparison.Ordinal);
        }
        Assert.Equal(39, await mail.MessagesAsync());
    }
}
