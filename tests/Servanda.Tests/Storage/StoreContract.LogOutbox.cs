using Servanda.Accords.Leaves;
using Servanda.Accords.Scorecards;
using Servanda.Core;
using Servanda.Storage.Log;

namespace Servanda.Tests.Storage;

public abstract partial class StoreContract
{
    static readonly LeafId Acme = LeafId.For("acme"), Cta = LeafId.For("cta"), MethodSubject = LeafId.For("method");

    static readonly LeafBody.Signature Signing = new(Cta, null, null, SignatureBasis.Signatory, null);

    OutboxReader Outbox => new(Database);

    [Fact]
    public async Task A_leaf_is_in_the_outbox_if_and_only_if_its_change_is_committed()
    {
        await using (var change = await Database.BeginAsync(Cancel))
            Assert.Equal(1, await LogOutbox.AddAsync(change, Noon, Acme, Signing, [], Cancel));
        Assert.Null(await Outbox.FindAsync(1, Cancel));
        Assert.Equal([1, 2], await AddAsync((Acme, Signing), (Cta, new LeafBody.ImportBaseline(Cta, Digest.Of("list"u8), 3))));
        Assert.Equal([1, 2], (await Outbox.WaitingAsync(0, 10, Cancel)).Select(one => one.Number));
        Assert.Equal([2], (await Outbox.WaitingAsync(1, 10, Cancel)).Select(one => one.Number));
        Assert.Equal([1], (await Outbox.WaitingAsync(0, 1, Cancel)).Select(one => one.Number));
    }

    [Fact]
    public async Task A_leaf_from_the_outbox_is_the_leaf_that_was_put_in()
    {
        await AddAsync((Acme, Signing));
        var entry = await Outbox.FindAsync(1, Cancel);
        var expected = new Leaf { Subject = Acme, Time = Noon, Body = Signing };
        Assert.Equal(expected.Write(), entry!.Write(null, _ => null));
        var head = new LeafHead(Digest.Of("before"u8), 4, Noon.AddHours(1));
        Assert.Equal((expected with { Prev = head.Digest, Time = head.Time }).Write(), entry.Write(head, _ => null));
    }

    [Fact]
    public async Task A_leaf_waits_for_those_it_names_and_then_has_their_places()
    {
        await using (var change = await Database.BeginAsync(Cancel))
        {
            var method = await LogOutbox.AddAsync(
                change, Noon, MethodSubject, new LeafBody.Method(LeafId.For("1"), Digest.Of("method"u8)), [], Cancel);
            var snapshot = new LeafBody.EvidenceSnapshot(Digest.Of("manifest"u8), 3, Noon, Noon);
            var (one, two) = (await LogOutbox.AddAsync(change, Noon, Acme, snapshot, [], Cancel),
                await LogOutbox.AddAsync(change, Noon, Acme, snapshot, [], Cancel));
            await LogOutbox.AddAsync(change, Noon, Acme,
                new LeafBody.Score(Cta, 0, [0], [new CommitmentScore(LeafId.For("cta.1"), Verdict.Kept, 1, 1)]),
                [LogReference.Method(method), LogReference.Evidence(one), LogReference.Evidence(two)], [], Cancel);
            await LogOutbox.AddAsync(change, Noon, Acme, new LeafBody.Withdrawal(Cta, null, null), [LogReference.Withdraws(one)], [], Cancel);
            await change.CommitAsync(Cancel);
        }
        var (score, withdrawal) = (await Outbox.FindAsync(4, Cancel), await Outbox.FindAsync(5, Cancel));
        Assert.Null(score!.Write(null, number => number == 3 ? null : Place(number)));
        await new OutboxWriter(Database).LoggedAsync([(1, Place(11)), (2, Place(12)), (3, Place(13))], Cancel);
        var places = await Outbox.PlacesAsync([1, 2, 3, 4], Cancel);
        var body = (LeafBody.Score)Leaf.Read(score.Write(null, places.GetValueOrDefault)).Value!.Body;
        Assert.Equal(11, body.MethodIndex);
        Assert.Equal([12, 13], body.EvidenceIndexes);
        Assert.Equal(Place(12).Digest,
            ((LeafBody.Withdrawal)Leaf.Read(withdrawal!.Write(null, places.GetValueOrDefault)).Value!.Body).Withdraws);
    }

