using Servanda.Accords;
using Servanda.Core.Names;
using Servanda.Storage.Applications;
using Servanda.Storage.Letters;

namespace Servanda.Tests.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task The_same_form_sent_twice_makes_one_application()
    {
        var store = new ApplicationStore(Database, Clock);
        Assert.NotNull(await ReceiveAsync(store, "form"));
        Assert.Null(await ReceiveAsync(store, "form"));
        Assert.Single(await store.ListAsync(ApplicationState.Unconfirmed, 10, Cancel));
    }

    [Fact]
    public async Task A_link_confirms_once_and_only_in_its_time()
    {
        var clock = new MovingClock(Noon);
        var store = new ApplicationStore(Database, clock);
        var received = (await ReceiveAsync(store, "form"))!;
        Assert.Null(await store.FindByLinkAsync("another", Cancel));
        Assert.Equal(received.Id, (await store.FindByLinkAsync(received.ConfirmToken!, Cancel))!.Id);
        Assert.True(await ChangeAsync(change => store.ConfirmAsync(change, received.Id, Cancel)));
        Assert.False(await ChangeAsync(change => store.ConfirmAsync(change, received.Id, Cancel)));
        clock.Pass(ApplicationStore.ConfirmWithin);
        Assert.Null(await store.FindByLinkAsync(received.ConfirmToken!, Cancel));
    }

    [Fact]
    public async Task The_link_s_secret_is_not_kept()
    {
        var received = await ReceiveAsync(new ApplicationStore(Database, Clock), "form");
        Assert.DoesNotContain(received!.ConfirmToken!, await ColumnAsync("SELECT confirm_digest FROM application"));
    }

    [Fact]
    public async Task Of_two_who_decide_at_once_one_is_told_that_it_came_too_late()
    {
        var store = new ApplicationStore(Database, Clock);
        var id = await InReviewAsync(store);
        var done = await Task.WhenAll(
            Task.Run(() => ChangeAsync(change => store.MoveAsync(change, id, [ApplicationState.InReview], ApplicationState.Approved,
                new DeskDeed("ann", DeskAct.Approved, "sound"), Cancel))),
            Task.Run(() => ChangeAsync(change => store.MoveAsync(change, id, [ApplicationState.InReview], ApplicationState.Refused,
                new DeskDeed("bob", DeskAct.Refused, "not them"), Cancel))));
        Assert.Single(done, moved => moved);
        var events = await new DeskJournal(Database, Clock).OfAsync(DeskSubject.Application(id), Cancel);
        Assert.Single(events, one => one.What is DeskAct.Approved or DeskAct.Refused);
    }

    [Fact]
    public async Task Whoever_approved_does_not_countersign_where_two_are_needed()
    {
        var store = new ApplicationStore(Database, Clock);
        var id = await InReviewAsync(store);
        await ChangeAsync(change => store.MoveAsync(change, id, [ApplicationState.InReview], ApplicationState.Approved,
            new DeskDeed("ann", DeskAct.Approved, ""), Cancel));
        Assert.False(await ChangeAsync(change => store.PublishAsync(change, id, "ann", needsTwo: true, "", Cancel)));
        Assert.True(await ChangeAsync(change => store.PublishAsync(change, id, "bob", needsTwo: true, "", Cancel)));
        Assert.False(await ChangeAsync(change => store.PublishAsync(change, id, "cleo", needsTwo: true, "", Cancel)));
        Assert.Equal([DeskAct.Received, DeskAct.Confirmed, DeskAct.Taken, DeskAct.Approved, DeskAct.Countersigned, DeskAct.Published],
            (await new DeskJournal(Database, Clock).OfAsync(DeskSubject.Application(id), Cancel)).Select(one => one.What));
    }

    [Fact]
    public async Task A_small_secretariat_publishes_alone()
    {
        var store = new ApplicationStore(Database, Clock);
        var id = await InReviewAsync(store);
        await ChangeAsync(change => store.MoveAsync(change, id, [ApplicationState.InReview], ApplicationState.Approved,
            new DeskDeed("ann", DeskAct.Approved, ""), Cancel));
        Assert.True(await ChangeAsync(change => store.PublishAsync(change, id, "ann", needsTwo: false, "", Cancel)));
    }

    [Fact]
    public async Task A_returned_application_comes_again_and_keeps_the_tokens_of_its_domains()
    {
        var store = new ApplicationStore(Database, Clock);
        var id = await InReviewAsync(store);
        var proofs = new ProofStore(Database, Clock);
        var token = Assert.Single(await proofs.OfAsync(id, Cancel)).Token;
        await ChangeAsync(change => store.MoveAsync(change, id, [ApplicationState.InReview], ApplicationState.Returned,
            new DeskDeed("ann", DeskAct.Returned, "say who signs"), Cancel));
        var revised = Draft("form") with { Statement = "The board signs.", Domains = [Example, DomainName.Parse("example.net")] };
        Assert.True(await ChangeAsync(change => store.ReviseAsync(change, id, revised, Cancel)));
        Assert.False(await ChangeAsync(change => store.ReviseAsync(change, id, revised, Cancel)));
        var again = await store.FindAsync(id, Cancel);
        Assert.Equal((ApplicationState.Confirmed, "The board signs."), (again!.State, again.Statement));
        var domains = await proofs.OfAsync(id, Cancel);
        Assert.Equal(2, domains.Count);
        Assert.Equal(token, domains[0].Token);
    }

    [Fact]
    public async Task Settings_hold_until_the_next_and_every_change_is_written_down()
    {
        var settings = new DeskSettings(Database, Clock);
        Assert.Equal(DeskRules.Default, await settings.ReadAsync(Cancel));
        await settings.WriteAsync(DeskRules.Default with { NeedsTwo = false }, "ann", Cancel);
        await settings.WriteAsync(DeskRules.Default with { NeedsTwo = false }, "ann", Cancel);
        await settings.WriteAsync(DeskRules.Default with { KeepContactDays = 30 }, "ann", Cancel);
        Assert.Equal(new DeskRules(true, 30), await settings.ReadAsync(Cancel));
        var filter = new DeskFilter { What = DeskAct.SettingChanged, Actor = "ann", From = new DateOnly(2026, 3, 10), Until = new DateOnly(2026, 3, 10) };
        var journal = new DeskJournal(Database, Clock);
        Assert.Equal(["30", "on", "off"], (await journal.ListAsync(filter, null, 10, Cancel)).Select(one => one.Reason));
        Assert.Empty(await journal.ListAsync(filter with { From = new DateOnly(2026, 3, 11) }, null, 10, Cancel));
    }

    async Task<string> InReviewAsync(ApplicationStore store)
    {
        var received = (await ReceiveAsync(store, "form"))!;
        await ChangeAsync(change => store.ConfirmAsync(change, received.Id, Cancel));
        Assert.True(await ChangeAsync(change => store.MoveAsync(change, received.Id, [ApplicationState.Confirmed],
            ApplicationState.InReview, new DeskDeed("ann", DeskAct.Taken, ""), Cancel)));
        return received.Id;
    }

    Task<Received?> ReceiveAsync(ApplicationStore store, string onceKey) => ChangeAsync(change =>
        store.ReceiveAsync(change, Draft(onceKey), ApplicationState.Unconfirmed, DeskActors.Applicant, Cancel));

    async Task<T> ChangeAsync<T>(Func<Servanda.Storage.StoreTransaction, Task<T>> make)
    {
        await using var change = await Database.BeginAsync(Cancel);
        var result = await make(change);
        await change.CommitAsync(Cancel);
        return result;
    }

    static ApplicationDraft Draft(string onceKey)
    {
        Assert.True(MailAddress.TryRead("person@example.org", out var mail));
        return new ApplicationDraft
        {
            Kind = ApplicationKind.Sign,
            AccordId = "cta",
            Name = "Example & Sons",
            Category = "company",
            Country = "FRA",
            ContactName = "A Person",
            ContactMail = mail,
            Statement = "I am the head of security.",
            Language = Language.French,
            Domains = [Example],
            OnceKey = onceKey,
        };
    }
}
