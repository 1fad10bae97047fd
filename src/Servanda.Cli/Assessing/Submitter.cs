using System.Net;
using System.Net.Http.Headers;
using Servanda.Accords;
using Servanda.Core;
using Servanda.Core.Json;
using Spectre.Console;
using Text = Servanda.Accords.Text;

namespace Servanda.Cli.Assessing;

/// <summary>Sends bundles to a portal (<c>POST /api/v1/assessments</c>), and asks what became of them.</summary>
sealed class Submitter : IDisposable
{
    const string Path = "api/v1/assessments";
    const int MaxKeyOctets = 1024, MaxReply = 64 * 1024, Tries = 5;

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1), Pause = TimeSpan.FromSeconds(1), MaxPause = TimeSpan.FromMinutes(2);

    readonly HttpClient _http;
    readonly TimeProvider _clock;
    readonly List<(string Name, Uri Location)> _sent = [];

    Submitter(HttpClient http, TimeProvider clock) => (_http, _clock) = (http, clock);

    /// <summary>Opens the way to a portal.</summary>
    /// <exception cref="WrongInputException">The key's file holds no key, or the key would travel in the clear.</exception>
    public static Submitter Open(Uri portal, FileInfo? keyFile, TimeProvider clock)
    {
        if (portal.Scheme != Uri.UriSchemeHttps && !portal.IsLoopback)
            throw new WrongInputException(["--submit takes https://, so that nobody reads the key on its way; http:// only to this machine."]);
        if (keyFile is not { Exists: true, Length: <= MaxKeyOctets })
            throw new WrongInputException(["--submit needs --submit-key FILE: a file with the key that `servanda measure key add` printed."]);
        var key = File.ReadAllText(keyFile.FullName).Trim();
        if (key.Length == 0 || !key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
            throw new WrongInputException([$"{keyFile} holds no key."]);
        // A redirect would take the key elsewhere.
        var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = Patience })
        {
            BaseAddress = portal,
            Timeout = Patience,
            MaxResponseContentBufferSize = MaxReply,
        };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        http.DefaultRequestHeaders.UserAgent.ParseAdd($"servanda/{Product.Version}");
        return new Submitter(http, clock);
    }

    /// <summary>Submissions that the portal did not take.</summary>
    public int Failed { get; private set; }

    /// <summary>Sends one bundle; what goes wrong is told, and the others go on.</summary>
    public async Task SendAsync(string name, byte[] bundle, IAnsiConsole talk, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var body = new ByteArrayContent(bundle);
                body.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
                using var reply = await _http.PostAsync(Path, body, cancel);
                if (reply.StatusCode == HttpStatusCode.Accepted && reply.Headers.Location is { } location)
                {
                    _sent.Add((name, location));
                    return;
                }
                if (reply.StatusCode is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests) || attempt == Tries)
                {
                    Tell(talk, name, (await ReadAsync(reply, cancel))["detail"]?.AsText ?? $"HTTP {(int)reply.StatusCode}");
                    return;
                }
                var wait = reply.Headers.RetryAfter?.Delta ?? Pause * attempt;
                await Task.Delay(wait < MaxPause ? wait : MaxPause, _clock, cancel);
            }
            catch (HttpRequestException fault)
            {
                if (attempt == Tries)
                {
                    Tell(talk, name, fault.Message);
                    return;
                }
                await Task.Delay(Pause * attempt, _clock, cancel);
            }
            catch (TaskCanceledException) when (!cancel.IsCancellationRequested)
            {
                Tell(talk, name, "no answer in time");
                return;
            }
        }
    }

    /// <summary>Waits, for a minute at the most, until the portal has decided on all that was sent, and tells what it refused.</summary>
    public async Task EndAsync(IAnsiConsole talk, Language language, CancellationToken cancel)
    {
        var (begun, taken) = (_clock.GetTimestamp(), 0);
        var waiting = new Queue<(string Name, Uri Location)>(_sent);
        while (waiting.Count > 0 && _clock.GetElapsedTime(begun) < Patience)
        {
            var (name, location) = waiting.Dequeue();
            try
            {
                using var reply = await _http.GetAsync(location, cancel);
                var state = await ReadAsync(reply, cancel);
                switch (state["state"]?.AsText)
                {
                    case "taken":
                        taken++;
                        break;
                    case "refused":
                        Tell(talk, name, string.Join("; ", (state["problems"]?.Items ?? []).Select(one => one.AsText)));
                        break;
                    default:
                        waiting.Enqueue((name, location));
                        await Task.Delay(Pause, _clock, cancel);
                        break;
                }
            }
            catch (HttpRequestException)
            {
                waiting.Enqueue((name, location));
                await Task.Delay(Pause, _clock, cancel);
            }
        }
        talk.WriteLine(new Text(
            $"Submitted {_sent.Count}: {taken} taken in, {waiting.Count} still to be checked.",
            $"{_sent.Count} soumis\u00A0: {taken} reçus, {waiting.Count} à vérifier.").In(language));
    }

    public void Dispose() => _http.Dispose();

    static async Task<JsonItem> ReadAsync(HttpResponseMessage reply, CancellationToken cancel) =>
        StrictJson.Read(await reply.Content.ReadAsByteArrayAsync(cancel)).Value ?? JsonItem.Null;

    void Tell(IAnsiConsole talk, string name, string why)
    {
        Failed++;
        talk.WriteLine(Visible.Of($"{name}: {why}"));
    }
}
