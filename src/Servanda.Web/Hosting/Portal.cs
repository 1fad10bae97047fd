using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;
using Servanda.Accords;
using Servanda.Storage;
using Servanda.Storage.Register;
using Servanda.Web.Accords;
using Servanda.Web.Accounts;
using Servanda.Web.Api;
using Servanda.Web.Apply;
using Servanda.Web.Assets;
using Servanda.Web.Data;
using Servanda.Web.Feeds;
using Servanda.Web.Layout;
using Servanda.Web.Log;
using Servanda.Web.Organisations;

namespace Servanda.Web.Hosting;

/// <summary>The portal, to be added to a web application: its services, then its way through a request.</summary>
public static class Portal
{
    // A form with twenty domains has sixty fields; a list of signatories is pasted into one.
    const int MaxFormValues = 500, MaxFormKey = 200, MaxFormValue = 2 << 20;

    /// <summary>Adds what the pages need.</summary>
    /// <param name="services">Of the application.</param>
    /// <param name="options">What the operator set.</param>
    /// <param name="database">Open, with its schema up to date; whoever opened it disposes it.</param>
    /// <param name="catalogue">The accords and controls that pages explain.</param>
    /// <param name="clock">Tells the time.</param>
    public static void AddTo(
        IServiceCollection services, PortalOptions options, Database database, Catalogue catalogue, TimeProvider clock)
    {
        services.AddSingleton(options).AddSingleton(database).AddSingleton(catalogue);
        services.Replace(ServiceDescriptor.Singleton(clock));
        services.AddSingleton<PublicRegisterCache>();
        services.AddSingleton(new CatalogueIndex(catalogue));
        services.AddSingleton<AssetStore>();
        services.AddSingleton<FigureShelf>().AddSingleton(
            of => new EvidenceCache(database, of.GetRequiredService<PublicEdition>()));
        services.AddSingleton<StructuredData>();
        services.AddTransient<Say>();
        services.AddRazorPages(pages => pages.RootDirectory = "/").AddApplicationPart(typeof(Portal).Assembly);
        services.Configure<RouteOptions>(routes =>
        {
            routes.ConstraintMap[LanguagePath.Constraint] = typeof(LanguagePath.RouteConstraint);
        });
        // Letters of every script are written as they are; what has a meaning in HTML is still escaped.
        services.Configure<WebEncoderOptions>(encoders => encoders.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        AccountSchemes.AddTo(services, options);
        RateLimits.AddTo(services);
        services.Configure<FormOptions>(forms =>
        {
            forms.ValueCountLimit = MaxFormValues;
            forms.KeyLengthLimit = MaxFormKey;
            forms.ValueLengthLimit = MaxFormValue;
        });
        services.AddHttpContextAccessor();
        LogEndpoints.AddTo(services);
        ApiEndpoints.AddTo(services);
        PublicCaching.AddTo(services);
        ApplicationParts.AddTo(services);
    }

    /// <summary>Lays a request's way, and maps every page.</summary>
    public static void Use(WebApplication application)
    {
        var options = application.Services.GetRequiredService<PortalOptions>();
        PublicAddress.Use(application, options);
        SecurityHeaders.Use(application, options);
        ErrorPages.Use(application);
        application.UseRouting();
        ErrorPages.UseWithoutDatabase(application);
        application.UseAuthentication();
        RateLimits.Use(application);
        application.UseAuthorization();
        PublicCaching.Use(application);
        AssetEndpoint.Map(application);
        LogEndpoints.Map(application);
        Health.Map(application);
        EvidenceEndpoint.Map(application);
        DataEndpoints.Map(application);
        application.MapGet("/", ToPreferredLanguage).AllowAnonymous();
        AccordFiles.Map(application);
        AccordFiles.MapHome(application);
        Submissions.Map(application);
        ApiEndpoints.Map(application);
        FeedEndpoints.Map(application);
        // A page that does not say who may see it is for accounts only.
        application.MapRazorPages().RequireAuthorization(Policies.Account);
    }

    static IResult ToPreferredLanguage(HttpContext context)
    {
        context.Response.Headers.Vary = "Accept-Language";
        return Results.Redirect($"/{Words.Id(LanguagePath.Preferred(context.Request))}");
    }
}
