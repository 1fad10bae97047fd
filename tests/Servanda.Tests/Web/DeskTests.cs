using System.Net;
using Servanda.Accords;
using Servanda.Core.Names;
using Servanda.Storage.Accounts;
using Servanda.Storage.Applications;
using Servanda.Storage.Letters;
using Servanda.Storage.Register;
using Servanda.Tests.Web.Accounts;

namespace Servanda.Tests.Web;

public sealed class DeskTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_application_is_approved_countersigned_by_another_and_public()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await ConfirmedAsync(portal, isProven: true);
        using var first = await TestAccounts.SignInAsync(portal, AccountRole.Reviewer);
        using var second = await TestAccounts.SignInAsync(portal, AccountRole.Secretary);
        Assert.Contains("Example &amp; Sons", (await first.GetAsync("/en/desk")).Body, StringComparison.Ordinal);
        Assert.EndsWith("came=done", await DecideAsync(first, id, "Take"), StringComparison.Ordinal);
        Assert.EndsWith("came=done", await DecideAsync(first, id, "Approve"), StringComparison.Ordinal);
        Assert.EndsWith("came=same", await DecideAsync(first, id, "Countersign"), StringComparison.Ordinal);
        Assert.Contains("another person has to countersign", (await first.GetAsync($"/en/desk/applications/{id}?came=same")).Body, StringComparison.Ordinal);
        Assert.EndsWith("came=done", await DecideAsync(second, id, "Countersign"), StringComparison.Ordinal);
        var register = await PublicRegister.ReadAsync(portal.Database, Cancel);
        var organisation = register.FindByName("Example & Sons")!;
        Assert.Equal(SignatureStatus.Active, Assert.Single(organisation.Signatures).Status);
        Assert.Equal(AssetStanding.Proven, Assert.Single(organisation.Assets).Standing);
        // One that it is published, one that invites to the workspace.
        Assert.Equal(2, await new LetterStore(portal.Database, TimeProvider.System).CountAsync(LetterState.Waiting, Cancel));
    }

    [Fact]
    public async Task Whoever_decides_second_sees_who_was_first()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await ConfirmedAsync(portal, isProven: true);
        using var first = await TestAccounts.SignInAsync(portal, AccountRole.Reviewer);
        using var second = await TestAccounts.SignInAsync(portal, AccountRole.Secretary);
        // Both have it open before either decides.
        var open = await second.GetAsync($"/en/desk/applications/{id}");
        await DecideAsync(first, id, "Refuse", ("reason", "Not who they say."));
        var came = await second.PostAsync($"/en/desk/applications/{id}?handler=Approve",
            ("__RequestVerificationToken", open.Field("__RequestVerificationToken")));
        Assert.EndsWith("came=late", came.Location, StringComparison.Ordinal);
        var page = await second.GetAsync(came.Location!);
        Assert.Contains("Somebody decided before you.", page.Body, StringComparison.Ordinal);
        Assert.Contains("<strong>The reviewer</strong>: refused with reasons", page.Body, StringComparison.Ordinal);
        Assert.Contains("/en/desk/applications/", (await second.GetAsync("/en/desk/journal?what=refused")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_proof_nothing_is_approved_and_without_reasons_nothing_is_refused()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await ConfirmedAsync(portal, isProven: false);
        using var browser = await TestAccounts.SignInAsync(portal, AccountRole.Reviewer);
        Assert.EndsWith("came=unproven", await DecideAsync(browser, id, "Approve"), StringComparison.Ordinal);
        var refused = await browser.SendAsync($"/en/desk/applications/{id}", $"/en/desk/applications/{id}?handler=Refuse", ("reason", " "));
        Assert.Equal(HttpStatusCode.OK, refused.Status);
        Assert.Contains("id=\"reason-error\"", refused.Body, StringComparison.Ordinal);
        Assert.Equal(ApplicationState.Confirmed, (await new ApplicationStore(portal.Database, TimeProvider.System).FindAsync(id, Cancel))!.State);
    }

    [Fact]
    public async Task A_withdrawal_begun_at_the_desk_needs_a_second_person_unless_that_is_switched_off()
    {
        await using var portal = await TestPortal.StartAsync();
        var changes = new RegisterChanges(portal.Database, TimeProvider.System);
        await changes.CommitAsync((one, change) => one.EnterAsync(change, new NewOrganisation { Name = "Example", Source = "test" }, new ChangeBy("test"), Cancel), Cancel);
        await changes.CommitAsync((one, change) => one.SignAsync(change, new NewSignature
        {
            AccordId = "pc",
            OrganisationId = "example",
            Source = "test",
            Basis = Servanda.Accords.Leaves.SignatureBasis.Source,
        }, new ChangeBy("test"), Cancel), Cancel);
        using var secretary = await TestAccounts.SignInAsync(portal, AccountRole.Secretary);
        using var administrator = await TestAccounts.SignInAsync(portal, AccountRole.Administrator);
        Assert.Contains("/en/desk/register/pc.example", (await secretary.GetAsync("/en/desk/register?q=exam")).Body, StringComparison.Ordinal);
        const string Form = "/en/desk/register/pc.example";
        var wrong = await secretary.SendAsync(Form, null, ("kind", "withdraw"), ("reason", ""));
        Assert.Contains("id=\"reason-error\"", wrong.Body, StringComparison.Ordinal);
        var begun = await secretary.SendAsync(Form, null, ("kind", "suspend"), ("reason", "Does not answer."), ("from", "1"), ("onceKey", "one"));
        Assert.Equal(HttpStatusCode.Redirect, begun.Status);
        Assert.Equal(SignatureStatus.Active, await StatusAsync());
        await DecideAsync(administrator, begun.Location!.Split('/')[4].Split('?')[0], "Countersign");
        Assert.Equal(SignatureStatus.Suspended, await StatusAsync());
        var set = await administrator.SendAsync("/en/desk/settings", null, ("noticeDays", "14"), ("keepDays", "180"));
        Assert.Equal("/en/desk/settings?came=done", set.Location);
        await secretary.SendAsync(Form, null, ("kind", "withdraw"), ("reason", "Asked by letter."), ("from", "2"), ("onceKey", "two"));
        Assert.Equal(SignatureStatus.Withdrawn, await StatusAsync());

        async Task<SignatureStatus> StatusAsync() => (await PublicRegister.ReadAsync(portal.Database, Cancel)).FindSignature("pc.example")!.Status;
    }

    [Fact]
    public async Task A_link_that_nobody_followed_is_sent_again_from_the_desk()
    {
        var clock = new MovableClock();
        await using var portal = await TestPortal.StartAsync(clock);
        using var applicant = new FormBrowser(portal.Browser());
        await applicant.OpenAsync("/en/apply/pc");
        await applicant.SubmitAsync("", ("name", "Example <Sons>"), ("category", "private-sector"), ("country", "FRA"), ("domains", "example.org"),
            ("contactName", "A Person"), ("contactMail", "person@example.org"), ("statement", "I may."), ("authority", "yes"));
        using var browser = await TestAccounts.SignInAsync(portal, AccountRole.Reviewer);
        var desk = await browser.GetAsync("/en/desk");
        Assert.Contains("Example &lt;Sons&gt;", desk.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("person@example.org", desk.Body, StringComparison.Ordinal);
        var id = desk.Field("id");
        Assert.StartsWith("/en/desk?came=soon", (await browser.SendAsync("/en/desk", "/en/desk?handler=Again", ("id", id))).Location, StringComparison.Ordinal);
        clock.Move(ApplicationStore.LinkPause);
        Assert.StartsWith("/en/desk?came=sent", (await browser.SendAsync("/en/desk", "/en/desk?handler=Again", ("id", id))).Location, StringComparison.Ordinal);
        Assert.Equal(2, await new LetterStore(portal.Database, clock).CountAsync(LetterState.Waiting, Cancel));
        Assert.Contains("link to confirm sent again", (await browser.GetAsync("/en/desk/journal")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_successor_takes_over_every_accord_in_one_change()
    {
        await using var portal = await TestPortal.StartAsync();
        var changes = new RegisterChanges(portal.Database, TimeProvider.System);
        foreach (var name in (string[])["Before", "After"])
            await changes.CommitAsync((one, change) => one.EnterAsync(change, new NewOrganisation { Name = name, Source = "test" }, new ChangeBy("test"), Cancel), Cancel);
        foreach (var (accord, organisation) in ((string, string)[])[("pc", "before"), ("cta", "before"), ("cta", "after")])
            await changes.CommitAsync((one, change) => one.SignAsync(change, new NewSignature
            {
                AccordId = accord,
                OrganisationId = organisation,
                Source = "test",
                Basis = Servanda.Accords.Leaves.SignatureBasis.Source,
            }, new ChangeBy("test"), Cancel), Cancel);
        using var secretary = await TestAccounts.SignInAsync(portal, AccountRole.Secretary);
        using var administrator = await TestAccounts.SignInAsync(portal, AccountRole.Administrator);
        const string Form = "/en/desk/register/pc.before";
        var shown = (await secretary.GetAsync(Form)).Body;
        Assert.Contains("<li>cta ", shown[shown.IndexOf("going-over", StringComparison.Ordinal)..], StringComparison.Ordinal);
        var begun = await secretary.SendAsync(Form, null, ("kind", "succeed"), ("successor", "after"), ("succession", "merger"),
            ("reason", "They merged."), ("from", "1"), ("onceKey", "one"));
        var id = begun.Location!.Split('/')[4].Split('?')[0];
        var before = await LeavesAsync();
        var page = (await administrator.GetAsync($"/en/desk/applications/{id}")).Body;
        Assert.Contains("<li>pc ", page, StringComparison.Ordinal);
        Assert.Contains("which the successor has signed itself", page, StringComparison.Ordinal);
        Assert.EndsWith("came=done", await DecideAsync(administrator, id, "Countersign"), StringComparison.Ordinal);
        var register = await PublicRegister.ReadAsync(portal.Database, Cancel);
        Assert.All(register.FindOrganisation("before")!.Signatures, one => Assert.Equal(SignatureStatus.Succeeded, one.Status));
        Assert.Equal(["cta", "pc"], register.FindOrganisation("after")!.Signatures.Where(one => one.IsStanding).Select(one => one.AccordId).Order(StringComparer.Ordinal));
        // The succession itself is told by the two that end and the one that begins.
        Assert.Equal(3, await LeavesAsync() - before);

        async Task<int> LeavesAsync() => (await new Servanda.Storage.Log.OutboxReader(portal.Database).WaitingAsync(0, 100, Cancel)).Count;
    }

    [Theory]
    [InlineData("/en/desk")]
    [InlineData("/fr/desk")]
    [InlineData("/fr/desk/letters")]
    [InlineData("/fr/desk/journal?from=2026-01-01&until=nonsense&what=x")]
    [InlineData("/fr/desk/register?q=x")]
    [InlineData("/fr/desk/settings")]
    public async Task Pages_answer(string path)
    {
        await using var portal = await TestPortal.StartAsync();
        using var browser = await TestAccounts.SignInAsync(portal, AccountRole.Administrator);
        var page = await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Single(page.Body.Split("<h1"), part => part.Contains("</h1>", StringComparison.Ordinal));
    }

    static async Task<string> DecideAsync(TestBrowser browser, string id, string decision, params (string, string)[] fields)
    {
        var page = $"/en/desk/applications/{id}";
        // The page's own forms carry the token; the menu's would do as well.
        var answer = await browser.SendAsync(page, $"{page}?handler={decision}", fields);
        return answer.Location ?? $"{answer.Status}";
    }

    /// <summary>An application that was confirmed, perhaps with its domain proven.</summary>
    internal static async Task<string> ConfirmedAsync(TestPortal portal, bool isProven)
    {
        var store = new ApplicationStore(portal.Database, TimeProvider.System);
        Assert.True(MailAddress.TryRead("person@example.org", out var mail));
        await using var change = await portal.Database.BeginAsync(Cancel);
        var received = await store.ReceiveAsync(change, new ApplicationDraft
        {
            Kind = ApplicationKind.Sign,
            AccordId = "pc",
            Name = "Example & Sons",
            Category = "private-sector",
            Country = "FRA",
            ContactName = "A Person",
            ContactMail = mail,
            Statement = "I am the head of security.",
            Language = Language.English,
            Domains = [DomainName.Parse("example.org")],
            OnceKey = "form",
        }, ApplicationState.Unconfirmed, DeskActors.Applicant, Cancel);
        await store.ConfirmAsync(change, received!.Id, Cancel);
        await change.CommitAsync(Cancel);
        if (isProven)
            await ProveAsync(portal, received.Id);
        return received.Id;
    }

    /// <summary>Control of the application's domain is shown.</summary>
    internal static async Task ProveAsync(TestPortal portal, string id)
    {
        var (store, proofs) = (new ApplicationStore(portal.Database, TimeProvider.System), new ProofStore(portal.Database, TimeProvider.System));
        await proofs.AskAsync(id, DomainName.Parse("example.org"), Cancel);
        var due = (await proofs.TakeAsync(TimeSpan.FromMinutes(1), Cancel))!;
        await using var record = await portal.Database.BeginAsync(Cancel);
        await proofs.RecordAsync(record, due, (await store.FindAsync(id, Cancel))!,
            new ProofLook(ProofWay.Dns, false, new Text("found", "trouvé")), Cancel);
        await record.CommitAsync(Cancel);
    }
}
