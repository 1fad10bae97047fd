using Servanda.Storage.Accounts;

namespace Servanda.Web.Accounts;

/// <summary>The account a request works on, as ASP.NET Core Identity passes it between its parts: the row, and what was
/// changed of it and not yet kept.</summary>
public sealed class AccountUser(Account account)
{
    /// <summary>As it will be kept.</summary>
    public Account Account { get; internal set; } = account;
}
