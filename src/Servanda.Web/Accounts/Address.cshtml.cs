using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Servanda.Accords;
using Servanda.Storage;
using Servanda.Storage.Accounts;
using Servanda.Web.Hosting;

namespace Servanda.Web.Accounts;

/// <summary>Where the letter to a new address leads. To look at the link changes nothing: programs look at links too.</summary>
[AllowAnonymous]
[EnableRateLimiting(RateLimits.Confirm)]
sealed class AddressModel(Database database, Invitations invitations, TimeProvider clock) : AccountForm
{
    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    /// <summary>The link; null where it does nothing any more.</summary>
    public AccountLink? Link { get; private set; }

    public bool IsDone { get; private set; }

    public Text Heading => Link is null
        ? new("This link does nothing any more", "Ce lien ne sert plus")
        : new("Your new address", "Votre nouvelle adresse");

    CancellationToken Cancel => HttpContext.RequestAborted;

    public Task OnGetAsync() => ReadAsync();

    public async Task OnPostAsync()
    {
        if (!await ReadAsync())
            return;
        await using var change = await database.BeginAsync(Cancel);
        if (await AccountDetails.TryMoveAsync(change, Link!, Token, clock.GetUtcNow(), Cancel) is not { } old)
        {
            Link = null;
            Response.StatusCode = StatusCodes.Status410Gone;
            return;
        }
        await invitations.TellMovedAsync(change, old, Token, Cancel);
        await change.CommitAsync(Cancel);
        IsDone = true;
    }

    async Task<bool> ReadAsync()
    {
        Link = await new LinkStore(database).FindMoveAsync(Token, clock.GetUtcNow(), Cancel);
        if (Link is null)
            Response.StatusCode = StatusCodes.Status410Gone;
        return Link is not null;
    }
}
