namespace Servanda.Disclosure.Csaf;

/// <summary>What the issuing party is (CSAF 2.0 §7.2).</summary>
public enum CsafRole
{
    /// <summary>csaf_publisher.</summary>
    Publisher,
    /// <summary>csaf_provider.</summary>
    Provider,
    /// <summary>csaf_trusted_provider.</summary>
    TrustedProvider,
}

/// <summary>What kind of publisher (CSAF 2.0 §3.2.1.8.1; multiplier since 2.1).</summary>
public enum CsafPublisherCategory
{
    /// <summary>coordinator.</summary>
    Coordinator,
    /// <summary>discoverer.</summary>
    Discoverer,
    /// <summary>multiplier.</summary>
    Multiplier,
    /// <summary>other.</summary>
    Other,
    /// <summary>translator.</summary>
    Translator,
    /// <summary>user.</summary>
    User,
    /// <summary>vendor.</summary>
    Vendor,
}

/// <summary>Who publishes.</summary>
public sealed record CsafPublisher(CsafPublisherCategory Category, string Name, WebUri Namespace)
{
    /// <summary>How to reach them; null when absent.</summary>
    public string? ContactDetails { get; init; }

    /// <summary>Why they may; null when absent.</summary>
    public string? IssuingAuthority { get; init; }
}

/// <summary>A feed of advisories (ROLIE, RFC 8322).</summary>
/// <param name="TlpLabel">As published, such as WHITE (2.0) or CLEAR (2.1).</param>
/// <param name="Url">Where it is.</param>
/// <param name="Summary">For people; null when absent.</param>
public sealed record CsafFeed(string TlpLabel, WebUri Url, string? Summary);

/// <summary>One way that advisories are distributed: a directory, feeds, or both.</summary>
public sealed record CsafDistribution
{
    /// <summary>The directory; null when absent.</summary>
    public WebUri? Directory { get; init; }

    /// <summary>Its TLP label, known since 2.1; null when absent.</summary>
    public string? DirectoryTlpLabel { get; init; }

    /// <summary>The feeds.</summary>
    public IReadOnlyList<CsafFeed> Feeds { get; init; } = [];

    /// <summary>Category documents.</summary>
    public IReadOnlyList<WebUri> Categories { get; init; } = [];

    /// <summary>Service documents.</summary>
    public IReadOnlyList<WebUri> Services { get; init; } = [];
}

/// <summary>A key that signs advisories.</summary>
/// <param name="Fingerprint">At least 40 hexadecimal digits, as published; null when absent (2.0 only) or wrong.</param>
/// <param name="Url">Where it is.</param>
public sealed record CsafKey(string? Fingerprint, WebUri Url);

/// <summary>The metadata of a CSAF provider, versions 2.0 and 2.1 (CSAF 2.0 §7.1.7).</summary>
public sealed record CsafProviderMetadata
{
    /// <summary>2.0 or 2.1.</summary>
    public required string Version { get; init; }

    /// <summary>Where this document belongs.</summary>
    public required WebUri CanonicalUrl { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset LastUpdated { get; init; }

    /// <summary>Whether aggregators may list the provider.</summary>
    public required bool ListOnAggregators { get; init; }

    /// <summary>Whether aggregators may mirror its advisories.</summary>
    public required bool MirrorOnAggregators { get; init; }

    /// <summary>Who publishes.</summary>
    public required CsafPublisher Publisher { get; init; }

    /// <summary>What the issuing party is.</summary>
    public required CsafRole Role { get; init; }

    /// <summary>How advisories are distributed.</summary>
    public IReadOnlyList<CsafDistribution> Distributions { get; init; } = [];

    /// <summary>Keys that sign them.</summary>
    public IReadOnlyList<CsafKey> Keys { get; init; } = [];

    /// <summary>From when the distributions are maintained (2.1); null when absent.</summary>
    public DateTimeOffset? MaintainedFrom { get; init; }

    /// <summary>Until when (2.1); null when absent.</summary>
    public DateTimeOffset? MaintainedUntil { get; init; }
}
