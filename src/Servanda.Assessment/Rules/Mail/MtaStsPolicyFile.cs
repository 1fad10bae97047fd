using Servanda.Accords;
using Servanda.Assessment.Judging;
using Servanda.Assessment.Transcripts;
using Servanda.Core;
using Servanda.Core.Names;
using Servanda.Mail.MtaSts;

namespace Servanda.Assessment.Rules.Mail;

/// <summary>What became of the GET for a domain's MTA-STS policy (RFC 8461 §3.3).</summary>
abstract record MtaStsPolicyFile
{
    const int HttpsPort = 443;
    const int Ok = 200;
    const int TooManyRequests = 429;
    const int Unavailable = 503;

    MtaStsPolicyFile()
    {
    }

    /// <summary>A file came, whatever is in it.</summary>
    /// <param name="Hop">The response.</param>
    /// <param name="Read">What the file says.</param>
    public sealed record Came(WebHop Hop, Parsed<MtaStsPolicy> Read) : MtaStsPolicyFile;

    /// <summary>The host answered, and not with a file.</summary>
    /// <param name="Hop">The response, as far as it came.</param>
    /// <param name="Why">What it did instead.</param>
    public sealed record Refused(WebHop? Hop, Text Why) : MtaStsPolicyFile;

    /// <summary>Nobody could look.</summary>
    public sealed record Unknown(Text Why) : MtaStsPolicyFile;

    /// <summary>The policy, when one came that can be used.</summary>
    public MtaStsPolicy? Policy => this is Came came ? came.Read.Value : null;

    /// <summary>Looks for it.</summary>
    public static MtaStsPolicyFile Of(View view)
    {
        if (MtaStsRecord.PolicyHostFor(view.Domain) is not { } host ||
            Web.WebSites.Url("https", host, "/.well-known/mta-sts.txt") is not { } url)
            return new Unknown(new("the name cannot stand in a URL", "ce nom ne peut figurer dans une URL"));
        var page = view.Page(url);
        var addresses = view.Addresses(host);
        if (addresses is Look<IReadOnlyList<System.Net.IPAddress>>.Absent)
            return new Refused(null, new($"there is no host {host}", $"il n’y a pas d’hôte {host}"));
        return page is Look<WebTranscript>.Seen(var seen)
            ? From(seen, () => HandshakeFailed(view, host, seen.Hops[0]))
            : new Unknown(page.Why);
    }

    static MtaStsPolicyFile From(WebTranscript page, Func<MtaStsPolicyFile> handshakeFailed)
    {
        // What the domain publishes is what its own host answers; whoever follows a redirect gets something else.
        var hop = page.Hops[0];
        if (page.Hops.Count > 1 || hop.Status is >= 300 and < 400)
            return new Refused(hop, new(
                $"redirected ({hop.Status}), which senders must not follow",
                $"redirigé ({hop.Status}), ce que les expéditeurs ne doivent pas suivre"));
        return page.End switch
        {
            WebEnd.TlsFailed => handshakeFailed(),
            WebEnd.Answered when hop.Status is TooManyRequests or Unavailable => new Unknown(
                new($"answered {hop.Status}", $"a répondu {hop.Status}")),
            WebEnd.Answered when hop.Status != Ok => new Refused(hop,
                new($"answered {hop.Status}", $"a répondu {hop.Status}")),
            WebEnd.Answered when page.IsBodyCut && page.Body.Length <= MtaStsPolicyReader.MaxOctets => new Unknown(
                new("the answer broke off", "réponse interrompue")),
            WebEnd.Answered => new Came(hop, MtaStsPolicyReader.Read(page.Body.Span)),
            WebEnd.TooManyRedirects or WebEnd.RedirectRefused or WebEnd.NoAnswer or WebEnd.Malformed => new Unknown(
                new("the answer could not be read", "réponse illisible")),
        };
    }

    /// <summary>A handshake with us may fail by our doing; one that no current version of TLS would have mended may
    /// not.</summary>
    static MtaStsPolicyFile HandshakeFailed(View view, DomainName host, WebHop hop)
    {
        var offers = TlsOffers.Of(view, host, HttpsPort, TlsOffers.CurrentVersions);
        return offers.Taken.Count == 0 && offers.WhyUnknown() is null
            ? new Refused(hop, new("takes neither TLS 1.2 nor 1.3", "n’accepte ni TLS 1.2 ni 1.3"))
            : new Unknown(new("no TLS connection with us comes about", "aucune connexion TLS ne s’établit avec nous"));
    }
}
