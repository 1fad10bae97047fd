using Microsoft.AspNetCore.Authorization;
using Servanda.Storage;
using Servanda.Storage.Register;
using Servanda.Web.Accounts;

namespace Servanda.Web.Desk;

/// <summary>Finds the signature to change.</summary>
[Authorize(Policy = Policies.Publish)]
public sealed class RegisterModel(Database database, PublicRegisterCache register) : DeskPage(database)
{
    const int Most = 50;

    /// <summary>What was searched.</summary>
    public string? Query { get; private set; }

    /// <summary>What was found; empty before a search.</summary>
    public IReadOnlyList<RegisteredOrganisation> Found { get; private set; } = [];

    /// <summary>Searches.</summary>
    public async Task OnGetAsync(string? q, CancellationToken cancel)
    {
        Query = q;
        if (!string.IsNullOrWhiteSpace(q))
            Found = [.. (await register.GetAsync(cancel)).Search(q).Take(Most)];
    }
}
