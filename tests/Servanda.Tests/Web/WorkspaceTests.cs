using System.Net;
using Servanda.Accords.Leaves;
using Servanda.Storage.Accounts;
using Servanda.Storage.Applications;
using Servanda.Storage.Letters;
using Servanda.Storage.Register;
using Servanda.Storage.Workspaces;
using Servanda.Tests.Web.Accounts;

namespace Servanda.Tests.Web;

public sealed class WorkspaceTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/en/workspace")]
    [InlineData("/fr/workspace")]
    [InlineData("/fr/workspace/changes/pc.example")]
    [InlineData("/fr/workspace/measures")]
    [InlineData("/fr/workspace/attestations")]
    [InlineData("/fr/workspace/mail")]
    [InlineData("/fr/workspace/members")]
    public async Task Pages_answer(string path)
    {
        await using var portal = await WithExampleAsync();
        using var browser = await TestAccounts.SignInAsync(portal, AccountRole.Signatory, "example");
        var page = await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Single(page.Body.Split("<h1"), part => part.Contains("</h1>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_sees_or_changes_another_s_signatures()
    {
        await using var portal = await WithExampleAsync();
        using var stranger = await TestAccounts.SignInAsync(portal, AccountRole.Signatory, "other");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/en/workspace/changes/pc.example")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/en/workspace/measures/AAAA")).Status);
    }

    [Fact]
    public async Task A_signatory_asks_to_withdraw_and_two_at_the_desk_decide()
    {
        await using var portal = await WithExampleAsync();
        using var signatory = await TestAccounts.SignInAsync(portal, AccountRole.Signatory, "example");
        var asked = await signatory.SendAsync("/en/workspace/changes/pc.example", null,
            ("kind", "withdraw"), ("name", "Example"), ("reason", "We leave."), ("from", "1"), ("onceKey", "one"));
        Assert.Equal("/en/workspace?came=done", asked.Location);
        var waiting = Assert.Single(await new ApplicationStore(portal.Database, TimeProvider.System).ListAsync(ApplicationState.Confirmed, 9, Cancel));
        Assert.Equal((ApplicationKind.Withdraw, "pc.example"), (waiting.Kind, waiting.SignatureId));
        var decisions = new Decisions(portal.Database, TimeProvider.System, null);
        Assert.IsType<DecisionOutcome.Done>(await decisions.ApproveAsync(waiting.Id, "ann", (_, _) => Task.CompletedTask, Cancel));
        Assert.IsType<DecisionOutcome.Done>(await decisions.CountersignAsync(waiting.Id, "bob", (_, _) => Task.CompletedTask, Cancel));
        var signature = (await PublicRegister.ReadAsync(portal.Database, Cancel)).FindSignature("pc.example")!;
        Assert.Equal(SignatureStatus.Withdrawn, signature.Status);
    }

    [Fact]
    public async Task An_attestation_stands_in_the_log_and_can_be_taken_back()
    {
        await using var portal = await WithExampleAsync();
        using var signatory = await TestAccounts.SignInAsync(portal, AccountRole.Signatory, "example");
        var store = new AttestationStore(portal.Database, TimeProvider.System);
        var until = DateTime.UnixEpoch.AddYears(300).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var wrong = await signatory.SendAsync("/en/workspace/attestations", null, ("control", "conduct.no-hack-back"), ("statement", "We do not."), ("until", until));
        Assert.Contains("id=\"until-error\"", wrong.Body, StringComparison.Ordinal);
        var today = TimeProvider.System.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var made = await signatory.SendAsync("/en/workspace/attestations", null, ("control", "conduct.no-hack-back"), ("statement", "We do not."), ("until", today));
        Assert.Equal("/en/workspace/attestations", made.Location);
        Assert.Equal("conduct.no-hack-back", Assert.Single(await store.StandingAsync("example", Cancel)).ControlId);
        var kept = Assert.Single(await store.OfAsync("example", Cancel));
        Assert.True(kept.Leaf > 0);
        await signatory.SendAsync("/en/workspace/attestations", "/en/workspace/attestations?handler=End", ("id", kept.Id));
        Assert.Empty(await store.StandingAsync("example", Cancel));
        Assert.Single(await store.OfAsync("example", Cancel));
    }

    [Fact]
    public async Task Members_are_invited_by_letter_and_figures_of_mail_are_shown_only_with_consent()
    {
        await using var portal = await WithExampleAsync();
        using var signatory = await TestAccounts.SignInAsync(portal, AccountRole.Signatory, "example");
        await signatory.SendAsync("/en/workspace/members", null, ("name", "Another"), ("mail", "another@example.org"));
        Assert.Equal(1, await new LetterStore(portal.Database, TimeProvider.System).CountAsync(LetterState.Waiting, Cancel));
        var consent = new MailConsent(portal.Database, TimeProvider.System);
        Assert.False(await consent.IsGivenAsync("example", Cancel));
        await signatory.SendAsync("/en/workspace/mail", null, ("shown", "yes"));
        Assert.True(await consent.IsGivenAsync("example", Cancel));
        await signatory.SendAsync("/en/workspace/mail", null);
        Assert.False(await consent.IsGivenAsync("example", Cancel));
    }

    [Fact]
    public async Task A_list_is_shown_with_its_problems_applied_by_two_and_undone_by_new_records()
    {
        await using var portal = await WithExampleAsync();
        using var first = await TestAccounts.SignInAsync(portal, AccountRole.Secretary);
        using var second = await TestAccounts.SignInAsync(portal, AccountRole.Administrator);
        var bad = await first.SendAsync("/en/desk/import", null, ("accord", "pc"), ("source", "a list"), ("list", "name,country\nA,XXX\n,FRA\n"));
        var shown = await first.GetAsync(bad.Location!);
        Assert.Contains("Line 2:", shown.Body, StringComparison.Ordinal);
        Assert.Contains("Line 3:", shown.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("handler=Apply", shown.Body, StringComparison.Ordinal);
        var good = await first.SendAsync("/en/desk/import", null, ("accord", "pc"), ("source", "a list"),
            ("list", "name,country,category,signed_on,domains\nExample,,,,\nNew One,FRA,civil-society,2026-03,one.example;two.example\n=HYPERLINK(1),DEU,,,\n"));
        var path = good.Location!;
        await first.SendAsync(path, path + "?handler=Apply");
        Assert.EndsWith("came=same", (await first.SendAsync(path, path + "?handler=Apply")).Location, StringComparison.Ordinal);
        Assert.Equal(1, await StandingAsync());
        Assert.EndsWith("came=done", (await second.SendAsync(path, path + "?handler=Apply")).Location, StringComparison.Ordinal);
        Assert.Equal(3, await StandingAsync());
        Assert.EndsWith("came=done", (await second.SendAsync(path, path + "?handler=Undo")).Location, StringComparison.Ordinal);
        Assert.Equal(1, await StandingAsync());

        async Task<int> StandingAsync() => (await PublicRegister.ReadAsync(portal.Database, Cancel)).In("pc").Standing.Count;
    }

    static async Task<TestPortal> WithExampleAsync()
    {
        var portal = await TestPortal.StartAsync();
        await EnterExampleAsync(portal);
        return portal;
    }

    /// <summary>Two organisations, of which one signed an accord.</summary>
    internal static async Task EnterExampleAsync(TestPortal portal)
    {
        var changes = new RegisterChanges(portal.Database, TimeProvider.System);
        foreach (var name in (string[])["Example", "Other"])
            await changes.CommitAsync((one, change) => one.EnterAsync(change, new NewOrganisation { Name = name, Source = "test" }, new ChangeBy("test"), Cancel), Cancel);
        await changes.CommitAsync((one, change) => one.SignAsync(change, new NewSignature
        {
            AccordId = "pc",
            OrganisationId = "example",
            Source = "test",
            Basis = SignatureBasis.Source,
        }, new ChangeBy("test"), Cancel), Cancel);
    }
}
