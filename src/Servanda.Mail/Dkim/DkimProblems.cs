using Servanda.Core;

namespace Servanda.Mail.Dkim;

/// <summary>What can be wrong with a DKIM key record (RFC 6376 §3.6.1, RFC 8301, RFC 8463).</summary>
public static class DkimProblems
{
    /// <summary>A v that is not the first tag, or another version than DKIM1.</summary>
    public static readonly ProblemKind Version = new("dkim.version", "RFC 6376 §3.6.1");

    /// <summary>A piece that is no tag.</summary>
    public static readonly ProblemKind Tag = new("dkim.tag", "RFC 6376 §3.2");

    /// <summary>Two semicolons with nothing between them.</summary>
    public static readonly ProblemKind SeparatorRepeated = new("dkim.separator.repeated", "RFC 6376 §3.2");

    /// <summary>Blanks after the last semicolon, which some verifiers refuse.</summary>
    public static readonly ProblemKind TrailingBlank = new("dkim.trailing-blank", "RFC 6376 §3.2");

    /// <summary>A tag twice, which makes the whole list invalid.</summary>
    public static readonly ProblemKind TagRepeated = new("dkim.tag.repeated", "RFC 6376 §3.2");

    /// <summary>No p.</summary>
    public static readonly ProblemKind KeyMissing = new("dkim.p.missing", "RFC 6376 §3.6.1");

    /// <summary>A p that is not base64.</summary>
    public static readonly ProblemKind KeyBase64 = new("dkim.p.base64", "RFC 6376 §3.6.1");

    /// <summary>A p that holds no RSA key.</summary>
    public static readonly ProblemKind KeyRsa = new("dkim.p.rsa", "RFC 6376 §3.6.1");

    /// <summary>A p that does not hold the 32 octets of an Ed25519 key.</summary>
    public static readonly ProblemKind KeyEd25519 = new("dkim.p.ed25519", "RFC 8463 §3");

    /// <summary>A p larger than any key in use.</summary>
    public static readonly ProblemKind KeyLength = new("dkim.p.length", "RFC 6376 §3.6.1");

    /// <summary>An RSA key under 1024 bits, which verifiers must not accept.</summary>
    public static readonly ProblemKind KeyShort = new("dkim.key.short", "RFC 8301 §3.2");

    /// <summary>A key type other than rsa and ed25519.</summary>
    public static readonly ProblemKind KeyType = new("dkim.k", "RFC 6376 §3.6.1");

    /// <summary>Hash algorithms of which none is sha256, the only one still allowed.</summary>
    public static readonly ProblemKind Hashes = new("dkim.h", "RFC 8301 §3.1");

    /// <summary>Service types that allow neither all nor e-mail.</summary>
    public static readonly ProblemKind Services = new("dkim.s", "RFC 6376 §3.6.1");

    /// <summary>More than one key record at a name; which one a verifier takes is undefined.</summary>
    public static readonly ProblemKind Several = new("dkim.several", "RFC 6376 §3.6.2.2");

    /// <summary>Every kind above.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        Version, Tag, SeparatorRepeated, TrailingBlank, TagRepeated, KeyMissing, KeyBase64, KeyRsa, KeyEd25519, KeyLength,
        KeyShort, KeyType, Hashes, Services, Several,
    ];
}