    [Fact]
    public async Task What_could_not_be_logged_is_refused_before_anything_is_committed()
    {
        await using var change = await Database.BeginAsync(Cancel);
        Task Add(LeafBody body, LogReference[] references, params CommitmentOpening[] openings) =>
            LogOutbox.AddAsync(change, Noon, Acme, body, references, openings, Cancel);
        await Assert.ThrowsAsync<ArgumentException>(() => Add(new LeafBody.Withdrawal(Cta, null, null), [LogReference.Withdraws(99)]));
        await Assert.ThrowsAsync<ArgumentException>(() => Add(Signing, [LogReference.Method(1)]));
        await Assert.ThrowsAsync<ArgumentException>(() => Add(Signing with { Accord = default }, []));
        await Assert.ThrowsAsync<ArgumentException>(() => Add(Signing, [], CommitmentOpening.New(LeafKind.Signature, "signatory", "Ann")));
        Assert.Empty(await change.QueryAsync<long>("SELECT number FROM log_outbox", null, Cancel));
    }

    [Fact]
    public async Task What_is_logged_waits_no_more_and_its_place_is_noted_once()
    {
        await AddAsync((Acme, Signing), (Cta, Signing), (Cta, Signing));
        var writer = new OutboxWriter(Database);
        await writer.LoggedAsync([(1, Place(5))], Cancel);
        await writer.LoggedAsync([(1, Place(6))], Cancel);
        await writer.RefusedAsync(2, "a reason", Cancel);
        Assert.Equal(Place(5), (await Outbox.FindAsync(1, Cancel))!.Place);
        Assert.Equal(1, (await Outbox.FindByIndexAsync(5, Cancel))!.Number);
        Assert.Null(await Outbox.FindByIndexAsync(6, Cancel));
        Assert.Equal("a reason", (await Outbox.FindAsync(2, Cancel))!.Problem);
        Assert.Equal([3], (await Outbox.WaitingAsync(0, 10, Cancel)).Select(one => one.Number));
        var counts = await Outbox.CountAsync(Cancel);
        Assert.Equal((1, 1, Noon.ToUnixTimeSeconds()), (counts.Waiting, counts.Refused, counts.OldestAt));
    }

    [Fact]
    public async Task Erased_openings_are_gone_and_a_leaf_says_so()
    {
        var opening = CommitmentOpening.New(LeafKind.Signature, "signatory", "Ann Example");
        await using (var change = await Database.BeginAsync(Cancel))
        {
            await LogOutbox.AddAsync(change, Noon, Acme, Signing with { Signatory = opening.Commitment }, [opening], Cancel);
            await change.CommitAsync(Cancel);
        }
        var entry = (await Outbox.FindAsync(1, Cancel))!;
        var kept = Assert.Single(await Outbox.OpeningsAsync(entry, Cancel));
        Assert.Equal(("Ann Example", opening.Commitment), (kept.Value, kept.Commitment));
        await using (var change = await Database.BeginAsync(Cancel))
        {
            Assert.Equal(2, await LogOutbox.EraseAsync(change, Noon, 1, ErasureReason.Request, Cancel));
            Assert.Null(await LogOutbox.EraseAsync(change, Noon, 1, ErasureReason.Request, Cancel));
            await change.CommitAsync(Cancel);
        }
        Assert.Empty(await Outbox.OpeningsAsync(entry, Cancel));
        var tombstone = await Outbox.FindAsync(2, Cancel);
        Assert.Equal(new LeafBody.ErasureTombstone(Place(8).Digest, ErasureReason.Request),
            Leaf.Read(tombstone!.Write(null, _ => Place(8))).Value!.Body);
    }

    [Fact]
    public async Task Changes_at_the_same_time_get_numbers_of_their_own_without_gaps()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => AddAsync((Acme, Signing), (Cta, Signing)))));
        Assert.Equal(Enumerable.Range(1, 16).Select(number => (long)number), (await Outbox.WaitingAsync(0, 100, Cancel)).Select(one => one.Number));
    }

    async Task<IReadOnlyList<long>> AddAsync(params (LeafId Subject, LeafBody Body)[] leaves)
    {
        List<long> numbers = [];
        await using var change = await Database.BeginAsync(Cancel);
        foreach (var (subject, body) in leaves)
            numbers.Add(await LogOutbox.AddAsync(change, Noon, subject, body, [], Cancel));
        await change.CommitAsync(Cancel);
        return numbers;
    }

    static LogPlace Place(long index) => new(index, Digest.Of([(byte)index]), Noon);
}
