using Servanda.Accords.Scorecards;
using Servanda.Storage.Measurement;

namespace Servanda.Tests.Storage;

public abstract partial class StoreContract
{
    static readonly TimeSpan Minutes = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task A_turn_is_claimed_once_and_free_again_when_its_time_is_over()
    {
        var schedule = new MeasurementSchedule(Database, Clock);
        await schedule.SetAsync(["a", "b", "c"], one => one == "c" ? Noon.AddDays(1) : Noon.AddHours(-1), Cancel);
        var claims = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => schedule.ClaimAsync(1, Minutes, Cancel)));
        Assert.Equal(["a", "b"], claims.SelectMany(claim => claim).Select(turn => turn.Organisation).Order());
        var late = new MeasurementSchedule(Database, new StandingClock(Noon.AddMinutes(11)));
        var again = await late.ClaimAsync(10, Minutes, Cancel);
        Assert.Equal(["a", "b"], again.Select(turn => turn.Organisation));
        // Whoever had it before comes too late.
        Assert.False(await EndAsync(claims.SelectMany(claim => claim).First(), Noon.AddDays(7)));
        Assert.True(await EndAsync(again[0], Noon.AddDays(7)));
        await late.GiveUpAsync(again[1], Noon.AddDays(2), "nothing\0answered", Cancel);
        Assert.Empty(await late.ClaimAsync(10, Minutes, Cancel));
        Assert.Equal(Noon.AddDays(1), await late.NextAsync(Cancel));
    }

    [Fact]
    public async Task A_schedule_keeps_the_turns_of_those_who_stay()
    {
        var schedule = new MeasurementSchedule(Database, Clock);
        await schedule.SetAsync(["a", "b"], _ => Noon, Cancel);
        await schedule.SetAsync(["b", "c"], _ => Noon.AddDays(3), Cancel);
        Assert.Equal(["b"], (await schedule.ClaimAsync(10, Minutes, Cancel)).Select(turn => turn.Organisation));
    }

    [Fact]
    public async Task A_key_counts_until_it_is_revoked()
    {
        var keys = new MeasurementKeys(Database, Clock);
        var (secret, key) = await keys.MakeAsync("Oslo", null, Cancel);
        Assert.Equal(key.Id, (await keys.FindAsync(secret, Cancel))?.Id);
        Assert.Null(await keys.FindAsync(secret + "x", Cancel));
        Assert.DoesNotContain(secret, await ColumnAsync("SELECT digest FROM measurement_key"));
        Assert.True(await keys.RevokeAsync(key.Id, Cancel));
        Assert.False(await keys.RevokeAsync(key.Id, Cancel));
        Assert.Null(await keys.FindAsync(secret, Cancel));
        Assert.Equal(Noon, Assert.Single(await keys.ListAsync(Cancel)).RevokedAt);
    }

    [Fact]
    public async Task A_bundle_submitted_twice_is_one_submission_and_is_decided_once()
    {
        var (_, key) = await new MeasurementKeys(Database, Clock).MakeAsync("Oslo", "signer", Cancel);
        var store = new SubmissionStore(Database, Clock);
        var first = await store.AddAsync(key, new byte[] { 1, 2, 3 }, Cancel);
        var second = await store.AddAsync(key, new byte[] { 1, 2, 3 }, Cancel);
        Assert.Equal((first!.Id, SubmissionState.Waiting), (second!.Id, second.State));
        var claims = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => store.ClaimAsync(Minutes, Cancel)));
        var claimed = Assert.Single(claims, claim => claim is not null)!;
        Assert.Equal("signer", claimed.Signer);
        Assert.Equal(new byte[] { 1, 2, 3 }, claimed.Octets.ToArray());
        var kept = await KeepAsync(MadeAssessments.One(Day(1), ControlStatus.Met), Day(1));
        await using (var change = await Database.BeginAsync(Cancel))
        {
            Assert.True(await store.TakeAsync(change, claimed, kept.Id, Cancel));
            Assert.False(await store.TakeAsync(change, claimed, kept.Id, Cancel));
            await change.CommitAsync(Cancel);
        }
        var found = await store.FindAsync(first.Id, key.Id, Cancel);
        Assert.Equal((SubmissionState.Taken, kept.Id), (found!.State, found.Assessment));
        Assert.Null(await store.FindAsync(first.Id, "another key", Cancel));
        Assert.Null(await store.ClaimAsync(Minutes, Cancel));
    }

    [Fact]
    public async Task A_refused_bundle_says_why()
    {
        var (_, key) = await new MeasurementKeys(Database, Clock).MakeAsync("Oslo", null, Cancel);
        var store = new SubmissionStore(Database, Clock);
        var submitted = await store.AddAsync(key, new byte[] { 1 }, Cancel);
        await store.RefuseAsync((await store.ClaimAsync(Minutes, Cancel))!, ["signature: none", "files: changed\0"], Cancel);
        var found = await store.FindAsync(submitted!.Id, key.Id, Cancel);
        Assert.Equal(["signature: none", "files: changed\uFFFD"], found!.Problems);
        Assert.Equal(Noon, found.DecidedAt);
    }

    async Task<bool> EndAsync(MeasurementTurn turn, DateTimeOffset next)
    {
        await using var change = await Database.BeginAsync(Cancel);
        var isOurs = await MeasurementSchedule.EndAsync(change, turn, next, Cancel);
        if (isOurs)
            await change.CommitAsync(Cancel);
        return isOurs;
    }
}
