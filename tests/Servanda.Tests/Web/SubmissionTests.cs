using System.Net;
using System.Net.Http.Headers;
using Servanda.Storage.Measurement;

namespace Servanda.Tests.Web;

public sealed class SubmissionTests
{
    const string Path = "/api/v1/assessments";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bundle_is_put_down_for_whoever_has_a_key_and_for_nobody_else()
    {
        await using var portal = await TestPortal.StartAsync();
        using var browser = portal.Browser();
        var (secret, key) = await new MeasurementKeys(portal.Database, TimeProvider.System).MakeAsync("Oslo", null, Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(browser, null, [1])).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(browser, secret + "x", [1])).StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await SendAsync(browser, secret, [1], "text/html")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(browser, secret, [])).StatusCode);
        var accepted = await SendAsync(browser, secret, [1, 2]);
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        Assert.Equal(accepted.Headers.Location, (await SendAsync(browser, secret, [1, 2])).Headers.Location);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync(accepted.Headers.Location, Cancel)).StatusCode);
        browser.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        Assert.Contains("\"state\":\"waiting\"", await browser.GetStringAsync(accepted.Headers.Location, Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(Path + "/submissions/none", Cancel)).StatusCode);
        await new MeasurementKeys(portal.Database, TimeProvider.System).RevokeAsync(key.Id, Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync(accepted.Headers.Location, Cancel)).StatusCode);
    }

    [Fact]
    public async Task A_bundle_over_the_limit_is_turned_away()
    {
        await using var portal = await TestPortal.StartAsync();
        using var browser = portal.Browser();
        var (secret, _) = await new MeasurementKeys(portal.Database, TimeProvider.System).MakeAsync("Oslo", null, Cancel);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge,
            (await SendAsync(browser, secret, new byte[Servanda.Web.Api.Submissions.MaxOctets + 1])).StatusCode);
    }

    static Task<HttpResponseMessage> SendAsync(HttpClient browser, string? secret, byte[] body, string type = "application/zip")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        if (secret is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return browser.SendAsync(request, Cancel);
    }
}
