using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Servanda.Accords;
using Servanda.Storage;
using Servanda.Storage.Accounts;

namespace Servanda.Web.Accounts;

/// <summary>A person's own account: how they sign in, where they are signed in, what happened.</summary>
[Authorize(Policy = Policies.Account)]
sealed class IndexModel(Database database, TimeProvider clock) : AccountForm
{
    const int EventsShown = 20;

    readonly SessionStore _sessions = new(database);

    public Account Account => HttpContext.Account!;

    public string Current => User.SessionId!;

    public int Passkeys { get; private set; }

    public int CodesLeft { get; private set; }

    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public IReadOnlyList<AccountEvent> Events { get; private set; } = [];

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    /// <summary>Where the older ones begin; null where there are none.</summary>
    public long? Older { get; private set; }

    public Text? Note => Done switch
    {
        "details" => new("It is changed.", "C’est modifié."),
        "ended" => new("The session is ended.", "La session est close."),
        "password" => new("The password is set.", "Le mot de passe est défini."),
        "codes" => new("Keep your recovery codes where you find them without this device.", "Gardez vos codes de secours là où vous les trouverez sans cet appareil."),
        _ => null,
    };

    public IEnumerable<(string Path, Text Words)> Ways
    {
        get
        {
            if (Account.Role == AccountRole.Signatory)
                yield return ("/workspace", new("Workspace of your organisation", "Espace de votre organisation"));
            else
                yield return ("/desk", new("Desk of the secretariat", "Bureau du secrétariat"));
            if (Account.Role == AccountRole.Administrator)
                yield return ("/desk/accounts", new("Accounts", "Comptes"));
        }
    }

    public async Task OnGetAsync(long? before)
    {
        var cancel = HttpContext.RequestAborted;
        Passkeys = (await new PasskeyStore(database).ListAsync(Account.Id, cancel)).Count;
        CodesLeft = await new RecoveryCodes(database).CountAsync(Account.Id, cancel);
        Sessions = await _sessions.ListAsync(Account.Id, clock.GetUtcNow() - SessionCheck.IdleLife, cancel);
        var found = await new AccountEvents(database).PageAsync(
            new AccountEventFilter { Account = Account.Id, Before = before }, EventsShown + 1, cancel);
        Events = [.. found.Take(EventsShown)];
        Older = found.Count > EventsShown ? Events[^1].Number : null;
    }

    public async Task<IActionResult> OnPostEndAsync(string? session)
    {
        await _sessions.TryEndAsync(Account.Id, session ?? "", clock.GetUtcNow(), HttpContext.RequestAborted);
        return LocalRedirect(PathOf("/account?done=ended"));
    }

    public async Task<IActionResult> OnPostEndAllAsync()
    {
        var (cancel, now) = (HttpContext.RequestAborted, clock.GetUtcNow());
        await using var change = await database.BeginAsync(cancel);
        await SessionStore.EndAllAsync(change, Account.Id, Current, now, cancel);
        await AccountEvents.AddAsync(change, Account.Id, AccountEventKind.SessionsEnded, Account.Id, now, null, cancel);
        await change.CommitAsync(cancel);
        return LocalRedirect(PathOf("/account?done=ended"));
    }
}
