using System.Net;
using Servanda.Storage.Accounts;
using Servanda.Tests.Web.Accounts;

namespace Servanda.Tests.Web;

public sealed class OutagePageTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/fr/desk")]
    [InlineData("/fr/accords")]
    public async Task Whoever_is_signed_in_while_the_database_is_away_sees_a_page_that_says_so(string path)
    {
        await using var portal = await TestPortal.StartAsync();
        using var secretary = await TestAccounts.SignInAsync(portal, AccountRole.Secretary);
        Assert.Equal(HttpStatusCode.OK, (await secretary.GetAsync(path)).Status);
        // The session cannot be looked up, for this page or for the one that says so.
        await using (var change = await portal.Database.BeginAsync(Cancel))
        {
            await change.ExecuteAsync("DROP TABLE account_session", null, Cancel);
            await change.CommitAsync(Cancel);
        }
        var answer = await secretary.GetAsync(path);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Contains("La base de données ne répond pas", WebUtility.HtmlDecode(answer.Body), StringComparison.Ordinal);
    }
}
