using System.Globalization;
using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.MailReports;

/// <summary>Watching a Maildir and a directory: nothing is lost, and nothing counts twice.</summary>
public sealed class WatchTests : IDisposable
{
    const int PerReport = 13;

    readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_message_in_a_Maildir_is_taken_in_once_and_moved_to_cur()
    {
        var mail = new MailCli($"sqlite:{_scratch.At("mail.db")}");
        var box = Maildir();
        File.WriteAllText(Path.Combine(box, "new", "1700000000.1.host"), ReportFiles.Message(1));
        await mail.RunAsync(0, "watch", box, "--once");
        Assert.Equal(["1700000000.1.host:2,S"], Names(Path.Combine(box, "cur")));
        await mail.RunAsync(0, "watch", box, "--once");
        // Delivered a second time, by another way.
        File.WriteAllText(Path.Combine(box, "new", "1700000001.2.host"), ReportFiles.Message(1));
        await mail.RunAsync(0, "watch", box, "--once");
        Assert.Equal(PerReport, await mail.MessagesAsync());
        Assert.Empty(Names(Path.Combine(box, "new")));
    }

    [Fact]
    public async Task What_is_no_report_moves_aside_with_its_reason()
    {
        var mail = new MailCli($"sqlite:{_scratch.At("mail.db")}");
        var box = Maildir();
        File.WriteAllText(Path.Combine(box, "new", "1.spam"), "From: a@b.example\r\nSubject: hello\r\n\r\nno report\r\n");
        File.WriteAllText(Path.Combine(box, "new", "2.report"), ReportFiles.Message(2));
        await mail.RunAsync(0, "watch", box, "--once");
        Assert.Equal(["1.spam", "1.spam.reason.txt"], Names(Path.Combine(box, "failed")));
        Assert.Contains("without a report", File.ReadAllText(Path.Combine(box, "failed", "1.spam.reason.txt")), StringComparison.Ordinal);
        Assert.Equal(PerReport, await mail.MessagesAsync());
        // What was set aside is not taken up again: ingest would exit with 1.
        await mail.RunAsync(0, "ingest", box);
    }

    [Fact]
    public async Task Killed_again_and_again_it_loses_nothing_and_counts_nothing_twice()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no SIGKILL to send");
        const int Reports = 1500;
        var mail = new MailCli($"sqlite:{_scratch.At("mail.db")}");
        var folder = Directory.CreateDirectory(_scratch.At("reports")).FullName;
        for (var i = 0; i < Reports; i++)
        {
            var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{i}.xml.gz"));
            File.WriteAllBytes(file, ReportFiles.Packed(i));
            File.SetLastWriteTimeUtc(file, new DateTime(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc));
        }
        for (var kill = 1; kill <= 4; kill++)
        {
            await using var run = RealProcess.Start("dotnet", CommandLine.Program,
                "mail", "watch", folder, "--database", $"sqlite:{_scratch.At("mail.db")}");
            await run.SaysAsync("Watching");
            await Task.Delay(200 * kill);
            await RealProcess.RunAsync("/bin/kill", ["-KILL", run.Id.ToString(CultureInfo.InvariantCulture)]);
            await run.EndsAsync();
        }
        await mail.RunAsync(0, "watch", folder, "--once");
        Assert.Equal(Reports * PerReport, await mail.MessagesAsync());
        Assert.False(Directory.Exists(Path.Combine(folder, "failed")));
    }

    [Fact]
    public async Task A_file_that_is_still_being_written_is_left_alone()
    {
        var mail = new MailCli($"sqlite:{_scratch.At("mail.db")}");
        var folder = Directory.CreateDirectory(_scratch.At("reports")).FullName;
        File.WriteAllBytes(Path.Combine(folder, "now.xml.gz"), ReportFiles.Packed(1)[..40]);
        await mail.RunAsync(0, "watch", folder, "--once");
        Assert.Contains("now.xml.gz", Names(folder));
    }

    string Maildir()
    {
        var box = _scratch.At("Maildir");
        foreach (var part in (string[])["new", "cur", "tmp"])
            Directory.CreateDirectory(Path.Combine(box, part));
        return box;
    }

    static IEnumerable<string?> Names(string folder) => Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
