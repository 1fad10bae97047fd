using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Servanda.Web.Hosting;

namespace Servanda.Web.Api;

/// <summary>The API for programs: everything public, to be read by anybody from anywhere, under <c>/api/v1</c>.</summary>
static class ApiEndpoints
{
    /// <summary>What every path begins with.</summary>
    public const string Prefix = "/api/v1";

    /// <summary>What the API is read by.</summary>
    public static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void AddTo(IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default);
            // A number is written as a number, and described as one.
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            // Letters of every script as they are; what has a meaning in HTML is still escaped.
            options.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        });
        OpenApiText.AddTo(services);
    }

    public static void Map(IEndpointRouteBuilder application)
    {
        var api = application.MapGroup(Prefix).AllowAnonymous().AddEndpointFilter<ApiFilter>()
            .WithMetadata(new OutputCacheAttribute { PolicyName = PublicCaching.Policy });
        api.MapIndex();
        api.MapAccords();
        api.MapCommitments();
        api.MapControls();
        api.MapOrganisations();
        api.MapSignatures();
        api.MapMeasurements();
        api.MapEvidence();
        api.MapChanges();
        OpenApiText.Map(api);
        // A browser asks first where a program sends If-None-Match (Fetch, CORS-preflight request).
        application.MapMethods(Prefix + "/{**rest}", [HttpMethods.Options], ApiCors.Preflight).AllowAnonymous().ExcludeFromDescription();
        api.MapMethods("/{**rest}", Methods, () => ApiProblem.NotFound("There is no such resource.")).ExcludeFromDescription();
    }

    /// <summary>A resource to be read, with all parameters its query may have.</summary>
    public static RouteHandlerBuilder Reads(this IEndpointRouteBuilder api, string path, Delegate handler, params ApiParameter[] parameters) =>
        api.MapMethods(path, Methods, handler).WithMetadata(new ApiParameters(parameters));
}
