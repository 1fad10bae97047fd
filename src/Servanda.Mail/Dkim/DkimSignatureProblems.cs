using Servanda.Core;

namespace Servanda.Mail.Dkim;

/// <summary>What can be wrong with the form of a signature's header field (RFC 6376 §3.2, §3.5; RFC 8617 §4.1).</summary>
public static class DkimSignatureProblems
{
    /// <summary>A field over the limit, or with more tags or names than are read.</summary>
    public static readonly ProblemKind Size = new("dkim.signature.size", "reader limit, RFC 6376 §8.4");

    /// <summary>A piece that is no tag, or an empty one between two semicolons.</summary>
    public static readonly ProblemKind Tag = new("dkim.signature.tag", "RFC 6376 §3.2");

    /// <summary>A tag twice, which makes the whole list invalid.</summary>
    public static readonly ProblemKind TagRepeated = new("dkim.signature.tag.repeated", "RFC 6376 §3.2");

    /// <summary>A tag that has to be there and is not; the detail names it.</summary>
    public static readonly ProblemKind Missing = new("dkim.signature.missing", "RFC 6376 §3.5");

    /// <summary>A version other than 1.</summary>
    public static readonly ProblemKind Version = new("dkim.signature.v", "RFC 6376 §3.5");

    /// <summary>A b or bh that is not base64, or is empty.</summary>
    public static readonly ProblemKind Base64 = new("dkim.signature.base64", "RFC 6376 §3.5");

    /// <summary>A d that is no domain name.</summary>
    public static readonly ProblemKind Domain = new("dkim.signature.d", "RFC 6376 §3.5");

    /// <summary>An s that is no name.</summary>
    public static readonly ProblemKind Selector = new("dkim.signature.s", "RFC 6376 §3.1");

    /// <summary>An h that is empty, or holds something that is no field name.</summary>
    public static readonly ProblemKind Fields = new("dkim.signature.h", "RFC 6376 §3.5");

    /// <summary>An i without a domain, or in ARC one that is no number from 1 to 50.</summary>
    public static readonly ProblemKind Identity = new("dkim.signature.i", "RFC 6376 §3.5");

    /// <summary>An l, t or x that is no number.</summary>
    public static readonly ProblemKind Number = new("dkim.signature.number", "RFC 6376 §3.5");

    /// <summary>An x that is not after t.</summary>
    public static readonly ProblemKind ExpiryOrder = new("dkim.signature.x", "RFC 6376 §3.5");

    /// <summary>An l larger than the body.</summary>
    public static readonly ProblemKind BodyLength = new("dkim.signature.l", "RFC 6376 §3.5");

    /// <summary>Every kind above.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        Size, Tag, TagRepeated, Missing, Version, Base64, Domain, Selector, Fields, Identity, Number, ExpiryOrder, BodyLength,
    ];
}
