using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Servanda.Accords;
using Servanda.Storage;
using Servanda.Storage.Accounts;
using Servanda.Storage.Register;

namespace Servanda.Web.Accounts;

/// <summary>One account as an administrator sees it: role, lock, a way back, and what happened.</summary>
[Authorize(Policy = Policies.Settings)]
[RecentlyProven]
sealed class PersonModel(Database database, Invitations invitations, PublicRegisterCache register, TimeProvider clock) : AccountForm
{
    const int EventsShown = 50;

    static readonly Text NotDone = new(
        "Not done: the account was changed in between, or it is the last administrator’s.",
        "Rien n’a été fait\u00A0: le compte a changé entre-temps, ou c’est celui du dernier administrateur.");

    static readonly Text NoOrganisation = new(
        "A signatory speaks for an organisation of the register: enter its id.",
        "Un signataire parle pour une organisation du registre\u00A0: indiquez son identifiant.");

    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public string? Organisation { get; set; }

    [BindProperty]
    public bool IsLocked { get; set; }

    /// <summary>The version of the account that the administrator saw.</summary>
    [BindProperty]
    public long Version { get; set; }

    [BindProperty(SupportsGet = true, Name = "done")]
    public bool IsDone { get; set; }

    public Account Person { get; private set; } = null!;

    public IReadOnlyList<AccountEvent> Events { get; private set; } = [];

    public IReadOnlyList<(string, string)> RoleChoice =>
        [.. AccountRoles.All.Select(role => (AccountRoles.WordOf(role), AccountPhrases.Role(role).In(Language)))];

    CancellationToken Cancel => HttpContext.RequestAborted;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await new AccountStore(database).FindAsync(Id, Cancel) is not { } found)
        {
            context.Result = NotFound();
            return;
        }
        Person = found;
        Events = await new AccountEvents(database).ListAsync(Id, EventsShown, Cancel);
        await next();
    }

    public void OnGet() => (Role, Organisation) = (AccountRoles.WordOf(Person.Role), Person.Organisation);

    public async Task<IActionResult> OnPostRoleAsync()
    {
        var role = AccountRoles.Find(Check.Choice("role", Role, [.. AccountRoles.All.Select(AccountRoles.WordOf)]));
        if (role == AccountRole.Signatory && (await register.GetAsync(Cancel)).FindOrganisation(Organisation ?? "") is null)
            Check.Add("organisation", NoOrganisation);
        if (Problems.Count > 0)
            return Page();
        return Answer(await AccountAdministration.TryChangeRoleAsync(
            database, Person with { Version = Version }, role!.Value, Organisation, User.AccountId, clock.GetUtcNow(), Cancel));
    }

    public async Task<IActionResult> OnPostLockAsync() => Answer(await AccountAdministration.TryLockAsync(
        database, Person with { Version = Version }, IsLocked, User.AccountId, clock.GetUtcNow(), Cancel));

    public async Task<IActionResult> OnPostResetAsync()
    {
        await using var change = await database.BeginAsync(Cancel);
        if (await invitations.SendResetAsync(change, Person, User.AccountId!, Cancel))
        {
            await AccountEvents.AddAsync(change, Id, AccountEventKind.ResetSent, User.AccountId, clock.GetUtcNow(), null, Cancel);
            await change.CommitAsync(Cancel);
        }
        return Answer(true);
    }

    IActionResult Answer(bool isDone)
    {
        if (isDone)
            return LocalRedirect(PathOf($"/desk/accounts/{Id}?done=true"));
        IsDone = false;
        Check.Add("role", NotDone);
        return Page();
    }
}
