using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Servanda.Accords;
using Servanda.Storage.Register;
using Servanda.Web.Accounts;
using Servanda.Web.Layout;

namespace Servanda.Web.Workspace;

/// <summary>A page of a signatory's own workspace: everything on it is of the organisation its account speaks for.</summary>
[Authorize(Policy = Policies.Workspace)]
public abstract class WorkspacePage(PublicRegisterCache register) : PortalPage
{
    /// <summary>The register as it stands.</summary>
    protected PublicRegister Read { get; private set; } = null!;

    /// <summary>The organisation.</summary>
    public RegisteredOrganisation Organisation { get; private set; } = null!;

    /// <summary>Who acts.</summary>
    protected string Actor => User.AccountId ?? "";

    /// <summary>Finds the organisation; false where the account names none that there is.</summary>
    protected async Task<bool> EnterAsync(CancellationToken cancel)
    {
        Read = await register.GetAsync(cancel);
        if (Read.FindOrganisation(User.OrganisationId ?? "") is not { } organisation)
            return false;
        Organisation = organisation;
        return true;
    }

    /// <summary>Leads to another page of the workspace.</summary>
    protected RedirectResult To(string rest) => Redirect($"/{Words.Id(Language)}/workspace{rest}");
}
