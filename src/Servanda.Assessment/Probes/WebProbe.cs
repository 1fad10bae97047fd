using System.Net;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Transcripts;
using Servanda.Core.Names;

namespace Servanda.Assessment.Probes;

/// <summary>
/// Fetches pages. Redirects are followed by hand, and each one is a new fetch to which every check and limit applies
/// again; the time is one for all of them.
/// </summary>
sealed class WebProbe(Dialer dialer, TlsInspection inspection, ProberOptions options)
{
    /// <summary>The ports of the web. A URL comes from strangers: what listens on another port is no business of ours.
    /// </summary>
    static readonly int[] Ports = [80, 443, 8080, 8443];

    readonly HttpFetch _fetch = new(inspection, options);

    /// <summary>Looks at a page.</summary>
    public async ValueTask<Observation> LookAsync(Subject.Page subject, Freshness freshness, CancellationToken cancel)
    {
        List<WebHop> hops = [];
        HashSet<string> visited = [];
        var (url, left) = (subject.Url, options.Limits.WebTime);
        while (true)
        {
            visited.Add(url.AbsoluteUri);
            var dialled = await DialAsync(url, freshness, cancel);
            if (dialled.Connection is not { } connection)
                return NotReached(subject, hops, url, dialled);
            HttpFetched fetched;
            using (connection)
            {
                var start = options.Clock.GetTimestamp();
                fetched = await _fetch.GetAsync(url, connection, left, cancel);
                left -= options.Clock.GetElapsedTime(start);
            }
            if (fetched is { End: WebEnd.NoAnswer, Hop.Tls: null } && hops.Count == 0)
                return Looked.Unmeasured(subject, options.Clock, fetched.Fault!, connection.Address);
            hops.Add(fetched.Hop);
            if (fetched.End != WebEnd.Answered || fetched.Location is null)
                return Seen(subject, Transcript(hops, fetched.End, fetched.Fault, fetched));
            if (Refusal(url, fetched.Location, out var next) is { } refusal)
                return Seen(subject, Transcript(hops, WebEnd.RedirectRefused, refusal, fetched));
            if (hops.Count > options.Limits.MaxRedirects || visited.Contains(next.AbsoluteUri))
                return Seen(subject, Transcript(hops, WebEnd.TooManyRedirects, null, fetched));
            url = next;
        }
    }

    async ValueTask<Dialled> DialAsync(Uri url, Freshness freshness, CancellationToken cancel)
    {
        if (!Ports.Contains(url.Port))
            return Dialled.Failed($"{UnmeasuredReasons.PortNotAllowed}: {url.Port}");
        if (IPAddress.TryParse(url.IdnHost, out var address))
            return await dialer.DialAsync([address], url.Port, cancel);
        return DomainName.Read(url.IdnHost).Value is { } host
            ? await dialer.DialAsync(host, url.Port, freshness, cancel)
            : Dialled.Failed(UnmeasuredReasons.NoAddress);
    }

    /// <summary>Nobody there: nothing was seen when it is the first place, else the redirects so far were.</summary>
    Observation NotReached(Subject subject, List<WebHop> hops, Uri url, Dialled dialled)
    {
        if (hops.Count == 0)
            return Looked.Unmeasured(subject, options.Clock, dialled);
        if (dialled.Fault.StartsWith(UnmeasuredReasons.AddressNotAllowed, StringComparison.Ordinal) ||
            dialled.Fault.StartsWith(UnmeasuredReasons.PortNotAllowed, StringComparison.Ordinal))
            return Seen(subject, Transcript(hops, WebEnd.RedirectRefused, dialled.Fault));
        hops.Add(new WebHop { Url = url, Address = dialled.Address?.ToString() ?? "" });
        return Seen(subject, Transcript(hops, WebEnd.NoAnswer, dialled.Fault));
    }

    /// <summary>Why a redirect is not followed; null when it is (RFC 9110 §10.2.2, §15.4).</summary>
    static string? Refusal(Uri from, string location, out Uri next)
    {
        if (!Uri.TryCreate(from, location, out next!) || next.Scheme is not ("http" or "https") || next.Host.Length == 0)
        {
            next = from;
            return "no http or https URL";
        }
        return next.AbsoluteUri.Length > WebHop.MaxUrl ? UnmeasuredReasons.OverLimit : null;
    }

    static WebTranscript Transcript(IReadOnlyList<WebHop> hops, WebEnd end, string? fault, HttpFetched? last = null) => new()
    {
        Hops = hops,
        Body = last?.Body ?? ReadOnlyMemory<byte>.Empty,
        IsBodyCut = last?.IsBodyCut ?? false,
        End = end,
        Fault = fault,
    };

    Observation Seen(Subject subject, WebTranscript transcript) => new Observation.Seen(WebTranscriptJson.Write(transcript))
    {
        Subject = subject,
        At = options.Clock.GetUtcNow(),
        Via = transcript.Last.Address,
    };
}
