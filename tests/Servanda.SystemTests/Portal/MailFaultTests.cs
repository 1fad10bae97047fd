using System.Net;
using Servanda.Storage;
using Servanda.Storage.Letters;
using Servanda.SystemTests.Servers;
using Servanda.SystemTests.Serving;

namespace Servanda.SystemTests.Portal;

/// <summary>A mail server that takes nothing for a while.</summary>
public sealed class MailFaultTests
{
    static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_letter_refused_for_now_goes_once_when_the_server_takes_letters_again_and_is_given_up_after_its_time()
    {
        using var scratch = new Scratch();
        var address = DatabaseAddress.File(scratch.At("portal.db"));
        await using var mail = new MailTaker { Refusal = "451 4.7.1 Come back later" };
        await using var portal = await ServedPortal.StartAsync(scratch, "--database", "sqlite:" + scratch.At("portal.db"), "--measure", "none",
            "--smtp", FormattableString.Invariant($"smtp://127.0.0.1:{mail.Port}"), "--mail-from", "accords@portal.test");
        await using var database = await Database.OpenAsync(address, TimeProvider.System, Cancel);
        var letters = new LetterStore(database, TimeProvider.System);
        using (var one = new FaultyApplicant(portal.Address, 1))
            Assert.Equal(HttpStatusCode.Redirect, await one.SendAsync(Cancel));
        var waiting = await OneAsync(letters, LetterState.Waiting, letter => letter.LastAnswer is not null);
        Assert.StartsWith("451 4.7.1 Come back later", waiting.LastAnswer, StringComparison.Ordinal);
        Assert.Empty(mail.Taken);
        mail.Refusal = null;
        await ChangeAsync(database, "UPDATE letter SET next_try_at = 0");
        await OneAsync(letters, LetterState.Sent, _ => true);
        Assert.Single(mail.Taken);

        mail.Refusal = "451 4.7.1 Come back later";
        using (var two = new FaultyApplicant(portal.Address, 2))
            Assert.Equal(HttpStatusCode.Redirect, await two.SendAsync(Cancel));
        await OneAsync(letters, LetterState.Waiting, letter => letter.LastAnswer is not null);
        // Three days pass.
        await ChangeAsync(database, "UPDATE letter SET next_try_at = 0, give_up_at = 1 WHERE state = 'waiting'");
        Assert.Equal(2, (await OneAsync(letters, LetterState.Dead, _ => true)).Tries);
        Assert.Single(mail.Taken);
    }

    static async Task<Letter> OneAsync(LetterStore letters, LetterState state, Func<Letter, bool> isSo)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if ((await letters.ListAsync(state, 10, Cancel)).FirstOrDefault(isSo) is { } found)
                return found;
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Limit, $"no letter is {state}");
            await Task.Delay(200, Cancel);
        }
    }

    static async Task ChangeAsync(Database database, string sql)
    {
        await using var change = await database.BeginAsync(Cancel);
        await change.ExecuteAsync(sql, null, Cancel);
        await change.CommitAsync(Cancel);
    }
}
