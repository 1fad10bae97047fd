using Servanda.Accords.Registers;
using Servanda.Storage.Applications;
using Servanda.Storage.Letters;
using Servanda.Storage.Register;
using Servanda.Storage.Workspaces;

namespace Servanda.Tests.Storage;

public abstract partial class StoreContract
{
    [Fact]
    public async Task A_published_application_is_a_signature_a_proven_domain_its_leaves_and_a_letter_in_one_change()
    {
        var clock = new MovingClock(Noon);
        var (proofs, id) = await AwaitedAsync(clock);
        var decisions = new Decisions(Database, clock, null);
        Assert.IsType<DecisionOutcome.NotProven>(await decisions.ApproveAsync(id, "ann", Tell, Cancel));
        await ProveAsync(proofs, clock, id);
        Assert.IsType<DecisionOutcome.Done>(await decisions.ApproveAsync(id, "ann", Tell, Cancel));
        Assert.IsType<DecisionOutcome.SamePerson>(await decisions.CountersignAsync(id, "ann", Tell, Cancel));
        // Nothing of a change that breaks off is left.
        await Assert.ThrowsAsync<InvalidOperationException>(() => decisions.CountersignAsync(id, "bob", (_, _) => throw new InvalidOperationException(), Cancel));
        Assert.Empty((await PublicRegister.ReadAsync(Database, Cancel)).Organisations);
        Assert.Equal(new DecisionOutcome.Done(IsPublished: true), await decisions.CountersignAsync(id, "bob", Tell, Cancel));
        Assert.IsType<DecisionOutcome.TooLate>(await decisions.CountersignAsync(id, "cleo", Tell, Cancel));
        var organisation = Assert.Single((await PublicRegister.ReadAsync(Database, Cancel)).Organisations);
        Assert.Equal("2026-03-10", Assert.Single(organisation.Signatures).Current.SignedOn.ToString());
        Assert.Equal(("example.org", AssetStanding.Proven), (organisation.Assets[0].Name, organisation.Assets[0].Standing));
        Assert.Equal(["org.identity", "signature"], (await ColumnAsync("SELECT kind FROM log_outbox ORDER BY number")));
        Assert.Equal(organisation.Id, (await new ApplicationStore(Database, clock).FindAsync(id, Cancel))!.OrganisationId);
        Assert.Equal(1, await new LetterStore(Database, clock).CountAsync(LetterState.Waiting, Cancel));

        Task Tell(Servanda.Storage.StoreTransaction change, Application application) =>
            new LetterStore(Database, clock).AddAsync(change, Letter($"published {application.OrganisationId}"), Cancel);
    }

    [Fact]
    public async Task A_change_decided_on_a_state_that_is_no_longer_is_refused_and_may_be_begun_anew()
    {
        var (changes, id) = await SignedAsync();
        var decisions = new Decisions(Database, Clock, null);
        var begun = await decisions.BeginAsync(Withdrawal(id, "one"), "ann", Cancel);
        Assert.IsType<DecisionOutcome.Done>(begun.Outcome);
        await changes.CommitAsync((one, change) => one.SuspendAsync(change, id, null, null, new ChangeBy("test"), Cancel), Cancel);
        Assert.Equal(new DecisionOutcome.Refused(RegisterRefusal.Changed),
            await decisions.CountersignAsync(begun.Id!, "bob", (_, _) => Task.CompletedTask, Cancel));
        var again = await decisions.BeginAsync(Withdrawal(id, "two") with { SignatureState = 2 }, "ann", Cancel);
        await decisions.CountersignAsync(again.Id!, "bob", (_, _) => Task.CompletedTask, Cancel);
        var withdrawn = (await PublicRegister.ReadAsync(Database, Cancel)).FindSignature(id)!;
        Assert.Equal(SignatureStatus.Withdrawn, withdrawn.Status);
        Assert.Equal(3, withdrawn.History.Count);
    }

