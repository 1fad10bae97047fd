using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;

namespace Servanda.Web.Hosting;

/// <summary>
/// Pages that are the same for everybody are kept, compressed, and given again until something public changes. Only they
/// are compressed: a page with a secret in it, such as the token of a form, would tell of it by its length.
/// </summary>
public static class PublicCaching
{
    /// <summary>The policy of public pages.</summary>
    public const string Policy = "public";

    const long MaxOctets = 64L << 20, MaxPageOctets = 2 << 20;

    static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    internal static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<PublicEdition>();
        services.AddOutputCache(options =>
        {
            options.SizeLimit = MaxOctets;
            options.MaximumBodySize = MaxPageOctets;
            options.AddPolicy(Policy, policy => policy
                .Expire(Kept)
                .SetVaryByQuery("*")
                // Of all that browsers write there, only this makes a difference.
                .VaryByValue(context => new("coding", TakesBrotli(context) ? "br" : ""))
                .VaryByValue(async (context, cancel) => new("edition", await EditionOf(context).FindAsync(cancel))));
        });
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.Providers.Add<BrotliCompressionProvider>();
        });
    }

    internal static void Use(IApplicationBuilder application)
    {
        application.UseOutputCache();
        application.UseWhen(IsPublic, branch => branch.UseResponseCompression());
    }

    static PublicEdition EditionOf(HttpContext context) => context.RequestServices.GetRequiredService<PublicEdition>();

    static bool IsPublic(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<OutputCacheAttribute>() is not null
        && context.User.Identity?.IsAuthenticated is not true;

    static bool TakesBrotli(HttpContext context) =>
        context.Request.Headers.AcceptEncoding.Any(line => line?.Contains("br", StringComparison.OrdinalIgnoreCase) is true);
}
