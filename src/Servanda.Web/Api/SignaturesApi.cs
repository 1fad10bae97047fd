using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Servanda.Storage.Register;

namespace Servanda.Web.Api;

/// <summary>Signatures with their history.</summary>
static class SignaturesApi
{
    static readonly ApiParameter[] Filters =
    [
        ApiParameter.Limit, ApiParameter.Cursor, ApiParameter.Search, ApiParameter.Country, ApiParameter.Category,
        ApiParameter.Status, ApiParameter.Year,
    ];

    public static void MapSignatures(this IEndpointRouteBuilder api)
    {
        api.Reads("/signatures", ListAsync, [.. Filters, ApiParameter.Accord])
            .WithSummary("The signatures that stand, or those of a status.").Produces<ApiPage<SignatureDto>>();
        api.Reads("/signatures/{id}", GetAsync)
            .WithSummary("One signature with every state it was in.").Produces<SignatureDto>().Produces<ApiProblem>(404);
    }

    static async Task<IResult> ListAsync(HttpContext context, PublicRegisterCache register, CancellationToken cancel)
    {
        var request = context.Request;
        var query = new SignatoryQuery
        {
            Search = ApiParameter.Search.In(request),
            Country = ApiParameter.Country.In(request),
            Category = ApiParameter.Category.In(request),
            Status = RegisterWords.TryRead(ApiParameter.Status.In(request), out var status) ? status : null,
            Year = ApiParameter.Year.In(request) is { } year ? int.Parse(year, CultureInfo.InvariantCulture) : null,
        };
        var accord = ApiParameter.Accord.In(request);
        var now = await register.GetAsync(cancel);
        return ApiPages.Of(context,
            now.Accords.Where(one => accord is null || one.AccordId == accord).SelectMany(one => one.Select(query)),
            one => one.Signature.Id, SignatureDto.Of);
    }

    static async Task<IResult> GetAsync(string id, PublicRegisterCache register, CancellationToken cancel)
    {
        var now = await register.GetAsync(cancel);
        return now.FindSignature(id) is { } signature && now.FindOrganisation(signature.OrganisationId) is { } organisation
            ? TypedResults.Ok(SignatureDto.Of(signature, organisation))
            : ApiProblem.NotFound("There is no signature with this id.");
    }
}
