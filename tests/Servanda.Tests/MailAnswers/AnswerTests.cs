using System.Text.Json;
using Servanda.Accords;
using Servanda.Cli.Mail.Answers;
using Servanda.Mail.Dmarc;
using Servanda.Storage.Mail;
using Spectre.Console;

namespace Servanda.Tests.MailAnswers;

public sealed class AnswerTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_table_over_the_same_period_adds_up_to_the_facts()
    {
        var json = await JsonAsync(Language.English);
        var messages = json.GetProperty("messages").GetInt64();
        Assert.True(messages > 0);
        foreach (var table in (string[])["time", "sources", "names", "reporters"])
            Assert.Equal(messages, json.GetProperty(table).EnumerateArray().Sum(row => row.GetProperty("messages").GetInt64()));
        Assert.Equal(messages, json.GetProperty("aligned").GetInt64() + json.GetProperty("unaligned").GetInt64());
    }

    [Fact]
    public async Task Names_for_machines_are_the_same_in_every_language() =>
        Assert.Equal(Names(await JsonAsync(Language.English)), Names(await JsonAsync(Language.French)));

    [Fact]
    public async Task A_day_without_mail_stands_in_the_table_too()
    {
        var json = await JsonAsync(Language.English);
        Assert.Equal(31, json.GetProperty("time").GetArrayLength());
        Assert.Equal(0, json.GetProperty("time")[30].GetProperty("messages").GetInt64());
    }

    [Theory]
    [InlineData(62, 62, "2026-01-01")]
    [InlineData(63, 10, "2025-12-29")]
    [InlineData(731, 105, "2025-12-29")]
    [InlineData(732, 25, "2026-01-01")]
    public void Long_periods_go_by_weeks_and_months(int days, int rows, string first)
    {
        var from = new DateOnly(2026, 1, 1);
        var table = VolumeTables.OverTime(new MailScope(MadeUpStore.Example, from, from.AddDays(days - 1)), []);
        Assert.Equal(rows, table.Rows.Count);
        Assert.Equal(first, table.Rows[0].Cells[0].Plain);
    }

    [Fact]
    public async Task A_domain_without_reports_is_said_and_no_table_of_noughts_is_shown()
    {
        await using var database = await MadeUpStore.OpenAsync(Cancel);
        var scope = MadeUpStore.March with { Domain = Servanda.Core.Names.DomainName.Parse("example.com") };
        var answer = await SummaryAnswer.ReadAsync(database, scope, 50, Cancel);
        Assert.True(answer.IsEmpty);
        var text = Render(answer, Language.English, 100);
        Assert.Contains("There is no report about example.com", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.English, 40)]
    [InlineData(Language.English, 80)]
    [InlineData(Language.French, 100)]
    [InlineData(Language.French, 160)]
    public async Task Text_stays_within_the_terminal_and_shows_nothing_that_a_terminal_would_obey(Language language, int width)
    {
        await using var database = await MadeUpStore.OpenAsync(Cancel);
        var text = Render(await SummaryAnswer.ReadAsync(database, MadeUpStore.March, 50, Cancel), language, width);
        Assert.DoesNotContain('\u202E', text);
        Assert.DoesNotContain('\u001B', text);
        Assert.All(text.Split('\n'), line => Assert.True(line.TrimEnd().Length <= Math.Max(width, 40), line));
        Assert.Contains("192.0.2.0/24", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_if_says_what_would_be_lost_and_what_to_do_first()
    {
        await using var database = await MadeUpStore.OpenAsync(Cancel);
        var answer = await WhatIfAnswer.ReadAsync(database, MadeUpStore.March, DmarcPolicy.Reject, 50, Cancel);
        var rows = answer.Tables[0].Rows;
        // 28 days of 60 and the day's number; then the subdomain whose signature fails; the forged one last.
        Assert.Equal(["198.51.100.0/24", "2001:db8:5::/48", "203.0.113.0/24"], rows.Select(row => row.Cells[0].Plain));
        Assert.Equal("2086", rows[0].Cells[2].Plain);
        Assert.Equal("signed-by-other", rows[0].Cells[4].Plain);
        Assert.Equal("broken-signature", rows[1].Cells[4].Plain);
    }

    [Theory]
    [InlineData(DmarcPolicy.None, 0)]
    [InlineData(DmarcPolicy.Quarantine, 2086 + 23 + 3)]
    [InlineData(DmarcPolicy.Reject, 2086 + 23 + 3 + 210)]
    public async Task A_policy_loses_what_receivers_treated_better_than_it_asks(DmarcPolicy policy, long lost)
    {
        await using var database = await MadeUpStore.OpenAsync(Cancel);
        var found = await WhatIf.ReadAsync(
            policy, "example.org", UnalignedChecks.ReadAsync(database, MadeUpStore.March, Cancel), Cancel);
        Assert.Equal(lost, found.Lost);
        Assert.Equal(lost, found.Sources.Sum(source => source.Lost));
    }

    static string Render(Answer answer, Language language, int width)
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
        });
        console.Profile.Width = width;
        new AnswerText(console, language).Write(answer);
        return output.ToString();
    }

    static async Task<JsonElement> JsonAsync(Language language)
    {
        await using var database = await MadeUpStore.OpenAsync(Cancel);
        using var output = new MemoryStream();
        AnswerJson.Write(output, await SummaryAnswer.ReadAsync(database, MadeUpStore.March, 50, Cancel), language);
        return JsonDocument.Parse(output.ToArray()).RootElement;
    }

    static string Names(JsonElement json) => string.Join(' ', json.EnumerateObject().Select(one =>
        one.Value.ValueKind == JsonValueKind.Array && one.Value.GetArrayLength() > 0 && one.Value[0].ValueKind == JsonValueKind.Object
            ? $"{one.Name}({string.Join(' ', one.Value[0].EnumerateObject().Select(cell => cell.Name))})"
            : one.Name));
}
