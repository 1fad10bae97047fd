using System.Net;
using System.Text.RegularExpressions;

namespace Servanda.Tests.Web;

/// <summary>A browser that keeps cookies, fills in the forms of pages as people do, and follows where it is led.</summary>
sealed partial class FormBrowser(HttpClient client) : IDisposable
{
    readonly Dictionary<string, string> _cookies = [];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The page shown.</summary>
    public string Page { get; private set; } = "";

    /// <summary>Its words, entities undone.</summary>
    public string Text => WebUtility.HtmlDecode(Page);

    /// <summary>Where it is.</summary>
    public string Path { get; private set; } = "";

    public HttpStatusCode Status { get; private set; }

    /// <summary>Opens a page.</summary>
    public Task OpenAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Sends the form whose action ends so (the page's own where that is empty), with what the page hides in it.</summary>
    public async Task SubmitAsync(string actionEnd, params (string Name, string Value)[] typed)
    {
        var form = Forms.Matches(Page).Select(match => match.Value)
            .Where(one => one[..one.IndexOf('>', StringComparison.Ordinal)].Contains("method=\"post\"", StringComparison.Ordinal))
            .FirstOrDefault(one => FormAction.Match(one) is { Success: true } action
                ? actionEnd.Length > 0 && WebUtility.HtmlDecode(action.Groups[1].Value).EndsWith(actionEnd, StringComparison.Ordinal)
                : actionEnd.Length == 0)
            ?? throw new InvalidOperationException($"no form {actionEnd} on {Path}");
        List<KeyValuePair<string, string>> fields = [.. Hidden.Matches(form).Select(match => Field(match.Value))];
        fields.RemoveAll(field => typed.Any(one => one.Name == field.Key));
        fields.AddRange(typed.Select(one => KeyValuePair.Create(one.Name, one.Value)));
        var target = FormAction.Match(form) is { Success: true } found ? WebUtility.HtmlDecode(found.Groups[1].Value) : Path;
        await SendAsync(new HttpRequestMessage(HttpMethod.Post, target) { Content = new FormUrlEncodedContent(fields) });
    }

    public void Dispose() => client.Dispose();

    async Task SendAsync(HttpRequestMessage request)
    {
        for (var hop = 0; hop < 5; hop++)
        {
            if (_cookies.Count > 0)
                request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(one => $"{one.Key}={one.Value}")));
            var sent = request;
            using var answer = await client.SendAsync(sent, Cancel);
            sent.Dispose();
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
                _cookies[cookie[..cookie.IndexOf('=', StringComparison.Ordinal)]] = cookie[(cookie.IndexOf('=', StringComparison.Ordinal) + 1)..].Split(';')[0];
            (Status, Page) = (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel));
            Path = sent.RequestUri!.IsAbsoluteUri ? sent.RequestUri.PathAndQuery : sent.RequestUri.OriginalString;
            if (answer.StatusCode != HttpStatusCode.Redirect)
                return;
            request = new HttpRequestMessage(HttpMethod.Get, answer.Headers.Location);
        }
        throw new InvalidOperationException("led in a circle");
    }

    static KeyValuePair<string, string> Field(string input) => KeyValuePair.Create(
        WebUtility.HtmlDecode(FieldName.Match(input).Groups[1].Value), WebUtility.HtmlDecode(FieldValue.Match(input).Groups[1].Value));

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms { get; }

    [GeneratedRegex("^<form[^>]* action=\"([^\"]*)\"")]
    private static partial Regex FormAction { get; }

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
    private static partial Regex Hidden { get; }

    [GeneratedRegex("name=\"([^\"]*)\"")]
    private static partial Regex FieldName { get; }

    [GeneratedRegex("value=\"([^\"]*)\"")]
    private static partial Regex FieldValue { get; }
}
