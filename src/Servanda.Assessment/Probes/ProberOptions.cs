using System.Net;
using System.Security.Cryptography.X509Certificates;
using Servanda.Core.Names;
using Servanda.Core.Net;
using Servanda.Dns.Dnssec;

namespace Servanda.Assessment.Probes;

/// <summary>Who looks, and what may be looked at.</summary>
public sealed record ProberOptions
{
    /// <summary>The version of Servanda, for the User-Agent.</summary>
    public required string Version
    {
        get;
        init => field = IsToken(value) ? value : throw new ArgumentException("A version has no spaces.", nameof(value));
    }

    /// <summary>Whom to ask about our looks: a URL or a mail address, printable ASCII without parentheses; empty for
    /// nobody.</summary>
    public string Contact
    {
        get;
        init => field = value.All(c => c is >= ' ' and < '\x7F' and not ('(' or ')' or '\\'))
            ? value
            : throw new ArgumentException("A contact is printable ASCII without parentheses.", nameof(value));
    } = "";

    /// <summary>The name we greet mail hosts with (RFC 5321 §4.1.1.1), which should resolve to our address; null for the
    /// address itself in brackets (§4.1.3).</summary>
    public DomainName? EhloName { get; init; }

    /// <summary>Special-purpose blocks the operator lets us connect to; none unless named.</summary>
    public IReadOnlyList<IpPrefix> AllowedAddresses { get; init; } = [];

    /// <summary>Another place for a place that is to be connected to, after it was checked: for a laboratory. Null to
    /// leave them. The observation says the place that was meant.</summary>
    public Func<IPEndPoint, IPEndPoint>? Route { get; init; }

    /// <summary>Certificate authorities to trust instead of the system's; null for the system's.</summary>
    public X509Certificate2Collection? TrustedRoots { get; init; }

    /// <summary>The keys that DNS answers are validated from (RFC 4035 §5), as <see cref="TrustAnchors.Root"/>; null to take
    /// the resolver's word for what is signed.</summary>
    public TrustAnchors? Anchors { get; init; }

    /// <summary>The limits.</summary>
    public ProbeLimits Limits { get; init; } = new();

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The User-Agent field (RFC 9110 §10.1.5).</summary>
    internal string UserAgent => Contact.Length == 0 ? $"Servanda/{Version}" : $"Servanda/{Version} (+{Contact})";

    static bool IsToken(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '+');
}
