using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;

namespace Servanda.Web.Hosting;

/// <summary>What a request came by, seen from outside: the scheme is that of the public address, whoever ended TLS, and the
/// client's address is what a proxy says only where the operator named that proxy.</summary>
static class PublicAddress
{
    public static void Use(IApplicationBuilder application, PortalOptions options)
    {
        if (options.Proxies.Count > 0)
        {
            var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor, ForwardLimit = null };
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in options.Proxies)
                forwarded.KnownIPNetworks.Add(proxy);
            application.UseForwardedHeaders(forwarded);
        }
        var scheme = options.PublicUrl.Scheme;
        application.Use((context, next) =>
        {
            context.Request.Scheme = scheme;
            return next(context);
        });
    }
}