    [Fact]
    public async Task Of_several_who_countersign_at_once_one_publishes()
    {
        var (_, id) = await SignedAsync();
        var decisions = new Decisions(Database, Clock, null);
        var (application, _) = await decisions.BeginAsync(Withdrawal(id, "one"), "ann", Cancel);
        var done = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() =>
            decisions.CountersignAsync(application!, $"person {i}", (_, _) => Task.CompletedTask, Cancel))));
        Assert.Single(done, one => one is DecisionOutcome.Done);
        Assert.Equal(2, (await PublicRegister.ReadAsync(Database, Cancel)).FindSignature(id)!.History.Count);
    }

    [Fact]
    public async Task An_import_is_all_in_or_not_at_all_and_undone_by_new_records()
    {
        await SignedAsync();
        await new DeskSettings(Database, Clock).WriteAsync(DeskRules.Default with { NeedsTwo = false }, "ann", Cancel);
        var imports = new ImportStore(Database, Clock, null);
        var id = await imports.AddAsync("pc", "a list", "", "ann", Cancel);
        ImportRow one = new(2, "One", null, null, null, null, [], false);
        // The second row signed meanwhile.
        ImportRow taken = new(3, "Example", "example", null, null, null, [], false);
        Assert.Equal(new DecisionOutcome.Refused(RegisterRefusal.AlreadySigned),
            await imports.ApplyAsync(id, new ImportList([one, taken], []), "ann", Cancel));
        Assert.Single((await PublicRegister.ReadAsync(Database, Cancel)).Organisations);
        Assert.IsType<DecisionOutcome.Done>(await imports.ApplyAsync(id, new ImportList([one], []), "ann", Cancel));
        Assert.Equal(2, (await PublicRegister.ReadAsync(Database, Cancel)).In("pc").Standing.Count);
        Assert.Equal(1, (await imports.UndoAsync(id, "ann", Cancel))!.Undone);
        Assert.Null(await imports.UndoAsync(id, "ann", Cancel));
        Assert.Single((await PublicRegister.ReadAsync(Database, Cancel)).In("pc").Standing);
    }

    [Fact]
    public async Task Attestations_count_until_they_lapse_or_are_taken_back()
    {
        var clock = new MovingClock(Noon);
        var store = new AttestationStore(Database, clock);
        Attestation claim = new()
        {
            ControlId = "conduct.no-hack-back",
            Statement = "We do not.",
            On = new DateOnly(2026, 3, 10),
            Until = new DateOnly(2026, 3, 12),
            Documents = [Servanda.Core.Digest.Of("document"u8)],
        };
        await store.AddAsync("example", claim, "ann", Cancel);
        // The same form sent twice.
        await store.AddAsync("example", claim, "ann", Cancel);
        await store.AddAsync("example", claim with { ControlId = "conduct.other", Documents = [] }, "ann", Cancel);
        Assert.Equal(2, (await store.StandingAsync("example", Cancel)).Count);
        Assert.False(await store.EndAsync("other", (await store.OfAsync("example", Cancel))[0].Id, "bob", Cancel));
        Assert.True(await store.EndAsync("example", (await store.OfAsync("example", Cancel))[0].Id, "ann", Cancel));
        Assert.Equal(claim.Documents, Assert.Single(await store.StandingAsync("example", Cancel)).Documents);
        clock.Pass(TimeSpan.FromDays(3));
        Assert.Empty(await store.StandingAsync("example", Cancel));
    }

    [Fact]
    public async Task The_last_reply_and_the_last_consent_count()
    {
        var (replies, consent) = (new ReplyStore(Database, Clock), new MailConsent(Database, Clock));
        await replies.AddAsync("example", new Reply("mail.dmarc", "soon", default, null), "a", null, "ann", Cancel);
        await replies.AddAsync("example", new Reply("mail.dmarc", "done", default, null), "a", null, "ann", Cancel);
        await replies.AddAsync("example", new Reply("mail.dmarc", "done", default, null), "a", null, "ann", Cancel);
        Assert.Equal(["done", "soon"], (await ColumnAsync("SELECT text FROM reply")).Order());
        Assert.Equal("done", Assert.Single(await replies.OfAsync("example", Cancel)).Text);
        Assert.False(await consent.IsGivenAsync("example", Cancel));
        await consent.SetAsync("example", true, "ann", Cancel);
        Assert.True(await consent.IsGivenAsync("example", Cancel));
        await consent.SetAsync("example", false, "ann", Cancel);
        Assert.False(await consent.IsGivenAsync("example", Cancel));
    }

    async Task<(RegisterChanges Changes, string Signature)> SignedAsync()
    {
        var changes = new RegisterChanges(Database, Clock);
        await changes.CommitAsync((one, change) => one.EnterAsync(
            change, new NewOrganisation { Name = "Example", Source = "test" }, new ChangeBy("test"), Cancel), Cancel);
        await changes.CommitAsync((one, change) => one.SignAsync(change, new NewSignature
        {
            AccordId = "pc",
            OrganisationId = "example",
            Source = "test",
            Basis = Servanda.Accords.Leaves.SignatureBasis.Source,
        }, new ChangeBy("test"), Cancel), Cancel);
        return (changes, "pc.example");
    }

    static ApplicationDraft Withdrawal(string signature, string onceKey) => Draft(onceKey) with
    {
        Kind = ApplicationKind.Withdraw,
        AccordId = "pc",
        OrganisationId = "example",
        SignatureId = signature,
        SignatureState = 1,
        Statement = "It asked to leave.",
        Domains = [],
    };
}
