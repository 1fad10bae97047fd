using System.Net;
using System.Text.RegularExpressions;

namespace Servanda.Tests.Web.Accounts;

/// <summary>A browser that keeps cookies, sends forms with their tokens, and follows no redirect.</summary>
sealed partial class TestBrowser : IDisposable
{
    static readonly Uri Origin = new("https://portal.example.org");

    readonly HttpClient _client;

    public TestBrowser(TestPortal portal) =>
        _client = new HttpClient(new Cookies(portal.Handler())) { BaseAddress = Origin };

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async Task<Answer> GetAsync(string path)
    {
        using var answer = await _client.GetAsync(path, Cancel);
        return await Answer.OfAsync(answer);
    }

    /// <summary>Opens a page, and sends a form to the same or another path with the page's token.</summary>
    public async Task<Answer> SendAsync(string page, string? action, params (string Name, string Value)[] fields)
    {
        var form = await GetAsync(page);
        return await PostAsync(action ?? page, [("__RequestVerificationToken", form.Field("__RequestVerificationToken")), .. fields]);
    }

    public async Task<Answer> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await _client.PostAsync(path, content, Cancel);
        return await Answer.OfAsync(answer);
    }

    public async Task<HttpStatusCode> AskAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        return answer.StatusCode;
    }

    public void Dispose() => _client.Dispose();

    /// <summary>What came back.</summary>
    public sealed partial record Answer(HttpStatusCode Status, string? Location, string Body)
    {
        public static async Task<Answer> OfAsync(HttpResponseMessage answer) => new(
            answer.StatusCode, answer.Headers.Location?.OriginalString, await answer.Content.ReadAsStringAsync(Cancel));

        /// <summary>The value of a field on the page.</summary>
        public string Field(string name) => Fields().Matches(Body).FirstOrDefault(match => match.Groups[1].Value == name) is { } field
            ? WebUtility.HtmlDecode(field.Groups[2].Value)
            : throw new InvalidOperationException($"{Status} {Location}: no field {name} in {Body}");

        [GeneratedRegex("""<input[^>]*name="([^"]+)"[^>]*value="([^"]*)""", RegexOptions.None, 1000)]
        private static partial Regex Fields();
    }

    sealed class Cookies(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        readonly CookieContainer _jar = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (_jar.GetCookieHeader(request.RequestUri!) is { Length: > 0 } cookies)
                request.Headers.Add("Cookie", cookies);
            var answer = await base.SendAsync(request, cancellationToken);
            foreach (var line in answer.Headers.TryGetValues("Set-Cookie", out var lines) ? lines : [])
                _jar.SetCookies(request.RequestUri!, line);
            return answer;
        }
    }
}
