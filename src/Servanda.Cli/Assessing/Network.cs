using Servanda.Assessment.Bundles;
using Servanda.Assessment.Probes;
using Servanda.Core.Names;
using Servanda.Dns.Client;

namespace Servanda.Cli.Assessing;

/// <summary>The way out: a resolver client and the probes over it, as the operator set them.</summary>
sealed class Network : IDisposable
{
    readonly DnsResolver _resolver;
    readonly Prober _prober;

    /// <summary>Opens nothing yet.</summary>
    /// <param name="resolver">How names are resolved.</param>
    /// <param name="prober">How looks are made.</param>
    /// <param name="vantage">Where from, in words.</param>
    public Network(ResolverOptions resolver, ProberOptions prober, string vantage)
    {
        _resolver = new DnsResolver(resolver);
        _prober = new Prober(_resolver, prober);
        Vantage = vantage;
        Anchors = prober.Anchors is { } anchors ? AnchorTexts.Of(anchors) : null;
    }

    /// <summary>The keys that DNS answers are validated from, as manifests name them; null where none is.</summary>
    public IReadOnlyList<string>? Anchors { get; }

    /// <summary>Where it looks from: the operator's words, and the resolvers asked.</summary>
    public string Vantage { get; }

    /// <summary>Makes looks.</summary>
    public IProber Prober => _prober;

    /// <summary>The way the operator asked for.</summary>
    /// <exception cref="WrongInputException">Something in it is wrong, or there is no resolver.</exception>
    public static Network Open(NetworkRequest request)
    {
        var upstreams = request.Resolvers.Count > 0 ? request.Resolvers : SystemUpstreams();
        var route = ConnectTo.Route(request.ConnectTo);
        var asked = $"resolvers {string.Join(", ", upstreams)}";
        return new Network(
            // The probes hand every answer on at once, and judge elsewhere.
            new ResolverOptions { Upstreams = upstreams, Route = route, RunsCallersInline = true },
            new ProberOptions
            {
                Version = Product.Version,
                Contact = Contact(request.Contact),
                EhloName = Ehlo(request.Ehlo),
                AllowedAddresses = request.Allowed,
                Anchors = request.Anchors,
                Route = route,
                Limits = request.Limits,
            },
            request.Vantage.Length == 0 ? asked : $"{request.Vantage}; {asked}");
    }

    /// <summary>The resolvers of this machine.</summary>
    /// <exception cref="WrongInputException">It has none.</exception>
    public static IReadOnlyList<Upstream> SystemUpstreams() =>
        SystemResolvers.Find() is { Count: > 0 } found
            ? found
            : throw new WrongInputException(["This machine names no resolver; say which with --resolver ADDR."]);

    public void Dispose()
    {
        _prober.Dispose();
        _resolver.Dispose();
    }

    static string Contact(string text) =>
        text.All(c => c is >= ' ' and < '\x7F' and not ('(' or ')' or '\\'))
            ? text
            : throw new WrongInputException(["--contact takes a URL or a mail address: plain ASCII, no parentheses."]);

    /// <summary>A host name that greets nobody properly (localhost, a container's id) is better left out.</summary>
    static DomainName? Ehlo(string text) =>
        DomainName.Read(text).Value is { LabelCount: > 1 } name ? name : null;
}
