using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Servanda.Accords;
using Servanda.Storage;
using Servanda.Storage.Accounts;
using Servanda.Storage.Letters;
using Servanda.Storage.Register;

namespace Servanda.Web.Accounts;

/// <summary>Who can sign in, and an invitation for whoever should.</summary>
[Authorize(Policy = Policies.Settings)]
[RecentlyProven]
sealed class ManageModel(Database database, Invitations invitations, PublicRegisterCache register, TimeProvider clock) : AccountForm
{
    static readonly Text Taken = new("This address has an account.", "Cette adresse a déjà un compte.");

    static readonly Text NoOrganisation = new(
        "A signatory speaks for an organisation of the register: enter its id. Nobody else has one.",
        "Un signataire parle pour une organisation du registre\u00A0: indiquez son identifiant. Les autres n’en ont pas.");

    [BindProperty]
    public string? Mail { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public string? Organisation { get; set; }

    [BindProperty]
    public string? Letters { get; set; }

    [BindProperty(SupportsGet = true, Name = "invited")]
    public bool IsInvited { get; set; }

    public IReadOnlyList<Account> Accounts { get; private set; } = [];

    public IReadOnlyList<AccountLink> Invitations { get; private set; } = [];

    public IReadOnlyList<(string, string)> RoleChoice =>
        [.. AccountRoles.All.Select(role => (AccountRoles.WordOf(role), AccountPhrases.Role(role).In(Language)))];

    public static IReadOnlyList<(string, string)> LanguageChoice { get; } =
        [(Words.Id(Servanda.Accords.Language.English), "English"), (Words.Id(Servanda.Accords.Language.French), "Français")];

    CancellationToken Cancel => HttpContext.RequestAborted;

    public async Task OnGetAsync()
    {
        Letters = Words.Id(Language);
        await ReadAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!MailAddress.TryRead(Mail, out var mail))
            Check.Add("mail", AccountPhrases.WrongMail);
        else if (await new AccountStore(database).FindByMailAsync(mail.ToString(), Cancel) is not null)
            Check.Add("mail", Taken);
        var name = Check.Line("name", Name, Account.MaxName, new("the person’s name", "le nom de la personne"));
        var role = AccountRoles.Find(Check.Choice("role", Role, [.. AccountRoles.All.Select(AccountRoles.WordOf)]));
        var language = Check.Choice("letters", Letters, [.. LanguageChoice.Select(one => one.Item1)]);
        if (role is not null && !await IsFittingAsync(role.Value))
            Check.Add("organisation", NoOrganisation);
        if (Problems.Count > 0)
        {
            IsInvited = false;
            await ReadAsync();
            return Page();
        }
        await using var change = await database.BeginAsync(Cancel);
        await invitations.InviteAsync(
            change, mail!, name, role!.Value, role == AccountRole.Signatory ? Organisation : null,
            language == Words.Id(Servanda.Accords.Language.French) ? Servanda.Accords.Language.French : Servanda.Accords.Language.English, User.AccountId, Cancel);
        await change.CommitAsync(Cancel);
        return LocalRedirect(PathOf("/desk/accounts?invited=true"));
    }

    async Task<bool> IsFittingAsync(AccountRole role) => role == AccountRole.Signatory
        ? Organisation is { Length: > 0 } id && (await register.GetAsync(Cancel)).FindOrganisation(id) is not null
        : string.IsNullOrEmpty(Organisation);

    async Task ReadAsync()
    {
        Accounts = await new AccountStore(database).ListAsync(null, Cancel);
        Invitations = await new LinkStore(database).ListInvitationsAsync(null, clock.GetUtcNow(), Cancel);
    }
}
