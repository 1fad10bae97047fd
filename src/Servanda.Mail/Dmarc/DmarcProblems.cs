using Servanda.Core;

namespace Servanda.Mail.Dmarc;

/// <summary>What can be wrong with a DMARC policy record (RFC 9989).</summary>
public static class DmarcProblems
{
    /// <summary>Not a DMARC record: it does not begin with the tag v=DMARC1, in this case.</summary>
    public static readonly ProblemKind Version = new("dmarc.version", "RFC 9989 §4.7");

    /// <summary>A character other than printable ASCII and white space.</summary>
    public static readonly ProblemKind Character = new("dmarc.character", "RFC 9989 §4.8");

    /// <summary>A piece that is no tag: no equals sign, no name, or a name with other characters than letters.</summary>
    public static readonly ProblemKind Tag = new("dmarc.tag", "RFC 9989 §4.8");

    /// <summary>A tag without a value.</summary>
    public static readonly ProblemKind TagEmpty = new("dmarc.tag.empty", "RFC 9989 §4.8");

    /// <summary>Two semicolons with nothing between them.</summary>
    public static readonly ProblemKind SeparatorRepeated = new("dmarc.separator.repeated", "RFC 9989 §4.8");

    /// <summary>A tag name twice, which makes the whole list invalid.</summary>
    public static readonly ProblemKind TagRepeated = new("dmarc.tag.repeated", "RFC 6376 §3.2");

    /// <summary>A tag that RFC 9989 does not define. Readers ignore it.</summary>
    public static readonly ProblemKind TagUnknown = new("dmarc.tag.unknown", "RFC 9989 §4.7");

    /// <summary>pct, rf or ri, which are retired. Readers ignore them.</summary>
    public static readonly ProblemKind TagHistoric = new("dmarc.tag.historic", "RFC 9989 §9.3");

    /// <summary>No p.</summary>
    public static readonly ProblemKind PolicyMissing = new("dmarc.p.missing", "RFC 9989 §4.7");

    /// <summary>p with another value than none, quarantine, reject.</summary>
    public static readonly ProblemKind Policy = new("dmarc.p", "RFC 9989 §4.10.1");

    /// <summary>sp with another value than none, quarantine, reject.</summary>
    public static readonly ProblemKind SubdomainPolicy = new("dmarc.sp", "RFC 9989 §4.10.1");

    /// <summary>np with another value than none, quarantine, reject.</summary>
    public static readonly ProblemKind NonexistentPolicy = new("dmarc.np", "RFC 9989 §4.10.1");

    /// <summary>adkim with another value than r or s.</summary>
    public static readonly ProblemKind DkimAlignment = new("dmarc.adkim", "RFC 9989 §4.7");

    /// <summary>aspf with another value than r or s.</summary>
    public static readonly ProblemKind SpfAlignment = new("dmarc.aspf", "RFC 9989 §4.7");

    /// <summary>fo with something else than 0, 1, d and s between colons, or one of them twice, or both 0 and 1.</summary>
    public static readonly ProblemKind FailureOptions = new("dmarc.fo", "RFC 9989 §4.8");

    /// <summary>fo without ruf, which has no effect.</summary>
    public static readonly ProblemKind FailureOptionsUnused = new("dmarc.fo.unused", "RFC 9989 §4.7");

    /// <summary>psd with another value than y, n, u.</summary>
    public static readonly ProblemKind PublicSuffix = new("dmarc.psd", "RFC 9989 §4.7");

    /// <summary>t with another value than y or n.</summary>
    public static readonly ProblemKind Testing = new("dmarc.t", "RFC 9989 §4.7");

    /// <summary>An entry of rua that is no URI, or a mailto without a mailbox and a domain.</summary>
    public static readonly ProblemKind AggregateUri = new("dmarc.rua", "RFC 9989 §4.8");

    /// <summary>An entry of ruf that is no URI, or a mailto without a mailbox and a domain.</summary>
    public static readonly ProblemKind FailureUri = new("dmarc.ruf", "RFC 9989 §4.8");

    /// <summary>A report address of another scheme than mailto, which receivers need not support.</summary>
    public static readonly ProblemKind UriScheme = new("dmarc.uri.scheme", "RFC 9989 §4.7");

    /// <summary>The obsolete size limit behind a report address. Readers ignore it.</summary>
    public static readonly ProblemKind UriSize = new("dmarc.uri.size", "RFC 9989 §4.8");

    /// <summary>More than one DMARC record at a name: all of them are discarded.</summary>
    public static readonly ProblemKind Several = new("dmarc.several", "RFC 9989 §4.10");

    /// <summary>Every kind above.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        Version, Character, Tag, TagEmpty, SeparatorRepeated, TagRepeated, TagUnknown, TagHistoric, PolicyMissing, Policy,
        SubdomainPolicy, NonexistentPolicy, DkimAlignment, SpfAlignment, FailureOptions, FailureOptionsUnused,
        PublicSuffix, Testing, AggregateUri, FailureUri, UriScheme, UriSize, Several,
    ];
}
