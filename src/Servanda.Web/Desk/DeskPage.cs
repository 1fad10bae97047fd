using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Servanda.Accords;
using Servanda.Storage;
using Servanda.Storage.Accounts;
using Servanda.Storage.Applications;
using Servanda.Web.Accounts;
using Servanda.Web.Layout;

namespace Servanda.Web.Desk;

/// <summary>A page of the secretariat's desk.</summary>
[Authorize(Policy = Policies.Desk)]
public abstract class DeskPage(Database database) : PortalPage
{
    IReadOnlyDictionary<string, string>? _names;

    /// <summary>The database.</summary>
    protected Database Database { get; } = database;

    /// <summary>Who acts.</summary>
    protected string Actor => User.AccountId ?? "";

    /// <summary>Reads the names of those who act; called once by a page that shows any.</summary>
    protected async Task ReadNamesAsync(CancellationToken cancel) =>
        _names = (await new AccountStore(Database).ListAsync(null, cancel)).ToDictionary(one => one.Id, one => one.Name, StringComparer.Ordinal);

    /// <summary>The name of whoever acted; for one whose account is gone a part of its id.</summary>
    public string NameOf(string actor) => actor switch
    {
        DeskActors.Applicant => DeskPhrases.Applicant.In(Language),
        DeskActors.Servanda => "Servanda",
        _ => _names?.GetValueOrDefault(actor) ?? $"{actor[..Math.Min(actor.Length, 8)]}…",
    };

    /// <summary>Leads to another page of the desk.</summary>
    protected RedirectResult To(string rest) => Redirect($"/{Words.Id(Language)}/desk{rest}");
}
