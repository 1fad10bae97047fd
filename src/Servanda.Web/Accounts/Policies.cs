using Microsoft.AspNetCore.Authorization;
using Servanda.Storage.Accounts;

namespace Servanda.Web.Accounts;

/// <summary>Who may see what: a page names one of these (<c>[Authorize(Policy = Policies.Desk)]</c>), or says that anyone may
/// (<c>[AllowAnonymous]</c>). A page that says neither is refused to everybody who is not signed in.</summary>
public static class Policies
{
    /// <summary>Any account: its own pages.</summary>
    public const string Account = nameof(Account);

    /// <summary>Signatories: the workspace of their organisation, which the claim <see cref="AccountClaims.Organisation"/> names.</summary>
    public const string Workspace = nameof(Workspace);

    /// <summary>Reviewers, secretaries, administrators: to see the desk.</summary>
    public const string Desk = nameof(Desk);

    /// <summary>The same people: to decide on an application, and to countersign.</summary>
    public const string Decide = nameof(Decide);

    /// <summary>Secretaries and administrators: to publish, amend, suspend, withdraw and import.</summary>
    public const string Publish = nameof(Publish);

    /// <summary>Administrators: settings and accounts.</summary>
    public const string Settings = nameof(Settings);

    /// <summary>The roles a policy admits. Roles do not imply one another but for what is written here.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<AccountRole>> Roles { get; } =
        new Dictionary<string, IReadOnlyList<AccountRole>>(StringComparer.Ordinal)
        {
            [Account] = AccountRoles.All,
            [Workspace] = [AccountRole.Signatory],
            [Desk] = [AccountRole.Reviewer, AccountRole.Secretary, AccountRole.Administrator],
            [Decide] = [AccountRole.Reviewer, AccountRole.Secretary, AccountRole.Administrator],
            [Publish] = [AccountRole.Secretary, AccountRole.Administrator],
            [Settings] = [AccountRole.Administrator],
        };

    internal static void AddTo(AuthorizationOptions options)
    {
        foreach (var (name, roles) in Roles)
            options.AddPolicy(name, policy => policy.RequireAuthenticatedUser().RequireRole(roles.Select(AccountRoles.WordOf)));
    }
}
