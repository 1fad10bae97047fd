using System.Text;
using System.Text.RegularExpressions;
using Servanda.Accords;
using Servanda.Cli.Mail.Answers;
using Servanda.Cli.Mail.Page;

namespace Servanda.Tests.MailAnswers;

public sealed partial class MailPageTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_has_no_script_and_asks_for_nothing()
    {
        var page = await PageAsync(Language.English);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(Requests().Matches(page).Select(match => match.Value));
        Assert.Contains("default-src &#39;none&#39;", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_strangers_write_is_shown_and_does_nothing()
    {
        var page = await PageAsync(Language.English);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("[U+202E]", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.English, "What to do")]
    [InlineData(Language.French, "Que faire")]
    public async Task The_page_speaks_one_language(Language language, string word)
    {
        var page = await PageAsync(language);
        Assert.Contains($"<html lang=\"{Words.Id(language)}\">", page, StringComparison.Ordinal);
        Assert.Contains(word, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_drawing_has_its_numbers_in_a_table_and_every_outcome_a_pattern()
    {
        var page = await PageAsync(Language.English);
        Assert.Contains("role=\"img\" aria-labelledby=\"time\"", page, StringComparison.Ordinal);
        Assert.Equal(31, Regex.Count(page, "<tr><th scope=\"row\">2026-03-"));
        foreach (var outcome in Outcomes.All.Where(outcome => outcome != Outcome.Aligned))
            Assert.Contains($"url(#p-{Outcomes.Id(outcome)})", page, StringComparison.Ordinal);
    }

    static async Task<string> PageAsync(Language language)
    {
        await using var database = await MadeUpStore.OpenAsync(Cancel);
        var answer = await SummaryAnswer.ReadAsync(database, MadeUpStore.March, 50, Cancel);
        return Encoding.UTF8.GetString(MailPage.Write(answer, language, new DateTimeOffset(2026, 4, 1, 8, 0, 0, TimeSpan.Zero)));
    }

    [GeneratedRegex("""(?:src|href)="(?!#|data:)[^"]*"|url\((?!#)|@import""")]
    private static partial Regex Requests();
}
