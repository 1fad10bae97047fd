using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Servanda.Accords;
using Servanda.Accords.Scorecards;
using Servanda.Cli.Reports;

namespace Servanda.Tests.Reports;

public sealed partial class HtmlReportTests
{
    [Theory]
    [InlineData(Language.English)]
    [InlineData(Language.French)]
    public async Task The_page_has_no_script_and_asks_for_nothing(Language language)
    {
        var page = await WriteAsync(language, [.. MadeUp.All(), MadeUp.Hostile()]);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(EventAttribute(), page);
        Assert.All(Reference().Matches(page), found => Assert.Matches("^(#|\\./bundles/|data:,)", found.Groups[1].Value));
        Assert.DoesNotContain("url(", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", page, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Text_from_outside_stays_text()
    {
        var page = await WriteAsync(Language.English, [MadeUp.Hostile()]);
        Assert.DoesNotContain("<img", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(page, one => one == '\u202E' || (char.IsControl(one) && one != '\n'));
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("[U+202E]gnp.exe", page, StringComparison.Ordinal);
        Assert.Contains("<code>&lt;/code&gt;</code>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Language.English, " (le|la|les|des|du|et|est|pas|sur|une|pour) ")]
    [InlineData(Language.French, " (the|of|and|is|not|was|by|what|to|from) ")]
    public async Task Every_sentence_is_in_the_language_asked(Language language, string otherWords)
    {
        var page = await WriteAsync(language, [.. MadeUp.All()]);
        Assert.Contains($"<html lang=\"{Words.Id(language)}\">", page, StringComparison.Ordinal);
        // What an organisation says of itself stays in its own words.
        var ours = page.Replace("Nous ne ripostons jamais.", "", StringComparison.Ordinal);
        ours = Quotation().Replace(Style().Replace(ours, " "), " ");
        var other = Tag().Split(ours).Where(text => Regex.IsMatch($" {text} ", otherWords, RegexOptions.IgnoreCase));
        Assert.Empty(other);
    }

    [Fact]
    public async Task The_findings_of_a_control_are_written_once_and_linked_from_every_commitment()
    {
        var page = await WriteAsync(Language.English, [MadeUp.Montclair()]);
        Assert.Single(Regex.Matches(page, "id=\"o-ville-de-montclair--control--mail\\.dmarc\""));
        Assert.Single(Regex.Matches(page, "<b>To mend it</b> Publish: <code class=\"record\">_dmarc"));
        Assert.Equal(4, Regex.Count(page, "href=\"#o-ville-de-montclair--control--mail\\.dmarc\""));
    }

    [Fact]
    public async Task Every_link_inside_the_page_leads_somewhere()
    {
        var page = await WriteAsync(Language.English, MadeUp.All());
        var ids = Regex.Matches(page, " id=\"([^\"]+)\"").Select(one => one.Groups[1].Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.All(Regex.Matches(page, "href=\"#([^\"]+)\""), one => Assert.Contains(one.Groups[1].Value, ids));
    }

    [Fact]
    public async Task Only_what_fails_is_open()
    {
        var page = await WriteAsync(Language.English, [MadeUp.Montclair()]);
        var open = Regex.Matches(page, "<details class=\"control\" open><summary><h4>(.*?)</h4>").Select(one => one.Groups[1].Value);
        Assert.Equal(3, open.Count());
        Assert.All(open, title => Assert.Matches(@"\((SPF|DMARC|security\.txt)\)", title));
    }

    [Fact]
    public async Task The_page_is_the_same_in_whatever_order_organisations_finish()
    {
        var one = await WriteAsync(Language.French, MadeUp.All());
        var other = await WriteAsync(Language.French, [.. MadeUp.All().Reverse()]);
        Assert.Equal(one, other);
    }

    [Fact]
    public async Task A_run_too_large_for_one_page_keeps_its_headlines_and_leads_nowhere_else()
    {
        var one = MadeUp.Silent();
        var page = await WriteAsync(Language.English, [.. Enumerable.Range(0, HtmlReport.MostSections + 1).Select(number =>
            one with { Organisation = one.Organisation with { Id = $"silent-{number}" } })]);
        Assert.Equal(2 * (HtmlReport.MostSections + 1), Regex.Count(page, "rowheader\">\nSilent Systems</th>"));
        Assert.Contains("too many organisations", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<article", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"#o-", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_with_no_organisation_says_so()
    {
        var page = await WriteAsync(Language.English, []);
        Assert.Contains("No organisation was assessed.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<table", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_policy_lets_through_the_page_s_own_style_and_no_other()
    {
        var page = await WriteAsync(Language.English, []);
        var style = Regex.Match(page, "<style>(.*?)</style>", RegexOptions.Singleline).Groups[1].Value;
        var hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        var policy = WebUtility.HtmlDecode(Regex.Match(page, "Content-Security-Policy\" content=\"([^\"]+)\"").Groups[1].Value);
        Assert.StartsWith($"default-src 'none'; style-src 'sha256-{hash}';", policy, StringComparison.Ordinal);
    }

    internal static async Task<string> WriteAsync(Language language, IReadOnlyList<Scorecard> scorecards)
    {
        var cancel = TestContext.Current.CancellationToken;
        using var output = new MemoryStream();
        using var spool = new MemoryStream();
        var report = new HtmlReport(output, spool, MadeUp.Head(language));
        foreach (var scorecard in scorecards)
            await report.AddAsync(scorecard, $"bundles/{scorecard.Organisation.Id}.zip", cancel);
        await report.EndAsync(MadeUp.Finish, cancel);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    [GeneratedRegex("<[^>]+ on[a-z]+ *=")]
    private static partial Regex EventAttribute();

    [GeneratedRegex("<[^>]+ (?:src|href|action|data|srcset|poster)=\"([^\"]*)\"")]
    private static partial Regex Reference();

    [GeneratedRegex("<style>.*?</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("<blockquote>.*?</blockquote>", RegexOptions.Singleline)]
    private static partial Regex Quotation();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
