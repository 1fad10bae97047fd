using Microsoft.AspNetCore.Mvc;
using Servanda.Accords;
using Servanda.Storage;
using Servanda.Storage.Accounts;
using Servanda.Storage.Applications;
using Servanda.Storage.Letters;
using Servanda.Storage.Register;
using Servanda.Web.Desk;

namespace Servanda.Web.Workspace;

/// <summary>A signatory asks to amend or withdraw its signature; the secretariat decides.</summary>
public sealed class ChangeModel(
    Database database, TimeProvider clock, Catalogue catalogue, PublicRegisterCache register) : WorkspacePage(register)
{
    /// <summary>The signature.</summary>
    public RegisteredSignature Signature { get; private set; } = null!;

    /// <summary>The fields.</summary>
    public RequestFields Fields { get; private set; } = null!;

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(string signature, CancellationToken cancel)
    {
        if (!await FindAsync(signature, cancel))
            return NotFound();
        Fields = RequestFields.Of(RequestFields.Start(Signature), Signature, Read, Accord, isDesk: false, []);
        return Page();
    }

    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnPostAsync(string signature, [FromForm] RequestForm form, CancellationToken cancel)
    {
        if (!await FindAsync(signature, cancel))
            return NotFound();
        var kinds = RequestFormReader.Possible(Signature.Status, isDesk: false);
        var draft = new RequestFormReader(Read, Signature, kinds, Language).Read(form, Accord, out var problems);
        if (draft is null)
        {
            Fields = RequestFields.Of(form, Signature, Read, Accord, isDesk: false, problems);
            return Page();
        }
        var account = await new AccountStore(database).FindAsync(Actor, cancel);
        MailAddress.TryRead(account?.Mail, out var mail);
        await using (var change = await database.BeginAsync(cancel))
        {
            // The same form twice is one request, and the answer is the same.
            await new ApplicationStore(database, clock).ReceiveAsync(
                change, draft with { ContactName = account?.Name ?? "", ContactMail = mail }, ApplicationState.Confirmed, Actor, cancel);
            await change.CommitAsync(cancel);
        }
        return To("?came=done");
    }

    Accord? Accord => catalogue.Accords.FirstOrDefault(one => one.Id == Signature.AccordId);

    async Task<bool> FindAsync(string id, CancellationToken cancel)
    {
        if (!await EnterAsync(cancel) || Organisation.Signatures.FirstOrDefault(one => one.Id == id && one.IsStanding) is not { } signature)
            return false;
        Signature = signature;
        return true;
    }
}
