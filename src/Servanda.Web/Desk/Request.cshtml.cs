using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Servanda.Accords;
using Servanda.Storage;
using Servanda.Storage.Applications;
using Servanda.Storage.Register;
using Servanda.Web.Accounts;

namespace Servanda.Web.Desk;

/// <summary>Begins a change of one signature: who begins it is the first of the two.</summary>
[Authorize(Policy = Policies.Publish)]
public sealed class RequestModel(Database database, TimeProvider clock, Catalogue catalogue, PublicRegisterCache register) : DeskPage(database)
{
    /// <summary>The signature.</summary>
    public RegisteredSignature Signature { get; private set; } = null!;

    /// <summary>Who signed.</summary>
    public RegisteredOrganisation Organisation { get; private set; } = null!;

    /// <summary>The fields.</summary>
    public RequestFields Fields { get; private set; } = null!;

    /// <summary>Why the register does not take it; null where it was not asked.</summary>
    public Text? Refusal { get; private set; }

    /// <summary>Shows the form.</summary>
    public async Task<IActionResult> OnGetAsync(string signature, CancellationToken cancel)
    {
        var read = await register.GetAsync(cancel);
        if (!Find(read, signature))
            return NotFound();
        Fields = RequestFields.Of(RequestFields.Start(Signature), Signature, read, Accord, isDesk: true, []);
        return Page();
    }

    /// <summary>Begins the change.</summary>
    public async Task<IActionResult> OnPostAsync(string signature, [FromForm] RequestForm form, CancellationToken cancel)
    {
        var read = await register.GetAsync(cancel);
        if (!Find(read, signature))
            return NotFound();
        var kinds = RequestFormReader.Possible(Signature.Status, isDesk: true);
        var draft = new RequestFormReader(read, Signature, kinds, Language).Read(form, Accord, out var problems);
        if (draft is not null)
        {
            var (id, outcome) = await new Decisions(Database, clock, register).BeginAsync(draft, Actor, cancel);
            if (outcome is DecisionOutcome.Done)
                return To($"/applications/{id}?came=done");
            if (id is null)
                return To("");
            Refusal = DeskPhrases.Notice(DeskPhrases.WordOf(outcome));
            form.OnceKey = PrivateId.New();
        }
        Fields = RequestFields.Of(form, Signature, read, Accord, isDesk: true, problems);
        return Page();
    }

    Accord? Accord => catalogue.Accords.FirstOrDefault(one => one.Id == Signature.AccordId);

    bool Find(PublicRegister read, string id)
    {
        if (read.FindSignature(id) is not { IsStanding: true } signature || read.FindOrganisation(signature.OrganisationId) is not { } organisation)
            return false;
        (Signature, Organisation) = (signature, organisation);
        return true;
    }
}
