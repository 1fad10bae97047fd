using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.MailReports;

/// <summary>Taking in what people have, and asking about it.</summary>
public sealed class IngestTests(Postgres server) : IClassFixture<Postgres>, IDisposable
{
    readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Reports_of_any_packing_are_taken_in_and_asked_about(string kind)
    {
        var mail = new MailCli(kind == "sqlite" ? $"sqlite:{_scratch.At("below/mail.db")}" : await server.NewDatabaseAsync());
        var folder = Directory.CreateDirectory(_scratch.At("reports")).FullName;
        File.WriteAllBytes(Path.Combine(folder, "1.xml"), ReportFiles.Aggregate(1));
        File.WriteAllBytes(Path.Combine(folder, "2.gz"), ReportFiles.Packed(2));
        File.WriteAllText(Path.Combine(folder, "3.eml"), ReportFiles.Message(3));
        var run = await mail.RunAsync(0, "ingest", folder, "--format", "json");
        Assert.Contains("\"stored\":3", run.Output, StringComparison.Ordinal);
        Assert.Equal(39, await mail.MessagesAsync());

        var whatIf = await mail.RunAsync(0, "whatif", "example.org", "--policy", "reject", "--from", "2026-03-01", "--to", "2026-03-31", "--format", "csv");
        Assert.Contains("198.51.100.0/24,9,9,23.1,return-path-of-other", whatIf.Output, StringComparison.Ordinal);
        var sources = await mail.RunAsync(0, "sources", "example.org", "--from", "2026-03-01", "--to", "2026-03-31");
        Assert.Contains("192.0.2.0/24", sources.Output, StringComparison.Ordinal);
        var fresh = await mail.RunAsync(0, "new-sources", "example.org", "--since", "2026-03-01", "--to", "2026-03-31", "--lang", "fr");
        Assert.Contains("Jamais vues avant le 1er mars 2026", fresh.Output, StringComparison.Ordinal);
        var rows = await mail.RunAsync(0, "export", "example.org", "--from", "2026-03-01", "--to", "2026-03-31");
        Assert.Equal(1 + 6, rows.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        var page = await mail.RunAsync(0, "summary", "example.org", "--from", "2026-03-01", "--to", "2026-03-31", "--format", "html");
        Assert.EndsWith("</html>", page.Output.TrimEnd(), StringComparison.Ordinal);

        Assert.Contains("3 reports", (await mail.RunAsync(0, "prune", "--older-than", "30")).Output, StringComparison.Ordinal);
        await mail.RunAsync(3, "summary", "example.org", "--from", "2026-03-01", "--to", "2026-03-31");
    }

    [Fact]
    public async Task What_is_no_report_is_told_and_the_rest_is_taken_in()
    {
        var mail = new MailCli($"sqlite:{_scratch.At("mail.db")}");
        var good = _scratch.At("good.xml");
        File.WriteAllBytes(good, ReportFiles.Aggregate(1));
        var run = await mail.RunAsync(1, "ingest", _scratch.Write("bad.txt", "hello"), good);
        Assert.Contains("bad.txt", run.Error, StringComparison.Ordinal);
        Assert.Contains("1 report stored", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<a><b>", "XML, but no DMARC aggregate report")]
    [InlineData("{}", "JSON, but no TLS report")]
    public async Task A_refusal_is_told_in_words(string content, string words)
    {
        var mail = new MailCli($"sqlite:{_scratch.At("words.db")}");
        Assert.Contains(words, (await mail.RunAsync(1, "ingest", _scratch.Write("odd", content))).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ingest", "/no/such/file")]
    [InlineData("summary", "example.org", "--from", "2026-13-01")]
    [InlineData("summary", "example.org", "--from", "2026-03-02", "--to", "2026-03-01")]
    [InlineData("summary", "..")]
    [InlineData("whatif", "example.org", "--policy", "maybe")]
    [InlineData("watch", "/no/such/folder")]
    [InlineData("summary", "example.org", "--database", "mysql://host/db")]
    [InlineData("summary", "example.org", "--database", "postgres://127.0.0.1:1/none")]
    public async Task Wrong_input_says_so_with_2(params string[] arguments)
    {
        var run = await new MailCli($"sqlite:{_scratch.At("mail.db")}").RunAsync(2, arguments);
        Assert.NotEmpty(run.Error.Trim());
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }
}
