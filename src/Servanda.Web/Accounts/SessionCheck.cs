using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Servanda.Storage;
using Servanda.Storage.Accounts;

namespace Servanda.Web.Accounts;

/// <summary>Whether a cookie's session still stands: it was not ended, its account is open and as it was, and neither the pause
/// nor the day has been too long.</summary>
static class SessionCheck
{
    /// <summary>A session unused for so long is over.</summary>
    public static readonly TimeSpan IdleLife = TimeSpan.FromHours(1);

    /// <summary>A session is over after so long, however much it is used.</summary>
    public static readonly TimeSpan WholeLife = TimeSpan.FromHours(12);

    static readonly TimeSpan SeenStep = TimeSpan.FromMinutes(5);

    static readonly object Key = new();

    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var database = http.RequestServices.GetRequiredService<Database>();
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var sessions = new SessionStore(database);
        if (context.Principal is { SessionId: { } id, AccountId: { } account }
            && await sessions.FindAsync(id, http.RequestAborted) is { } session
            && session.Account == account
            && now - session.BegunAt < WholeLife && now - session.SeenAt < IdleLife
            && await new AccountStore(database).FindAsync(account, http.RequestAborted) is { LockedAt: null } found
            && context.Principal.HasClaim(AccountClaims.Stamp, found.Stamp))
        {
            if (now - session.SeenAt >= SeenStep)
                await sessions.SeeAsync(id, now, http.RequestAborted);
            http.Items[Key] = (session, found);
            return;
        }
        context.RejectPrincipal();
        await http.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    extension(HttpContext context)
    {
        /// <summary>The session of this request; null when nobody is signed in.</summary>
        public Session? AccountSession => context.Items[Key] is (Session session, Account _) ? session : null;

        /// <summary>The account of this request as it was at its start; null when nobody is signed in.</summary>
        public Account? Account => context.Items[Key] is (Session _, Account account) ? account : null;
    }
}
