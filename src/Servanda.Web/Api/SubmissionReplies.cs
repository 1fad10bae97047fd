using System.Globalization;
using Microsoft.AspNetCore.Http;
using Servanda.Core.Json;
using Servanda.Storage.Measurement;

namespace Servanda.Web.Api;

/// <summary>What whoever submits an assessment is told.</summary>
static class SubmissionReplies
{
    public static IResult State(int status, Submission submission) => new Reply(status, "application/json", JsonItem.Of(
        ("id", submission.Id),
        ("state", MeasurementWords.Id(submission.State)),
        ("receivedAt", Time(submission.ReceivedAt)),
        ("decidedAt", submission.DecidedAt is { } at ? Time(at) : null),
        ("problems", submission.Problems.Count == 0 ? null : JsonItem.List(submission.Problems.Select(one => (JsonItem)one!))),
        ("assessment", submission.Assessment),
        ("location", Submissions.StatePath + submission.Id)));

    /// <summary>Problem details (RFC 9457).</summary>
    public static IResult Problem(int status, string detail) => new Reply(status, "application/problem+json", JsonItem.Of(
        ("type", "about:blank"), ("status", status), ("detail", detail)));

    static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    sealed class Reply(int status, string type, JsonItem body) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var octets = CanonicalJson.Write(body);
            httpContext.Response.StatusCode = status;
            httpContext.Response.ContentType = type;
            httpContext.Response.ContentLength = octets.Length;
            httpContext.Response.Headers.CacheControl = "no-store";
            return httpContext.Response.Body.WriteAsync(octets, httpContext.RequestAborted).AsTask();
        }
    }
}
