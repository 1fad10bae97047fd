using Servanda.Accords;
using Servanda.Storage.Accounts;
using Servanda.Storage.Letters;
using Servanda.Tests.Web.Accounts;

namespace Servanda.Tests.Web;

public sealed class DeadLetterTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_letter_given_up_stands_at_the_desk_with_its_last_answer_until_somebody_sends_it_again()
    {
        await using var portal = await TestPortal.StartAsync();
        var letters = new LetterStore(portal.Database, TimeProvider.System);
        Assert.True(MailAddress.TryRead("person@example.org", out var to));
        await using (var change = await portal.Database.BeginAsync(Cancel))
        {
            await letters.AddAsync(change, new LetterDraft(to, Language.English, "Please confirm", "A text", "one"), Cancel);
            await change.ExecuteAsync("UPDATE letter SET give_up_at = 1", null, Cancel);
            await change.CommitAsync(Cancel);
        }
        var taken = (await letters.TakeAsync(TimeSpan.FromMinutes(1), Cancel))!;
        await letters.FailedAsync(taken, "451 4.7.1 Come back <later>", isFinal: false, Cancel);
        using var secretary = await TestAccounts.SignInAsync(portal, AccountRole.Secretary);
        var page = (await secretary.GetAsync("/en/desk/letters")).Body;
        Assert.Contains("Please confirm", page, StringComparison.Ordinal);
        Assert.Contains("451 4.7.1 Come back &lt;later&gt;", page, StringComparison.Ordinal);
        await secretary.SendAsync("/en/desk/letters", "/en/desk/letters?handler=Again", ("letter", taken.Id));
        Assert.Equal(taken.Id, Assert.Single(await letters.ListAsync(LetterState.Waiting, 10, Cancel)).Id);
        Assert.Contains("""Could not be delivered <span class="count">0""", (await secretary.GetAsync("/en/desk/letters")).Body, StringComparison.Ordinal);
    }
}
