using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Servanda.Web.Hosting;

namespace Servanda.Web.Api;

/// <summary>The description of the API for programs that write programs (OpenAPI 3.1), made of the endpoints themselves.</summary>
static class OpenApiText
{
    const string Document = "v1", MediaType = "application/json; charset=utf-8";

    public static void AddTo(IServiceCollection services) => services.AddOpenApi(Document, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = description =>
            description.ActionDescriptor.EndpointMetadata.OfType<ApiParameters>().Any() && description.HttpMethod == HttpMethods.Get;
        options.AddOperationTransformer((operation, context, _) =>
        {
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            operation.OperationId = Name(context.Description.RelativePath ?? "");
            // Grouped by what it is about and not by our class.
            operation.Tags = new HashSet<OpenApiTagReference> { new(Group(context.Description.RelativePath ?? ""), context.Document) };
            foreach (var parameter in metadata.OfType<ApiParameters>().SelectMany(one => one.All))
                (operation.Parameters ??= []).Add(Describe(parameter));
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, context, _) =>
        {
            var portal = context.ApplicationServices.GetRequiredService<PortalOptions>();
            document.Info = new OpenApiInfo
            {
                Title = "Servanda",
                Version = "1",
                Description = "Who signed which accord, and what they were seen to do. Everything public, to be read without a key.",
            };
            document.Tags = document.Paths.Keys.Select(Group).Distinct().Select(name => new OpenApiTag { Name = name }).ToHashSet();
            document.Servers = [new OpenApiServer { Url = portal.Absolute("") }];
            return Task.CompletedTask;
        });
    });

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapMethods("/openapi.json", ApiEndpoints.Methods, GetAsync).ExcludeFromDescription();

    static async Task<IResult> GetAsync(
        [FromKeyedServices(Document)] IOpenApiDocumentProvider documents, CancellationToken cancel)
    {
        var document = await documents.GetOpenApiDocumentAsync(cancel);
        return TypedResults.Text(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancel), MediaType);
    }

    // api/v1/accords/{id}/growth is about accords.
    static string Group(string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries).Skip(2).FirstOrDefault() ?? "index";

    // api/v1/accords/{id}/growth becomes accordsIdGrowth.
    static string Name(string path)
    {
        var words = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Skip(2)
            .Select(word => word.Trim('{', '}')).Select(word => char.ToUpperInvariant(word[0]) + word[1..]);
        var name = string.Concat(words);
        return name.Length == 0 ? "index" : char.ToLower(name[0], CultureInfo.InvariantCulture) + name[1..];
    }

    static OpenApiParameter Describe(ApiParameter parameter) => new()
    {
        Name = parameter.Name,
        In = ParameterLocation.Query,
        Description = $"{parameter.Description} It has to be {parameter.Form}.",
        Schema = parameter == ApiParameter.Limit
            ? new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = $"{ApiParameter.MaxLimit}", Default = ApiParameter.UsualLimit }
            : new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Enum = parameter.AllowedWords.Count == 0 ? null : [.. parameter.AllowedWords.Select(word => (JsonNode)word)],
            },
    };
}
