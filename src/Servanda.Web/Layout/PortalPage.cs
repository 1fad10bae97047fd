using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OutputCaching;
using Servanda.Accords;
using Servanda.Web.Hosting;

namespace Servanda.Web.Layout;

/// <summary>A page in one of our languages, which stands first in its path: <c>/en/…</c>, <c>/fr/…</c>.</summary>
public abstract class PortalPage : PageModel
{
    /// <summary>The language of this request.</summary>
    public Language Language => LanguagePath.Of(HttpContext);
}

/// <summary>A page for everybody, the same for everybody: it may be cached, and holds no form that changes anything.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicCaching.Policy)]
public abstract class PublicPage : PortalPage;
