using Microsoft.Playwright;
using Servanda.SystemTests.Browser;
using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.Portal;

/// <summary>The desk, the workspace and the pages of an account, as the people they are for see them.</summary>
public sealed class StaffPagesTests(Chromium chromium) : IClassFixture<Chromium>
{
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(4);

    [Fact]
    public async Task Nothing_stands_in_the_way_at_the_desk_or_in_a_workspace()
    {
        using var scratch = new Scratch();
        string[] kept = ["--data", scratch.At("data")];
        var address = FormattableString.Invariant($"http://localhost:{Ports.Free()}");
        await using var portal = await ServedPortal.StartAsync(scratch, "--demo", "--urls", address, "--public-url", address);
        var browser = await chromium.StartAsync();
        await portal.Process.SaysAsync("organisations measured", Limit);
        await using var administrator = await StaffBrowser.SetUpAsync(
            browser, await Invitation.LinkAsync(kept, address, "administrator"), "Ada Administrator");
        await using var signatory = await StaffBrowser.SetUpAsync(
            browser, await Invitation.LinkAsync(kept, address, "signatory", "--organisation", DemoPortal.Exemplary), "Sam Signatory");
        List<string> faults = [];
        foreach (var path in (string[])[
            "account", "account/codes", "account/data", "account/details", "account/passkeys", "account/password", "account/prove", "desk",
            "desk/accounts", "desk/accounts/events", "desk/import", "desk/journal", "desk/letters", "desk/register", "desk/settings"])
            faults.AddRange(await LookAsync(administrator.Page, address, path));
        faults.AddRange(await FollowAsync(administrator.Page, $"{address}/en/desk/register?q=Lighthouse", "/desk/register/", "desk/register/one"));
        faults.AddRange(await FollowAsync(administrator.Page, $"{address}/en/desk/accounts", "/desk/accounts/", "desk/accounts/one"));
        foreach (var path in (string[])["workspace", "workspace/attestations", "workspace/mail", "workspace/measures", "workspace/members"])
            faults.AddRange(await LookAsync(signatory.Page, address, path));
        faults.AddRange(await FollowAsync(signatory.Page, $"{address}/en/workspace/measures", "/workspace/measures/", "workspace/measures/one"));
        faults.AddRange(await FollowAsync(signatory.Page, $"{address}/en/workspace", "/workspace/changes/", "workspace/changes/one"));
        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct()));
    }

    static async Task<IReadOnlyList<string>> LookAsync(IPage page, string address, string path)
    {
        var answer = await page.GotoAsync($"{address}/en/{path}");
        return answer!.Status == 200 ? await Reader.AllLookAsync(page, path)
            : [FormattableString.Invariant($"{path}: {answer.Status}")];
    }

    /// <summary>Looks at the first page of this kind that a list leads to.</summary>
    static async Task<IReadOnlyList<string>> FollowAsync(IPage page, string list, string part, string name)
    {
        await page.GotoAsync(list);
        var link = page.Locator($"main a[href*='{part}']:not([href$='/events'])").First;
        if (await link.CountAsync() == 0)
            return [$"{list} leads to no {part}"];
        await page.GotoAsync(new Uri(new Uri(list), await link.GetAttributeAsync("href")).AbsoluteUri);
        return await Reader.AllLookAsync(page, name);
    }
}
