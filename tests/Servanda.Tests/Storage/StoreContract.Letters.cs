using Servanda.Accords;
using Servanda.Storage.Letters;

namespace Servanda.Tests.Storage;

public abstract partial class StoreContract
{
    static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task A_letter_written_twice_goes_once()
    {
        var letters = new LetterStore(Database, Clock);
        await WriteAsync(letters, "one");
        await WriteAsync(letters, "one");
        var taken = await letters.TakeAsync(Lease, Cancel);
        Assert.Equal("person@example.org", taken!.To);
        Assert.Null(await letters.TakeAsync(Lease, Cancel));
        await letters.SentAsync(taken.Id, Cancel);
        Assert.Equal("", Assert.Single(await letters.ListAsync(LetterState.Sent, 10, Cancel)).Body);
    }

    [Fact]
    public async Task A_letter_of_a_change_that_never_was_is_not_written()
    {
        var letters = new LetterStore(Database, Clock);
        await using (var change = await Database.BeginAsync(Cancel))
            await letters.AddAsync(change, Letter("one"), Cancel);
        Assert.Equal(0, await letters.CountAsync(LetterState.Waiting, Cancel));
    }

    [Fact]
    public async Task A_letter_taken_by_a_process_that_died_is_taken_again_when_its_time_is_up()
    {
        var clock = new MovingClock(Noon);
        var letters = new LetterStore(Database, clock);
        await WriteAsync(letters, "one");
        Assert.NotNull(await letters.TakeAsync(Lease, Cancel));
        clock.Pass(Lease - TimeSpan.FromSeconds(1));
        Assert.Null(await letters.TakeAsync(Lease, Cancel));
        clock.Pass(TimeSpan.FromSeconds(1));
        Assert.NotNull(await letters.TakeAsync(Lease, Cancel));
    }

    [Fact]
    public async Task A_mail_server_away_for_an_hour_loses_no_letter()
    {
        var clock = new MovingClock(Noon);
        var letters = new LetterStore(Database, clock);
        await WriteAsync(letters, "one");
        var tries = 0;
        for (var minute = 0; minute < 60; minute++, clock.Pass(TimeSpan.FromMinutes(1)))
        {
            while (await letters.TakeAsync(Lease, Cancel) is { } taken)
            {
                tries++;
                await letters.FailedAsync(taken, "connection refused", isFinal: false, Cancel);
            }
        }
        Assert.InRange(tries, 5, 12);
        clock.Pass(TimeSpan.FromHours(1));
        await letters.SentAsync((await letters.TakeAsync(Lease, Cancel))!.Id, Cancel);
        Assert.Equal(1, await letters.CountAsync(LetterState.Sent, Cancel));
    }

    [Fact]
    public async Task A_letter_refused_for_good_is_dead_until_a_person_sends_it_again()
    {
        var letters = new LetterStore(Database, Clock);
        await WriteAsync(letters, "one");
        await letters.FailedAsync((await letters.TakeAsync(Lease, Cancel))!, "550 no such user", isFinal: true, Cancel);
        var dead = Assert.Single(await letters.ListAsync(LetterState.Dead, 10, Cancel));
        Assert.Equal("550 no such user", dead.LastAnswer);
        Assert.Null(await letters.TakeAsync(Lease, Cancel));
        await using (var change = await Database.BeginAsync(Cancel))
        {
            Assert.True(await letters.SendAgainAsync(change, dead.Id, Cancel));
            Assert.False(await letters.SendAgainAsync(change, dead.Id, Cancel));
            await change.CommitAsync(Cancel);
        }
        Assert.Equal(dead.Id, (await letters.TakeAsync(Lease, Cancel))!.Id);
    }

    [Fact]
    public async Task A_letter_that_cannot_leave_for_days_is_given_up()
    {
        var clock = new MovingClock(Noon);
        var letters = new LetterStore(Database, clock);
        await WriteAsync(letters, "one");
        clock.Pass(LetterStore.GiveUpAfter);
        await letters.FailedAsync((await letters.TakeAsync(Lease, Cancel))!, "timed out", isFinal: false, Cancel);
        Assert.Equal(1, await letters.CountAsync(LetterState.Dead, Cancel));
    }

    [Fact]
    public async Task Several_senders_at_once_never_take_the_same_letter()
    {
        var letters = new LetterStore(Database, Clock);
        for (var i = 0; i < 12; i++)
            await WriteAsync(letters, $"letter {i}");
        var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            List<string> ids = [];
            while (await letters.TakeAsync(Lease, Cancel) is { } one)
                ids.Add(one.Id);
            return ids;
        })));
        Assert.Equal(12, taken.Sum(ids => ids.Count));
        Assert.Equal(12, taken.SelectMany(ids => ids).Distinct().Count());
    }

    async Task WriteAsync(LetterStore letters, string key)
    {
        await using var change = await Database.BeginAsync(Cancel);
        await letters.AddAsync(change, Letter(key), Cancel);
        await change.CommitAsync(Cancel);
    }

    static LetterDraft Letter(string key)
    {
        Assert.True(MailAddress.TryRead("person@example.org", out var to));
        return new LetterDraft(to, Language.English, "A subject", "A text", key);
    }
}
