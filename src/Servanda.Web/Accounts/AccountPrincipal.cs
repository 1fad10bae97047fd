using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Servanda.Storage.Accounts;

namespace Servanda.Web.Accounts;

/// <summary>What a session says of its person: id, name, role, organisation; not the address.</summary>
sealed class AccountPrincipal : IUserClaimsPrincipalFactory<AccountUser>
{
    public Task<ClaimsPrincipal> CreateAsync(AccountUser user)
    {
        var account = user.Account;
        var identity = new ClaimsIdentity(
            [
                new(ClaimTypes.NameIdentifier, account.Id),
                new(ClaimTypes.Name, account.Name),
                new(ClaimTypes.Role, AccountRoles.WordOf(account.Role)),
                new(AccountClaims.Stamp, account.Stamp),
            ],
            IdentityConstants.ApplicationScheme, ClaimTypes.Name, ClaimTypes.Role);
        if (account is { Role: AccountRole.Signatory, Organisation: { } organisation })
            identity.AddClaim(new(AccountClaims.Organisation, organisation));
        return Task.FromResult(new ClaimsPrincipal(identity));
    }
}
