using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Servanda.Storage;
using Servanda.Storage.Measurement;
using Servanda.Web.Hosting;

namespace Servanda.Web.Api;

/// <summary>
/// Assessments that others made: <c>POST /api/v1/assessments</c> takes an evidence bundle with a key, and answers where to ask
/// what became of it. It is only put down here; the worker verifies it and judges it again.
/// </summary>
static class Submissions
{
    /// <summary>Octets of a bundle at the most.</summary>
    public const int MaxOctets = 32 << 20;

    public const string Path = "/api/v1/assessments", StatePath = "/api/v1/assessments/submissions/";

    const string ZipType = "application/zip", Scheme = "Bearer ";

    /// <summary>So much is still read of a body that is too long, so that its sender hears why and not of a broken connection.</summary>
    const int MaxHeard = 2 * MaxOctets;

    /// <summary>Characters of a key at the most.</summary>
    const int MaxKey = 100;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Path, AddAsync).AllowAnonymous().RequireRateLimiting(RateLimits.Submit)
            .WithMetadata(new RequestSizeLimitAttribute(MaxHeard));
        routes.MapGet(StatePath + "{id}", FindAsync).AllowAnonymous();
    }

    static async Task<IResult> AddAsync(HttpContext context, Database database, TimeProvider clock)
    {
        var cancel = context.RequestAborted;
        if (await KeyAsync(context, database, clock) is not { } key)
            return Unauthorised(context);
        if (context.Request.ContentType is not { } type || !type.Equals(ZipType, StringComparison.OrdinalIgnoreCase))
            return SubmissionReplies.Problem(StatusCodes.Status415UnsupportedMediaType, $"Send the bundle as {ZipType}.");
        if (await BodyAsync(context, cancel) is not { } body)
            return SubmissionReplies.Problem(StatusCodes.Status413PayloadTooLarge, $"A bundle has {MaxOctets} octets at the most.");
        if (body.Length == 0)
            return SubmissionReplies.Problem(StatusCodes.Status400BadRequest, "There is no bundle in the request.");
        if (await new SubmissionStore(database, clock).AddAsync(key, body, cancel) is not { } submission)
        {
            context.Response.Headers.RetryAfter = "60";
            return SubmissionReplies.Problem(StatusCodes.Status503ServiceUnavailable, "Too many bundles wait to be checked. Try again in a minute.");
        }
        context.Response.Headers.Location = StatePath + submission.Id;
        return SubmissionReplies.State(StatusCodes.Status202Accepted, submission);
    }

    static async Task<IResult> FindAsync(string id, HttpContext context, Database database, TimeProvider clock)
    {
        if (await KeyAsync(context, database, clock) is not { } key)
            return Unauthorised(context);
        return await new SubmissionStore(database, clock).FindAsync(id, key.Id, context.RequestAborted) is { } submission
            ? SubmissionReplies.State(StatusCodes.Status200OK, submission)
            : SubmissionReplies.Problem(StatusCodes.Status404NotFound, "Nothing was submitted under this id with this key.");
    }

    static async Task<MeasurementKey?> KeyAsync(HttpContext context, Database database, TimeProvider clock)
    {
        var header = context.Request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && header.Length <= Scheme.Length + MaxKey
            ? await new MeasurementKeys(database, clock).FindAsync(header[Scheme.Length..].Trim(), context.RequestAborted)
            : null;
    }

    static IResult Unauthorised(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer realm=\"assessments\"";
        return SubmissionReplies.Problem(StatusCodes.Status401Unauthorized,
            "This needs a key that `servanda measure key add` made: Authorization: Bearer KEY.");
    }

    /// <summary>The body; null where it is too long.</summary>
    static async Task<byte[]?> BodyAsync(HttpContext context, CancellationToken cancel)
    {
        if (context.Request.ContentLength > MaxOctets)
            return null;
        using var body = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = await context.Request.Body.ReadAsync(buffer, cancel)) > 0)
        {
            if (body.Length + read > MaxOctets)
                return null;
            body.Write(buffer, 0, read);
        }
        return body.ToArray();
    }
}
