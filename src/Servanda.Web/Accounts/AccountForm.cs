using Microsoft.AspNetCore.Mvc;
using Servanda.Accords;
using Servanda.Web.Forms;
using Servanda.Web.Layout;

namespace Servanda.Web.Accounts;

/// <summary>A page about accounts with a form on it: never kept by anybody, and shown again with what was wrong.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
abstract class AccountForm : PortalPage
{
    protected FormCheck Check { get; } = new();

    /// <summary>Everything wrong with what was typed.</summary>
    public IReadOnlyList<FormProblem> Problems => Check.Problems;

    /// <summary>The path of a page in this language.</summary>
    protected string PathOf(string rest) => $"/{Words.Id(Language)}{rest}";

    /// <summary>Leads to a path of ours that a query names; elsewhere where it names none, or somebody else's.</summary>
    protected IActionResult Back(string? back, string otherwise) =>
        LocalRedirect(Url.IsLocalUrl(back) ? back : PathOf(otherwise));

    /// <summary>Reads a new password, and the code of a new authenticator.</summary>
    protected async Task<bool> CheckNewPasswordAsync(SetUp setUp, string? password, string? secret, string? code, DateTimeOffset now)
    {
        if (password is null || password.Length < AccountSchemes.MinPassword)
            Check.Add("password", AccountPhrases.TooShort);
        else if (password.Length > AccountSchemes.MaxPassword)
            Check.Add("password", AccountPhrases.TooLong);
        else if (await setUp.CheckAsync(password) is [var problem, ..])
            Check.Add("password", AccountPhrases.ProblemOf(problem));
        if (secret is null || Totp.FindStep(secret, code ?? "", now) is null)
            Check.Add("code", AccountPhrases.WrongCode);
        return Problems.Count == 0;
    }
}
