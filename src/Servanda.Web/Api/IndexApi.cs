using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Servanda.Accords;
using Servanda.Storage.Register;

namespace Servanda.Web.Api;

/// <summary>Where everything is.</summary>
/// <param name="Change">The last change of the register.</param>
/// <param name="Catalogue">Names the accords, controls and weights that judgement rests on.</param>
/// <param name="Resources">Paths of the lists.</param>
sealed record IndexDto(long Change, string Catalogue, IReadOnlyList<string> Resources);

static class IndexApi
{
    static readonly string[] Lists =
    [
        "accords", "commitments", "controls", "crosswalk", "organisations", "signatures", "methods", "changes",
        "bundles", "attestations", "replies", "openapi.json",
    ];

    public static void MapIndex(this IEndpointRouteBuilder api) =>
        api.Reads("/", GetAsync).WithSummary("What there is to be read.").Produces<IndexDto>();

    static async Task<IResult> GetAsync(PublicRegisterCache register, Catalogue catalogue, CancellationToken cancel) => TypedResults.Ok(new IndexDto(
        (await register.GetAsync(cancel)).Number, catalogue.Digest.ToString(), [.. Lists.Select(list => $"{ApiEndpoints.Prefix}/{list}")]));
}
