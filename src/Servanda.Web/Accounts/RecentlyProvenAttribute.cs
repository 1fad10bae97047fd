using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using Servanda.Accords;
using Servanda.Web.Layout;

namespace Servanda.Web.Accounts;

/// <summary>A page whose person must have shown a passkey, or a password with a code, within the last minutes: whoever finds a
/// browser open can read, and not take over.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RecentlyProvenAttribute : Attribute, IAsyncPageFilter
{
    /// <summary>How long a proof counts.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        if (http.AccountSession is { } session && now - session.ProvenAt < Life)
            return next();
        var back = QueryString.Create("back", http.Request.Path);
        context.Result = new RedirectResult($"/{Words.Id(LanguagePath.Of(http))}/account/prove{back}");
        return Task.CompletedTask;
    }
}
