using System.Net;
using System.Text.RegularExpressions;

namespace Servanda.SystemTests.Portal;

/// <summary>Somebody who fills in the form once, and sends that very form until it is acknowledged, whatever happens to the
/// portal meanwhile.</summary>
sealed partial class FaultyApplicant(Uri portal, int number) : IDisposable
{
    /// <summary>Longer, and a person would call it hanging. The machine may be busy.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    const string Form = "/en/apply/pc";

    readonly HttpClient _client = Client(portal, number);
    List<KeyValuePair<string, string>>? _fields;
    string _cookie = "";

    public string Name { get; } = FormattableString.Invariant($"Applicant {number}");

    /// <summary>A client with an address of its own, which a proxy tells.</summary>
    public static HttpClient Client(Uri portal, int number)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = portal,
            Timeout = Patience,
        };
        client.DefaultRequestHeaders.Add("X-Forwarded-For", FormattableString.Invariant($"198.18.{number >> 8}.{number & 255}"));
        return client;
    }

    /// <summary>Sends the form; null where nobody answered.</summary>
    public async Task<HttpStatusCode?> SendAsync(CancellationToken cancel)
    {
        try
        {
            if (_fields is null && await OpenAsync(cancel) is { } fault)
                return fault;
            using var form = new HttpRequestMessage(HttpMethod.Post, Form) { Content = new FormUrlEncodedContent(_fields!) };
            form.Headers.Add("Cookie", _cookie);
            using var answer = await _client.SendAsync(form, cancel);
            if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
                await IsClearAsync(answer, "What you sent was not stored", cancel);
            else
                Assert.StartsWith("/en/apply/sent?form=", answer.Headers.Location?.OriginalString
                    ?? $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancel)}", StringComparison.Ordinal);
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>A page that says what happened and what to do, to people; nothing of our insides.</summary>
    public static async Task IsClearAsync(HttpResponseMessage answer, string words, CancellationToken cancel)
    {
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(cancel));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.Contains("</html>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Npgsql", page, StringComparison.OrdinalIgnoreCase);
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Null once it is filled in.</summary>
    async Task<HttpStatusCode?> OpenAsync(CancellationToken cancel)
    {
        using var answer = await _client.GetAsync(Form, cancel);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            await IsClearAsync(answer, "The database does not answer", cancel);
            return answer.StatusCode;
        }
        _cookie = string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(one => one.Split(';')[0]));
        var page = await answer.Content.ReadAsStringAsync(cancel);
        _fields =
        [
            .. Hidden.Matches(page).Select(one => KeyValuePair.Create(Named.Match(one.Value).Groups[1].Value, Value.Match(one.Value).Groups[1].Value)),
            new("name", Name), new("category", "private-sector"), new("country", "FRA"), new("authority", "yes"),
            new("domains", FormattableString.Invariant($"a{number}.test")), new("contactName", "A Person"),
            new("contactMail", FormattableString.Invariant($"p{number}@mail.test")), new("statement", "I am the head of security."),
        ];
        return null;
    }

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
    private static partial Regex Hidden { get; }

    [GeneratedRegex("name=\"([^\"]*)\"")]
    private static partial Regex Named { get; }

    [GeneratedRegex("value=\"([^\"]*)\"")]
    private static partial Regex Value { get; }
}
