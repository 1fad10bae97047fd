using Microsoft.AspNetCore.Builder;

namespace Servanda.Web.Hosting;

/// <summary>Headers of every answer: what a browser may load, who may frame us, and what it tells others of its reader.</summary>
static class SecurityHeaders
{
    /// <summary>Nothing from elsewhere, and nothing written into a page (CSP Level 3).</summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; font-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    const string Permissions = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

    // Two years, as lists of preloaded hosts ask (RFC 6797).
    const string Transport = "max-age=63072000; includeSubDomains";

    public static void Use(IApplicationBuilder application, PortalOptions options)
    {
        var isSecure = options.PublicUrl.Scheme == Uri.UriSchemeHttps;
        application.Use((context, next) =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = Permissions;
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            if (isSecure)
                headers.StrictTransportSecurity = Transport;
            return next(context);
        });
    }
}
