using Servanda.Core;

namespace Servanda.Disclosure.Csaf;

/// <summary>What can be wrong with the metadata of a CSAF provider (CSAF 2.0 and 2.1 §7.1.7 and their provider
/// schema). Details are JSON Pointers (RFC 6901).</summary>
public static class CsafProblems
{
    /// <summary>A page where the JSON should be.</summary>
    public static readonly ProblemKind Html = new("csaf.html", "CSAF 2.0 §7.1.7");

    /// <summary>A text that is no JSON, or over the bounds for size and depth.</summary>
    public static readonly ProblemKind Json = new("csaf.json", "RFC 8259 §2");

    /// <summary>Something that readers of JSON take differently, such as a byte order mark or a key twice.</summary>
    public static readonly ProblemKind JsonInterop = new("csaf.json.interop", "RFC 7493 §2");

    /// <summary>A member that has to be there and is not.</summary>
    public static readonly ProblemKind Missing = new("csaf.missing", "CSAF 2.0 §7.1.7");

    /// <summary>A value of another type.</summary>
    public static readonly ProblemKind Type = new("csaf.type", "CSAF 2.0 §7.1.7");

    /// <summary>A value that is not one of those allowed.</summary>
    public static readonly ProblemKind Value = new("csaf.value", "CSAF 2.0 §7.1.7");

    /// <summary>A list or a text that may not be empty.</summary>
    public static readonly ProblemKind Empty = new("csaf.empty", "CSAF 2.0 §7.1.7");

    /// <summary>The same item twice in a list.</summary>
    public static readonly ProblemKind Repeated = new("csaf.repeated", "CSAF 2.0 §7.1.7");

    /// <summary>A member that the schema of version 2.1 does not allow.</summary>
    public static readonly ProblemKind Unknown = new("csaf.unknown", "CSAF 2.1 §7.1.7");

    /// <summary>A text that has to be a URL and is none.</summary>
    public static readonly ProblemKind Url = new("csaf.url", "CSAF 2.0 §7.1.7");

    /// <summary>A URL without TLS.</summary>
    public static readonly ProblemKind UrlHttp = new("csaf.url.http", "CSAF 2.0 §7.1.3");

    /// <summary>A URL of a JSON file, or of provider-metadata.json, that does not end so.</summary>
    public static readonly ProblemKind UrlName = new("csaf.url.name", "CSAF 2.0 §7.1.7");

    /// <summary>A text that has to be a date and time of RFC 3339 and is none.</summary>
    public static readonly ProblemKind Date = new("csaf.date", "CSAF 2.0 §7.1.7");

    /// <summary>A fingerprint that is not at least 40 hexadecimal digits.</summary>
    public static readonly ProblemKind Fingerprint = new("csaf.fingerprint", "CSAF 2.0 §7.1.7");

    /// <summary>A trusted provider without an OpenPGP key.</summary>
    public static readonly ProblemKind KeyMissing = new("csaf.key.missing", "CSAF 2.0 §7.1.20");

    /// <summary>Every kind above.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        Html, Json, JsonInterop, Missing, Type, Value, Empty, Repeated, Unknown, Url, UrlHttp, UrlName, Date, Fingerprint,
        KeyMissing,
    ];
}
