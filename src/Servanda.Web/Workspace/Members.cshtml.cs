using Microsoft.AspNetCore.Mvc;
using Servanda.Storage;
using Servanda.Storage.Accounts;
using Servanda.Storage.Letters;
using Servanda.Storage.Register;
using Servanda.Web.Accounts;
using Servanda.Web.Apply;
using Servanda.Web.Forms;

namespace Servanda.Web.Workspace;

/// <summary>Who speaks for an organisation, and whom they invite.</summary>
public sealed class MembersModel(
    Database database, TimeProvider clock, PublicRegisterCache register, Invitations invitations) : WorkspacePage(register)
{
    /// <summary>Those with an account, and those invited, at the most.</summary>
    public const int Most = 20;

    /// <summary>Those with an account.</summary>
    public IReadOnlyList<Account> Members { get; private set; } = [];

    /// <summary>Those invited who have not come yet.</summary>
    public IReadOnlyList<AccountLink> Invited { get; private set; } = [];

    /// <summary>The name typed.</summary>
    public string? Name { get; private set; }

    /// <summary>The address typed.</summary>
    public string? Mail { get; private set; }

    /// <summary>Everything wrong with what was typed.</summary>
    public IReadOnlyList<FormProblem> Problems { get; private set; } = [];

    /// <summary>Shows them.</summary>
    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await FindAsync(cancel) ? Page() : NotFound();

    /// <summary>Invites one. Whether an address has an account elsewhere is not told.</summary>
    public async Task<IActionResult> OnPostAsync(string? name, string? mail, CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
            return NotFound();
        var check = new FormCheck();
        var person = check.Line("name", name, Account.MaxName, new("a name", "un nom"));
        if (!MailAddress.TryRead(mail, out var address))
            check.Add("mail", ApplyPhrases.BadMail);
        if (Members.Count + Invited.Count >= Most)
            check.Add("mail", new($"At most {Most} persons.", $"{Most} personnes au plus."));
        (Problems, Name, Mail) = (check.Problems, name, mail);
        if (Problems.Count > 0)
            return Page();
        if (await new AccountStore(database).FindByMailAsync(address!.ToString(), cancel) is null)
        {
            await using var change = await database.BeginAsync(cancel);
            await invitations.InviteAsync(change, address, person, AccountRole.Signatory, Organisation.Id, Language, Actor, cancel);
            await change.CommitAsync(cancel);
        }
        return To("/members");
    }

    async Task<bool> FindAsync(CancellationToken cancel)
    {
        if (!await EnterAsync(cancel))
            return false;
        Members = await new AccountStore(database).ListAsync(Organisation.Id, cancel);
        Invited = await new LinkStore(database).ListInvitationsAsync(Organisation.Id, clock.GetUtcNow(), cancel);
        return true;
    }
}
