using Servanda.Core.Names;

namespace Servanda.Mail.Dkim;

/// <summary>A DKIM key record (RFC 6376 §3.6.1).</summary>
public sealed record DkimKeyRecord
{
    static readonly DomainName KeysBelow = DomainName.Parse("_domainkey");

    /// <summary>The key.</summary>
    public required DkimKey Key { get; init; }

    /// <summary>h: the hash algorithms allowed, in lower case; empty for all.</summary>
    public IReadOnlyList<string> Hashes { get; init; } = [];

    /// <summary>s: the services the key is for, in lower case; empty for all.</summary>
    public IReadOnlyList<string> Services { get; init; } = [];

    /// <summary>t=y: the domain is testing, and failures are to be treated like unsigned mail.</summary>
    public bool IsTesting { get; init; }

    /// <summary>t=s: the identity of a signature has to be in this domain and not below it.</summary>
    public bool IsStrict { get; init; }

    /// <summary>n: a note for people; null when absent.</summary>
    public string? Note { get; init; }

    /// <summary>True when signatures with SHA-256 are allowed.</summary>
    public bool AllowsSha256 => Hashes.Count == 0 || Hashes.Contains("sha256");

    /// <summary>True when the key is for e-mail.</summary>
    public bool AllowsEmail => AllowsService("email");

    /// <summary>True when the key is for this service, in lower case.</summary>
    public bool AllowsService(string service) => Services.Count == 0 || Services.Contains("*") || Services.Contains(service);

    /// <summary>Where the key of a selector stands; null when the selector is no name or the result over the limits.</summary>
    public static DomainName? NameFor(string selector, DomainName domain) =>
        PlaceOf(selector) is { } place ? domain.Under(place) : null;

    /// <summary>Where that is seen from the domain; null when the selector is no name.</summary>
    public static DomainName? PlaceOf(string selector) =>
        WireText.TryReadName(selector, out var name) ? KeysBelow.Under(name) : null;
}
