using System.CommandLine;
using Servanda.Cli.Assessing;
using Servanda.Cli.Commands;
using Servanda.Core.Net;
using Servanda.Dns.Client;

namespace Servanda.Cli.Serving;

/// <summary>The options of <c>servanda serve</c> for the way out: what its workers look at, they look at so.</summary>
static class OutboundOptions
{
    static readonly Option<Upstream[]> Resolvers = new("--resolver")
    {
        Description = "A resolver for measurements and proofs: ADDR, ADDR:PORT, tls://ADDR, https://HOST/dns-query [default: the system's]",
        HelpName = "ADDR[:PORT]",
        CustomParser = result => AssessOptions.ReadAll<Upstream>(result, Upstream.TryRead,
            "'{0}' is not a resolver: write 9.9.9.9, 127.0.0.1:5300, tls://9.9.9.9 or https://HOST/dns-query."),
    };

    static readonly Option<IpPrefix[]> Allowed = new("--allow-address")
    {
        Description = "Let workers connect to addresses of this block although it is no public one",
        HelpName = "CIDR",
        CustomParser = result => AssessOptions.ReadAll<IpPrefix>(result, IpPrefix.TryRead,
            "'{0}' is not an address block: write 127.0.0.0/8 or ::1/128."),
    };

    static readonly Option<ConnectTo[]> Elsewhere = new("--connect-to")
    {
        Description = "For tests: workers connect to TO whenever FROM is meant; both ADDR:PORT",
        HelpName = "FROM=TO",
        CustomParser = result => AssessOptions.ReadAll<ConnectTo>(result, ConnectTo.TryRead,
            "'{0}' is not a pair of places: write 192.0.2.1:443=127.0.0.1:8443."),
    };

    static readonly Option<FileInfo?> Anchor = new("--anchor")
    {
        Description = "DS or DNSKEY records to validate DNS answers from [default: the root keys that IANA publishes]",
        HelpName = "FILE",
    };

    public static void AddTo(Command command)
    {
        command.Add(Resolvers);
        command.Add(Allowed);
        command.Add(Elsewhere);
        command.Add(Anchor);
    }

    /// <summary>What was asked.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="publicUrl">Where the world reaches the portal.</param>
    /// <param name="contact">How people reach whoever runs it: those looked at are told it where it is one address, and else the
    /// portal's.</param>
    public static NetworkRequest Read(ParseResult parsed, Uri? publicUrl, string? contact) => new()
    {
        Resolvers = parsed.GetValue(Resolvers) ?? [],
        Allowed = parsed.GetValue(Allowed) ?? [],
        ConnectTo = parsed.GetValue(Elsewhere) ?? [],
        Anchors = DnsAnchors.Load(parsed.GetValue(Anchor)),
        AnchorFile = parsed.GetValue(Anchor)?.ToString(),
        Contact = IsAddress(contact) ? contact! : publicUrl?.GetLeftPart(UriPartial.Authority) ?? "",
        Ehlo = System.Net.Dns.GetHostName(),
    };

    /// <summary>A mail address or a URL, and no sentence, in what a User-Agent may hold (RFC 9110 §5.6.5).</summary>
    static bool IsAddress(string? text) => text is not null && text.AsSpan().IndexOfAny('@', ':') > 0
        && text.All(c => c is > ' ' and < '\x7F' and not ('(' or ')' or '\\'));
}
