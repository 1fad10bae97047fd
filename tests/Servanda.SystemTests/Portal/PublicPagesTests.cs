using System.Collections.Concurrent;
using System.Globalization;
using Servanda.Accords;
using Servanda.SystemTests.Browser;

namespace Servanda.SystemTests.Portal;

/// <summary>Every public page as readers meet it: both languages, narrow and wide, light and dark, with script and without.</summary>
public sealed class PublicPagesTests(Chromium chromium, DemoPortal demo) : IClassFixture<Chromium>, IClassFixture<DemoPortal>
{
    const string Missing = "/nothing-of-the-kind";

    /// <summary>One of each kind of page; the path is the same in both languages.</summary>
    static readonly string[] Paths =
    [
        "", "/accords", "/accords/pc", "/accords/pc?q=bank&country=FRA&sort=joined", "/accords/demo", "/commitments/cta.1",
        "/organisations", "/organisations?q=micro", $"/organisations/{Exemplary}", $"/organisations/{Unmeasured}",
        $"/organisations/{Exemplary}/findings/mail.dmarc", $"/compare?organisation={Exemplary}&organisation={Unmeasured}",
        "/controls", "/controls/mail.dmarc", "/method", "/data", "/verify", "/log", "/log/0", "/apply", "/apply/cta", "/sign-in",
        "/sign-in/recover", "/apply/sent", "/about", "/accessibility", "/privacy", Missing,
    ];

    const string Exemplary = DemoPortal.Exemplary, Unmeasured = "microsoft";

    public static TheoryData<Language, bool> Readers() => new MatrixTheoryData<Language, bool>([Language.English, Language.French], [true, false]);

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Nothing_stands_in_a_reader_s_way(Language language, bool hasScript)
    {
        var address = await demo.AddressAsync();
        await using var context = await (await chromium.StartAsync()).NewContextAsync();
        // Modules that do nothing: where script is switched off the examiner, which is script, would stand still too.
        if (!hasScript)
            await context.RouteAsync("**/*.js", route => route.FulfillAsync(new() { ContentType = "text/javascript", Body = "" }));
        var page = await context.NewPageAsync();
        ConcurrentQueue<string> said = [], asked = [];
        page.Console += (_, message) => said.Enqueue($"{page.Url}: {message.Text}");
        page.PageError += (_, error) => said.Enqueue($"{page.Url}: {error}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address.AbsoluteUri, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                asked.Enqueue(request.Url);
        };
        List<string> faults = [];
        foreach (var path in Paths)
        {
            var answer = await page.GotoAsync(new Uri(address, $"/{Words.Id(language)}{path}").AbsoluteUri);
            var isMissing = path == Missing;
            if (answer!.Status != (isMissing ? 404 : 200))
                faults.Add($"{path}: {answer.Status.ToString(CultureInfo.InvariantCulture)}");
            // A browser says in its console that a page was not found.
            if (isMissing)
                said.Clear();
            faults.AddRange(await Reader.AllLookAsync(page, $"{Words.Id(language)}{path}{(hasScript ? "" : " without script")}"));
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct()));
        Assert.Empty(said);
        Assert.Empty(asked);
    }
}
