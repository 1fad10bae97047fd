using Servanda.Accords;
using Servanda.Storage.Applications;

namespace Servanda.Tests.Storage;

public abstract partial class StoreContract
{
    static readonly ProofLook Found = new(ProofWay.Dns, false, new Text("found", "trouvé"));
    static readonly ProofLook Missing = new(null, false, new Text("not there", "absent"));
    static readonly ProofLook Silent = new(null, true, new Text("no answer", "pas de réponse"));

    [Fact]
    public async Task A_proof_is_looked_at_when_the_applicant_asks_but_not_all_the_time()
    {
        var clock = new MovingClock(Noon);
        var (proofs, id) = await AwaitedAsync(clock);
        Assert.Null(await proofs.TakeAsync(Lease, Cancel));
        Assert.True(await proofs.AskAsync(id, Example, Cancel));
        Assert.False(await proofs.AskAsync(id, Example, Cancel));
        Assert.Null(await LookAsync(proofs, clock, Missing));
        Assert.False(await proofs.AskAsync(id, Example, Cancel));
        clock.Pass(ProofStore.AskEvery);
        Assert.True(await proofs.AskAsync(id, Example, Cancel));
        Assert.Equal(DeskAct.Proven, await LookAsync(proofs, clock, Found));
        var domain = Assert.Single(await proofs.OfAsync(id, Cancel));
        Assert.True(domain.IsProven);
        Assert.Equal(clock.GetUtcNow() + ProofStore.RecheckEvery, domain.NextCheckAt);
    }

    [Fact]
    public async Task A_silent_world_never_takes_a_proof_away()
    {
        var clock = new MovingClock(Noon);
        var (proofs, id) = await AwaitedAsync(clock);
        await ProveAsync(proofs, clock, id);
        for (var i = 0; i < 5; i++)
        {
            clock.Pass(ProofStore.RecheckEvery);
            Assert.Null(await LookAsync(proofs, clock, Silent));
        }
        Assert.True(Assert.Single(await proofs.OfAsync(id, Cancel)).IsProven);
    }

    [Fact]
    public async Task A_proof_is_gone_after_a_second_look_a_day_later_and_may_come_back()
    {
        var clock = new MovingClock(Noon);
        var (proofs, id) = await AwaitedAsync(clock);
        await ProveAsync(proofs, clock, id);
        clock.Pass(ProofStore.RecheckEvery);
        Assert.Null(await LookAsync(proofs, clock, Missing));
        Assert.Empty(await proofs.GoneAsync(10, Cancel));
        clock.Pass(ProofStore.SecondLookAfter);
        Assert.Equal(DeskAct.ProofGone, await LookAsync(proofs, clock, Missing));
        Assert.Single(await proofs.GoneAsync(10, Cancel));
        clock.Pass(ProofStore.RecheckEvery);
        Assert.Null(await LookAsync(proofs, clock, Missing));
        clock.Pass(ProofStore.RecheckEvery);
        Assert.Equal(DeskAct.ProofBack, await LookAsync(proofs, clock, Found));
        Assert.Empty(await proofs.GoneAsync(10, Cancel));
    }

    [Fact]
    public async Task A_proof_that_never_comes_is_awaited_for_two_weeks()
    {
        var clock = new MovingClock(Noon);
        var (proofs, id) = await AwaitedAsync(clock);
        clock.Pass(ProofStore.AwaitEvery);
        await LookAsync(proofs, clock, Missing);
        Assert.Equal(clock.GetUtcNow() + ProofStore.AwaitEvery, Assert.Single(await proofs.OfAsync(id, Cancel)).NextCheckAt);
        clock.Pass(ProofStore.AwaitFor);
        await LookAsync(proofs, clock, Missing);
        Assert.Null(Assert.Single(await proofs.OfAsync(id, Cancel)).NextCheckAt);
    }

    async Task<(ProofStore Proofs, string Id)> AwaitedAsync(MovingClock clock)
    {
        var store = new ApplicationStore(Database, clock);
        var received = (await ReceiveAsync(store, "form"))!;
        await ChangeAsync(change => store.ConfirmAsync(change, received.Id, Cancel));
        return (new ProofStore(Database, clock), received.Id);
    }

    async Task ProveAsync(ProofStore proofs, MovingClock clock, string id)
    {
        Assert.True(await proofs.AskAsync(id, Example, Cancel));
        Assert.Equal(DeskAct.Proven, await LookAsync(proofs, clock, Found));
    }

    async Task<DeskAct?> LookAsync(ProofStore proofs, MovingClock clock, ProofLook look)
    {
        var taken = await proofs.TakeAsync(Lease, Cancel);
        var application = await new ApplicationStore(Database, clock).FindAsync(taken!.ApplicationId, Cancel);
        Assert.Null(await proofs.TakeAsync(Lease, Cancel));
        return await ChangeAsync(change => proofs.RecordAsync(change, taken, application!, look, Cancel));
    }
}
