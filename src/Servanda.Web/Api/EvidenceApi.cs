using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Servanda.Core;
using Servanda.Storage;
using Servanda.Storage.Log;
using Servanda.Storage.Measurement;
using Servanda.Storage.Workspaces;

namespace Servanda.Web.Api;

/// <summary>What stands behind verdicts, as far as it is public: bundles, attestations, replies.</summary>
static class EvidenceApi
{
    public static void MapEvidence(this IEndpointRouteBuilder api)
    {
        api.Reads("/bundles", BundlesAsync, ApiParameter.Limit, ApiParameter.Cursor, ApiParameter.Organisation)
            .WithSummary("The public bundles of evidence, by their digests.").Produces<ApiPage<BundleDto>>();
        api.Reads("/bundles/{sha256}", BundleAsync)
            .WithSummary("One bundle, and where its file is.").Produces<BundleDto>().Produces<ApiProblem>(404);
        api.Reads("/attestations", AttestationsAsync,
                ApiParameter.Limit, ApiParameter.Cursor, ApiParameter.Organisation, ApiParameter.Control)
            .WithSummary("What organisations claim, as it counts in their latest public assessments.")
            .Produces<ApiPage<AttestationDto>>();
        api.Reads("/attestations/{organisation}/{control}", AttestationAsync)
            .WithSummary("What an organisation claims of a control.").Produces<AttestationDto>().Produces<ApiProblem>(404);
        api.Reads("/replies", RepliesAsync, ApiParameter.Limit, ApiParameter.Cursor, ApiParameter.Organisation)
            .WithSummary("What organisations answer to what was found of them.").Produces<ApiPage<ReplyDto>>();
        api.Reads("/replies/{organisation}/{control}", ReplyAsync)
            .WithSummary("What an organisation answers about a control.").Produces<ReplyDto>().Produces<ApiProblem>(404);
    }

    static async Task<IResult> BundlesAsync(HttpContext context, Database database, CancellationToken cancel)
    {
        var (reads, organisation, asked) = (new PublicEvidenceReads(database), ApiParameter.Organisation.In(context.Request), ApiPart.Asked(context));
        var bundles = await reads.BundlesAsync(organisation, asked.After, asked.Limit + 1, cancel);
        var places = await PlacesAsync(database, bundles.Select(one => one.Outbox), cancel);
        return asked.Of(bundles, await reads.CountBundlesAsync(organisation, cancel), one => one.Digest.ToString(),
            one => BundleDto.Of(one, Place(places, one.Outbox)));
    }

    static async Task<IResult> BundleAsync(string sha256, Database database, CancellationToken cancel) =>
        Digest.TryRead(sha256, out var digest) && await new PublicEvidenceReads(database).FindBundleAsync(digest, cancel) is { } bundle
            ? TypedResults.Ok(BundleDto.Of(bundle, Place(await PlacesAsync(database, [bundle.Outbox], cancel), bundle.Outbox)))
            : None();

    static async Task<IResult> AttestationsAsync(HttpContext context, Database database, CancellationToken cancel)
    {
        var (reads, asked) = (new PublicEvidenceReads(database), ApiPart.Asked(context));
        var (organisation, control) = (ApiParameter.Organisation.In(context.Request), ApiParameter.Control.In(context.Request));
        return asked.Of(await reads.AttestationsAsync(organisation, control, asked.AfterPair, asked.Limit + 1, cancel),
            await reads.CountAttestationsAsync(organisation, control, cancel), one => $"{one.Organisation} {one.Claim.ControlId}", AttestationDto.Of);
    }

    static async Task<IResult> AttestationAsync(string organisation, string control, Database database, CancellationToken cancel) =>
        await new PublicEvidenceReads(database).AttestationsAsync(organisation, control, ("", ""), 1, cancel) is [var one]
            ? TypedResults.Ok(AttestationDto.Of(one))
            : None();

    static async Task<IResult> RepliesAsync(HttpContext context, Database database, CancellationToken cancel)
    {
        var (reads, organisation, asked) = (new PublicReplies(database), ApiParameter.Organisation.In(context.Request), ApiPart.Asked(context));
        var replies = await reads.ListAsync(organisation, asked.AfterPair, asked.Limit + 1, cancel);
        var places = await PlacesAsync(database, replies.Select(one => one.Reply.Leaf), cancel);
        return asked.Of(replies, await reads.CountAsync(organisation, cancel), one => $"{one.OrganisationId} {one.Reply.ControlId}",
            one => ReplyDto.Of(one, Place(places, one.Reply.Leaf)));
    }

    static async Task<IResult> ReplyAsync(string organisation, string control, Database database, CancellationToken cancel)
    {
        var replies = await new PublicReplies(database).ListAsync(organisation, ("", ""), int.MaxValue, cancel);
        return replies.FirstOrDefault(one => one.Reply.ControlId == control) is { } reply
            ? TypedResults.Ok(ReplyDto.Of(reply, Place(await PlacesAsync(database, [reply.Reply.Leaf], cancel), reply.Reply.Leaf)))
            : None();
    }

    static Task<IReadOnlyDictionary<long, LogPlace>> PlacesAsync(Database database, IEnumerable<long?> numbers, CancellationToken cancel) =>
        new OutboxReader(database).PlacesAsync([.. numbers.OfType<long>()], cancel);

    static LogPlace? Place(IReadOnlyDictionary<long, LogPlace> places, long? number) =>
        number is { } known ? places.GetValueOrDefault(known) : null;

    static IResult None() => ApiProblem.NotFound("Nothing of that name is public here.");
}
