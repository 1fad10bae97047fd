using Servanda.Dns;
using Servanda.Lab.Keys;
using Servanda.Lab.Servers;

namespace Servanda.Lab.Estates;

/// <summary>What an organisation serves over HTTP and HTTPS, all from one machine.</summary>
sealed class WebPart(Estate estate)
{
    const int Http = 80, Https = 443;
    const string HstsField = "Strict-Transport-Security";

    readonly Dictionary<(string Host, string Path), WebSite> _pages = [];
    readonly HashSet<string> _labels = [];
    ServerCertificate? _certificate;

    /// <summary>The machine.</summary>
    public Machine Host => field ??= estate.World.North();

    /// <summary>Answered where there is no page.</summary>
    public WebSite Otherwise { get; set; } = _ => WebReply.NotFound;

    /// <summary>The HSTS field (RFC 6797 §6.1); null for none.</summary>
    public string? Hsts { get; set; } = "max-age=63072000; includeSubDomains";

    /// <summary>True to serve pages over plain HTTP instead of leading to HTTPS.</summary>
    public bool IsInTheClear { get; set; }

    /// <summary>The domain itself and www below it, over HTTPS.</summary>
    public WebPart Open() => Open("", "www");

    /// <summary>Some names only.</summary>
    public WebPart Open(params IReadOnlyList<string> labels)
    {
        foreach (var label in labels)
            At(label, "/", WebReply.Html($"<!doctype html><title>{estate.Domain}</title><p>Welcome."));
        return this;
    }

    /// <summary>Puts a page at a path of a name below the domain, which is served from now on.</summary>
    public WebPart At(string label, string path, WebReply reply) => At(label, path, _ => reply);

    /// <summary>Answers at a path of a name below the domain as the request asks for it.</summary>
    public WebPart At(string label, string path, WebSite site)
    {
        var host = estate.Zone.At(label).ToString();
        _pages[(host, path)] = site;
        if (_labels.Add(label) && estate.Zone.Find(estate.Zone.At(label), DnsType.A).Count == 0)
            Host.NameIn(estate.Zone, label);
        Host.Services[Http] = WebServer.Plain(Answer);
        if (_certificate is null)
            Host.Services[Https] = WebServer.Secure(Answer, _ => _certificate ??= Issue());
        return this;
    }

    /// <summary>The same page on the domain itself and on www.</summary>
    public WebPart OnBoth(string path, WebReply reply) => At("", path, reply).At("www", path, reply);

    /// <summary>Shows this certificate.</summary>
    public WebPart Show(ServerCertificate certificate)
    {
        _certificate = certificate;
        return this;
    }

    /// <summary>Holds another conversation on port 443.</summary>
    public WebPart Instead(Conversation conversation)
    {
        Host.Services[Https] = conversation;
        return this;
    }

    ServerCertificate Issue() =>
        estate.World.Authority.Issue([.. _labels.Select(label => estate.Zone.At(label).ToString())]);

    WebReply Answer(WebRequest request)
    {
        if (request.Scheme == "http" && !IsInTheClear)
            return WebReply.Redirect($"https://{request.Host}{request.Target}");
        var reply = _pages.GetValueOrDefault((request.Host, request.Target.Split('?')[0]), Otherwise)(request);
        return Hsts is null || request.Scheme == "http" ? reply : reply.With(HstsField, Hsts);
    }
}
