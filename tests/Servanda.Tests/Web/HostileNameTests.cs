using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Servanda.Storage.Accounts;
using Servanda.Storage.Applications;
using Servanda.Storage.Letters;
using Servanda.Storage.Register;
using Servanda.Tests.Web.Accounts;

namespace Servanda.Tests.Web;

/// <summary>Names that people give, followed from the form to every page, table, feed and letter that writes them.</summary>
public sealed partial class HostileNameTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("<script>alert(1)</script> \"' onload=alert(1) &amp;")]
    [InlineData("=HYPERLINK(\"https://evil.example\",\"x\")")]
    public async Task A_name_is_only_a_name_wherever_it_is_written(string name)
    {
        await using var portal = await TestPortal.StartAsync();
        await new DeskSettings(portal.Database, TimeProvider.System).WriteAsync(DeskRules.Default with { NeedsTwo = false }, "test", Cancel);
        using var desk = await TestAccounts.SignInAsync(portal, await NamedAsync(portal, AccountRole.Administrator, null, name));
        using var applicant = new FormBrowser(portal.Browser());
        await applicant.OpenAsync("/en/apply/pc");
        await applicant.SubmitAsync("", Application(name, name));
        var confirm = LinkIn(Assert.Single(await LettersAsync(portal)));
        await applicant.OpenAsync(confirm);
        IsTame(applicant.Page, name);
        await applicant.SubmitAsync("");
        IsTame(applicant.Page, name);
        var id = applicant.Path.Split('/')[^1];
        await DeskTests.ProveAsync(portal, id);
        await desk.SendAsync($"/en/desk/applications/{id}", $"/en/desk/applications/{id}?handler=Approve");
        var register = await PublicRegister.ReadAsync(portal.Database, Cancel);
        var organisation = register.FindByName(name)!.Id;
        var signature = register.FindOrganisation(organisation)!.Signatures[0].Id;
        foreach (var letter in await LettersAsync(portal))
            Assert.DoesNotContain(letter.Subject, char.IsControl);
        var setUp = LinkIn((await LettersAsync(portal)).Single(one => one.Body.Contains("/set-up/", StringComparison.Ordinal)));
        var person = await NamedAsync(portal, AccountRole.Signatory, organisation, name);
        using var signatory = await TestAccounts.SignInAsync(portal, person);

        // Pages that are about the organisation or the person show the name; of the others it is enough that they hold.
        foreach (var (browser, path) in ((TestBrowser, string)[])
        [
            (desk, $"/en/desk/applications/{id}"), (desk, $"/en/desk/register/{signature}"), (desk, $"/en/desk/accounts/{person.Id}"),
            (desk, "/en/account"), (desk, "/en/account/details"), (signatory, "/en/workspace"), (signatory, setUp),
            (signatory, $"/en/organisations/{organisation}"),
        ])
            await IsTameAsync(browser, path, name);
        foreach (var (browser, path) in ((TestBrowser, string)[])
        [
            (desk, "/en/desk/journal"), (desk, $"/en/desk/register?q={Uri.EscapeDataString(name)}"), (desk, "/en/desk/accounts"),
            (desk, "/en/desk/accounts/events"), (signatory, "/en/workspace/members"), (signatory, $"/en/workspace/changes/{signature}"),
            (signatory, "/en/organisations"), (signatory, $"/en/organisations?q={Uri.EscapeDataString(name)}"), (signatory, "/en/accords/pc"),
            (signatory, $"/fr/compare?organisation={organisation}"), (signatory, $"/api/v1/organisations/{organisation}"),
        ])
            await IsTameAsync(browser, path, null);
        foreach (var path in (string[])["/en/accords/pc/signatories.csv", "/data/organisations.csv", "/data/signatures.csv"])
        {
            var table = await signatory.GetAsync(path);
            Assert.Equal((path, HttpStatusCode.OK), (path, table.Status));
            Assert.Contains(name.Replace("\"", "\"\"", StringComparison.Ordinal), table.Body, StringComparison.Ordinal);
            Assert.DoesNotMatch(FormulaCell, table.Body);
        }
        foreach (var path in (string[])["/feeds/en/accords/pc.atom", $"/feeds/fr/organisations/{organisation}.atom", $"/badge/pc/{organisation}.svg"])
        {
            var document = XDocument.Parse((await signatory.GetAsync(path)).Body);
            Assert.DoesNotContain(document.Descendants(), one => one.Name.LocalName == "script");
        }
    }

    [Theory]
    [InlineData("invoice\u202Egnp.exe")]
    [InlineData("zero\u200Bwidth")]
    [InlineData("bell\a")]
    [InlineData(null)]
    public async Task A_name_that_deceives_or_never_ends_is_refused_beside_its_field(string? given)
    {
        var name = given ?? new string('x', 10_000);
        await using var portal = await TestPortal.StartAsync();
        await WorkspaceTests.EnterExampleAsync(portal);
        using var applicant = new FormBrowser(portal.Browser());
        await applicant.OpenAsync("/en/apply/pc");
        await applicant.SubmitAsync("", Application(name, name));
        Assert.Contains("id=\"name-error\"", applicant.Page, StringComparison.Ordinal);
        Assert.Contains("id=\"contactName-error\"", applicant.Page, StringComparison.Ordinal);
        using var administrator = await TestAccounts.SignInAsync(portal, AccountRole.Administrator);
        using var signatory = await TestAccounts.SignInAsync(portal, AccountRole.Signatory, "example");
        foreach (var (browser, path, fields) in ((TestBrowser, string, (string, string)[])[])
        [
            (administrator, "/en/desk/accounts", [("mail", "new@example.org"), ("name", name), ("role", "reviewer"), ("letters", "en")]),
            (administrator, "/en/account/details", [("name", name), ("letters", "en")]),
            (administrator, "/en/desk/register/pc.example", [("kind", "amend"), ("name", name), ("reason", "x"), ("from", "1")]),
            (signatory, "/en/workspace/members", [("mail", "new@example.org"), ("name", name)]),
            (signatory, "/en/workspace/changes/pc.example", [("kind", "amend"), ("name", name), ("reason", "x"), ("from", "1")]),
        ])
        {
            var answer = await browser.SendAsync(path, null, fields);
            Assert.True(answer.Body.Contains("id=\"name-error\"", StringComparison.Ordinal), $"{path}: {answer.Status} {answer.Location}");
        }
        var listed = await administrator.SendAsync("/en/desk/import", null, ("accord", "pc"), ("source", "a list"), ("list", $"name\n\"{name}\"\n"));
        Assert.Contains("Line 2:", (await administrator.GetAsync(listed.Location!)).Body, StringComparison.Ordinal);
        Assert.Empty(await LettersAsync(portal));
    }

    static async Task IsTameAsync(TestBrowser browser, string path, string? name)
    {
        var page = await browser.GetAsync(path);
        Assert.Equal((path, HttpStatusCode.OK), (path, page.Status));
        IsTame(page.Body, name);
    }

    /// <summary>Nothing of a name became markup; where the name is to be there, it is.</summary>
    static void IsTame(string page, string? name)
    {
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(Handler, page);
        if (name is not null)
            Assert.Contains(name, WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    static (string, string)[] Application(string name, string contact) =>
    [
        ("name", name), ("category", "private-sector"), ("country", "FRA"), ("domains", "example.org"), ("contactName", contact),
        ("contactMail", "person@example.org"), ("statement", "I may."), ("authority", "yes"),
    ];

    static async Task<Account> NamedAsync(TestPortal portal, AccountRole role, string? organisation, string name)
    {
        var account = await TestAccounts.AddAsync(portal, role, organisation);
        Assert.True(await AccountDetails.TryChangeAsync(portal.Database, account, name, "en", TimeProvider.System.GetUtcNow(), Cancel));
        return account;
    }

    static string LinkIn(Letter letter) =>
        new Uri(letter.Body.Split('\n').First(line => line.StartsWith("https://portal", StringComparison.Ordinal))).PathAndQuery;

    static Task<IReadOnlyList<Letter>> LettersAsync(TestPortal portal) =>
        new LetterStore(portal.Database, TimeProvider.System).ListAsync(LetterState.Waiting, 20, Cancel);

    // A cell that a spreadsheet would run.
    [GeneratedRegex("(^|,)\"?[=+@]", RegexOptions.Multiline, 5000)]
    private static partial Regex FormulaCell { get; }

    // An attribute that came out of its quotes.
    [GeneratedRegex("<[a-z]+[^<>\"]*(\"[^\"]*\"[^<>\"]*)*\\sonload=", RegexOptions.None, 5000)]
    private static partial Regex Handler { get; }
}
