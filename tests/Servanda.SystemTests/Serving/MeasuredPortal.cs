using Servanda.Accords;
using Servanda.Accords.Leaves;
using Servanda.Storage;
using Servanda.Storage.Register;

namespace Servanda.SystemTests.Serving;

/// <summary>The database of a portal that measures, as another process sees and moves it.</summary>
sealed class MeasuredPortal(Database database)
{
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Enters an organisation whose domain is proven, and has it sign the Tech Accord.</summary>
    public async Task SignAsync(string id, string domain)
    {
        var changes = new RegisterChanges(database, TimeProvider.System);
        Assert.IsType<RegisterOutcome.Done>(await changes.CommitAsync((own, change) => own.EnterAsync(change, new NewOrganisation
        {
            Id = id,
            Name = id,
            Assets = [new NewAsset(AssetKind.Domain, domain, AssetStanding.Proven)],
            Source = "a test",
        }, new ChangeBy("test"), Cancel), Cancel));
        Assert.IsType<RegisterOutcome.Done>(await changes.CommitAsync((own, change) => own.SignAsync(change, new NewSignature
        {
            AccordId = "cta",
            OrganisationId = id,
            Source = "a test",
            Basis = SignatureBasis.Source,
        }, new ChangeBy("test"), Cancel), Cancel));
    }

    /// <summary>The notice of everything kept so far has passed.</summary>
    public Task PassNoticeAsync() => ChangeAsync("UPDATE assessment SET publish_after = 0");

    /// <summary>Whoever waits for a turn has it now.</summary>
    public Task PassToNextTurnAsync() => ChangeAsync("UPDATE measurement_turn SET due_at = 0");

    public Task<long> CountAsync(string sql) => database.FindAsync<long>(sql, null, Cancel)!;

    /// <summary>Waits until a count is as it should be.</summary>
    public async Task CountsAsync(long expected, string sql, Func<string> log)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (await CountAsync(sql) is var count && count != expected)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Limit, $"{count} and not {expected}: {sql}\n{log()}");
            await Task.Delay(200, Cancel);
        }
    }

    async Task ChangeAsync(string sql)
    {
        await using var change = await database.BeginAsync(Cancel);
        await change.ExecuteAsync(sql, null, Cancel);
        await change.CommitAsync(Cancel);
    }
}
