using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Servanda.Accords;
using Servanda.Web.Layout;

namespace Servanda.Web.About;

/// <summary>What a person sees where a page cannot be shown: what happened, and what to do.</summary>
[AllowAnonymous]
public sealed class ErrorModel : PortalPage
{
    /// <summary>What happened.</summary>
    public Text Heading => ErrorPhrases.Heading(Response.StatusCode);

    /// <summary>What to do.</summary>
    public Text Advice => ErrorPhrases.Advice(Response.StatusCode);

    /// <summary>What an operator finds in the logs; null where nothing went wrong on our side.</summary>
    public string? Reference =>
        Response.StatusCode >= StatusCodes.Status500InternalServerError ? Activity.Current?.TraceId.ToString() : null;

    /// <summary>Shown in place of another page, whose status it keeps; asked for by its own name it is not there.</summary>
    public void OnGet()
    {
        if (Response.StatusCode == StatusCodes.Status200OK)
            Response.StatusCode = StatusCodes.Status404NotFound;
    }
}
