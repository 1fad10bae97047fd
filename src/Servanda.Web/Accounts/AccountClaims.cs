using System.Security.Claims;
using Servanda.Storage.Accounts;

namespace Servanda.Web.Accounts;

/// <summary>What a request knows of the person who signed in.</summary>
public static class AccountClaims
{
    /// <summary>The claim with the id of a signatory's organisation.</summary>
    public const string Organisation = "organisation";

    internal const string Session = "session", Stamp = "stamp";

    extension(ClaimsPrincipal person)
    {
        /// <summary>The id of the account; null when nobody is signed in.</summary>
        public string? AccountId => person.FindFirstValue(ClaimTypes.NameIdentifier);

        /// <summary>The name to show for the person; empty when nobody is signed in.</summary>
        public string AccountName => person.FindFirstValue(ClaimTypes.Name) ?? "";

        /// <summary>The role; null when nobody is signed in.</summary>
        public AccountRole? AccountRole => AccountRoles.Find(person.FindFirstValue(ClaimTypes.Role));

        /// <summary>The id of the organisation a signatory speaks for; null for everybody else.</summary>
        public string? OrganisationId => person.FindFirstValue(Organisation);

        internal string? SessionId => person.FindFirstValue(Session);
    }
}
