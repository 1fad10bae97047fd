namespace Servanda.Disclosure.SecurityTxt;

/// <summary>Whether a file carries an OpenPGP signature (RFC 9116 §2.3). Nothing here verifies one.</summary>
public enum SecurityTxtSignature
{
    /// <summary>The file is not signed.</summary>
    None,
    /// <summary>A well-framed signature is there. It has not been verified.</summary>
    Unverified,
    /// <summary>The framing is broken; no program could verify it.</summary>
    Malformed,
}

/// <summary>Where a moment stands to the Expires of a file (RFC 9116 §2.5.5).</summary>
public enum SecurityTxtFreshness
{
    /// <summary>There is no usable Expires.</summary>
    NotStated,
    /// <summary>The moment has passed: the file is not to be used.</summary>
    Expired,
    /// <summary>Within a year.</summary>
    Fresh,
    /// <summary>More than a year ahead, against the recommendation.</summary>
    Distant,
}

/// <summary>Whether a file says that it belongs where it was found (RFC 9116 §2.5.2).</summary>
public enum SecurityTxtLocation
{
    /// <summary>There is no Canonical.</summary>
    NotStated,
    /// <summary>One of them names the place.</summary>
    Stated,
    /// <summary>They name other places: the file should not be trusted here.</summary>
    Elsewhere,
}

/// <summary>A field of another name than those of RFC 9116 and CSAF (RFC 9116 §2.4).</summary>
public sealed record SecurityTxtExtension(string Name, string Value, int Offset);

/// <summary>A security.txt (RFC 9116 §2.5). Wrong values are left out; the order of the file is kept, as it is the order
/// of preference.</summary>
public sealed record SecurityTxtFile
{
    /// <summary>Contact: where to report, the preferred way first.</summary>
    public IReadOnlyList<WebUri> Contacts { get; init; } = [];

    /// <summary>Expires; null when missing or wrong.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Encryption: keys to use.</summary>
    public IReadOnlyList<WebUri> Encryption { get; init; } = [];

    /// <summary>Acknowledgments: where reporters are thanked.</summary>
    public IReadOnlyList<WebUri> Acknowledgments { get; init; } = [];

    /// <summary>Preferred-Languages; empty when absent.</summary>
    public IReadOnlyList<string> PreferredLanguages { get; init; } = [];

    /// <summary>Canonical: where the file belongs.</summary>
    public IReadOnlyList<WebUri> Canonical { get; init; } = [];

    /// <summary>Policy: the disclosure policy.</summary>
    public IReadOnlyList<WebUri> Policies { get; init; } = [];

    /// <summary>Hiring: security-related positions.</summary>
    public IReadOnlyList<WebUri> Hiring { get; init; } = [];

    /// <summary>CSAF: provider metadata (CSAF 2.0 §7.1.8).</summary>
    public IReadOnlyList<WebUri> Csaf { get; init; } = [];

    /// <summary>Every other field.</summary>
    public IReadOnlyList<SecurityTxtExtension> Extensions { get; init; } = [];

    /// <summary>Whether the file is signed.</summary>
    public SecurityTxtSignature Signature { get; init; }

    /// <summary>How a moment stands to Expires.</summary>
    public SecurityTxtFreshness FreshnessAt(DateTimeOffset now) =>
        Expires is not { } expires ? SecurityTxtFreshness.NotStated
        : expires <= now ? SecurityTxtFreshness.Expired
        : expires > now.AddYears(1) ? SecurityTxtFreshness.Distant
        : SecurityTxtFreshness.Fresh;

    /// <summary>Whether the file says that it belongs at this URI.</summary>
    public SecurityTxtLocation LocationOf(string uri) =>
        Canonical.Count == 0 ? SecurityTxtLocation.NotStated
        : Canonical.Any(canonical => canonical.Names(uri)) ? SecurityTxtLocation.Stated
        : SecurityTxtLocation.Elsewhere;
}
