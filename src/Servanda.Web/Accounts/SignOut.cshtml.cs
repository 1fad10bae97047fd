using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Servanda.Storage;
using Servanda.Storage.Accounts;

namespace Servanda.Web.Accounts;

/// <summary>Ends the session of this browser.</summary>
[Authorize(Policy = Policies.Account)]
sealed class SignOutModel(AccountSignIn signIn, Database database, TimeProvider clock) : AccountForm
{
    public async Task<IActionResult> OnPostAsync()
    {
        await new SessionStore(database).TryEndAsync(
            User.AccountId!, User.SessionId!, clock.GetUtcNow(), HttpContext.RequestAborted);
        await signIn.SignOutAsync();
        return LocalRedirect(PathOf(""));
    }
}
