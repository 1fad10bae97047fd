using System.Collections.Concurrent;
using Microsoft.Playwright;
using Servanda.Accords.Reading;
using Servanda.Assessment.Bundles;
using Servanda.SystemTests.Browser;
using Servanda.Tests.Assessment.Bundles;

namespace Servanda.SystemTests.Portal;

/// <summary>The page where a bundle can be dropped, in a browser: it says what the program says, and asks nobody.</summary>
public sealed class VerifyPageTests(Chromium chromium, EmptyPortal portal) : IClassFixture<Chromium>, IClassFixture<EmptyPortal>
{
    const string Script = """
        async ([module, text]) => {
            const { checkFile } = await import(module);
            const bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
            return (await checkFile(bytes.buffer, '')).filter(one => one.outcome === 'failed').map(one => one.check);
        }
        """;

    [Fact]
    public async Task A_bundle_is_checked_without_a_word_to_anybody()
    {
        var bundle = await MadeBundle.WriteAsync();
        var page = await OpenAsync("/en/verify");
        ConcurrentQueue<string> asked = [];
        await page.Context.SetOfflineAsync(true);
        page.Request += (_, request) => asked.Enqueue(request.Url);
        await page.FillAsync("[name=log-key]", bundle.LogKey);
        await DropAsync(page, bundle.Zip);
        Assert.Equal("bundle.zip: nothing of what was checked is amiss", await page.InnerTextAsync("[data-verify-result] h3"));
        var says = await page.InnerTextAsync("[data-verify-result]");
        Assert.Contains("a zip as Servanda writes it", says, StringComparison.Ordinal);
        Assert.Contains("entry 1 of log.example/accords at 2 entries", says, StringComparison.Ordinal);
        Assert.Contains("signed by log.example/accords", says, StringComparison.Ordinal);
        Assert.Contains("a browser does not judge again", says, StringComparison.Ordinal);
        Assert.Empty(asked);
    }

    [Fact]
    public async Task What_the_program_sees_changed_the_page_sees_too()
    {
        var bundle = await MadeBundle.WriteAsync();
        var page = await OpenAsync("/fr/verify");
        var module = await page.EvaluateAsync<string>(
            "() => performance.getEntriesByType('resource').map(one => one.name).find(name => name.includes('bundle-check'))");
        var verifier = new BundleVerifier(EmbeddedCatalogue.Catalogue);
        string[] compared = ["container", "manifest", "files", "signature", "log"];
        for (var step = 0; step < 150; step++)
        {
            var changed = bundle.Zip.ToArray();
            changed[(int)((long)step * (bundle.Zip.Length - 1) / 149)] ^= (byte)(1 << (step % 8));
            var expected = verifier.Verify(changed)
                .Where(check => check.Outcome == CheckOutcome.Failed).Select(check => check.Name).ToList();
            var seen = await page.EvaluateAsync<string[]>(Script, new object[] { module, Convert.ToBase64String(changed) });
            Assert.NotEmpty(seen);
            // The program reads every word of the manifest, and goes no further where one is wrong.
            if (!expected.Contains("manifest"))
                Assert.Equal(expected.Intersect(compared), seen.Intersect(compared));
        }
    }

    [Fact]
    public async Task A_file_that_is_no_bundle_is_said_to_be_none()
    {
        var page = await OpenAsync("/fr/verify");
        await DropAsync(page, "<script>alert(1)</script>"u8.ToArray());
        Assert.Contains("pas un zip tel que Servanda l’écrit", await page.InnerTextAsync("[data-verify-result]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_script_the_page_says_what_to_do_by_command()
    {
        await using var context = await (await chromium.StartAsync()).NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(await portal.AddressAsync(), "/en/verify").AbsoluteUri);
        Assert.False(await page.IsVisibleAsync("[data-verify]"));
        Assert.True(await page.IsVisibleAsync("[data-verify-without]"));
        Assert.Contains("servanda verify BUNDLE.zip", await page.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    async Task<IPage> OpenAsync(string path)
    {
        var page = await (await chromium.StartAsync()).NewPageAsync();
        await page.GotoAsync(new Uri(await portal.AddressAsync(), path).AbsoluteUri, new() { WaitUntil = WaitUntilState.NetworkIdle });
        return page;
    }

    static async Task DropAsync(IPage page, byte[] bytes)
    {
        var file = new FilePayload { Name = "bundle.zip", MimeType = "application/zip", Buffer = bytes };
        await page.SetInputFilesAsync("[data-verify] input[type=file]", file);
        await page.WaitForSelectorAsync("[data-verify-result] h3");
    }
}
