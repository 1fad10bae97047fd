using Servanda.Core;

namespace Servanda.Disclosure.SecurityTxt;

/// <summary>What can be wrong with a security.txt (RFC 9116).</summary>
public static class SecurityTxtProblems
{
    /// <summary>A file larger than is read.</summary>
    public static readonly ProblemKind Length = new("security-txt.length", "RFC 9116 §5.4");

    /// <summary>A page where the file should be.</summary>
    public static readonly ProblemKind Html = new("security-txt.html", "RFC 9116 §3");

    /// <summary>No field at all.</summary>
    public static readonly ProblemKind Empty = new("security-txt.empty", "RFC 9116 §4");

    /// <summary>Octets that are not UTF-8.</summary>
    public static readonly ProblemKind Utf8 = new("security-txt.utf8", "RFC 9116 §4");

    /// <summary>A byte order mark.</summary>
    public static readonly ProblemKind Bom = new("security-txt.bom", "RFC 9116 §4");

    /// <summary>A control character.</summary>
    public static readonly ProblemKind Character = new("security-txt.character", "RFC 9116 §4");

    /// <summary>A last line that does not end.</summary>
    public static readonly ProblemKind LineUnterminated = new("security-txt.line.unterminated", "RFC 9116 §2.2");

    /// <summary>A line that is no field, comment or blank.</summary>
    public static readonly ProblemKind Line = new("security-txt.line", "RFC 9116 §4");

    /// <summary>A field without a name, or a name of other characters than allowed.</summary>
    public static readonly ProblemKind FieldName = new("security-txt.field.name", "RFC 9116 §4");

    /// <summary>Blanks before a name or before its colon.</summary>
    public static readonly ProblemKind FieldBlank = new("security-txt.field.blank", "RFC 9116 §4");

    /// <summary>No space after the colon.</summary>
    public static readonly ProblemKind FieldSpace = new("security-txt.field.space", "RFC 9116 §4");

    /// <summary>A field without a value.</summary>
    public static readonly ProblemKind FieldEmpty = new("security-txt.field.empty", "RFC 9116 §4");

    /// <summary>A value that has to be a URI and is none.</summary>
    public static readonly ProblemKind FieldUri = new("security-txt.uri", "RFC 9116 §2.5");

    /// <summary>A web URI that is not https.</summary>
    public static readonly ProblemKind UriHttp = new("security-txt.uri.http", "RFC 9116 §2.5");

    /// <summary>A mail address that names no mailbox and domain.</summary>
    public static readonly ProblemKind ContactMailto = new("security-txt.contact.mailto", "RFC 6068 §2");

    /// <summary>No Contact that can be used.</summary>
    public static readonly ProblemKind ContactMissing = new("security-txt.contact.missing", "RFC 9116 §2.5.3");

    /// <summary>No Expires.</summary>
    public static readonly ProblemKind ExpiresMissing = new("security-txt.expires.missing", "RFC 9116 §2.5.5");

    /// <summary>An Expires that is no date and time of RFC 3339.</summary>
    public static readonly ProblemKind Expires = new("security-txt.expires", "RFC 9116 §2.5.5");

    /// <summary>Expires more than once; the first counts.</summary>
    public static readonly ProblemKind ExpiresRepeated = new("security-txt.expires.repeated", "RFC 9116 §2.5.5");

    /// <summary>Preferred-Languages more than once; the first counts.</summary>
    public static readonly ProblemKind LanguagesRepeated = new("security-txt.languages.repeated", "RFC 9116 §2.5.8");

    /// <summary>A language tag that is not well-formed.</summary>
    public static readonly ProblemKind Languages = new("security-txt.languages", "RFC 9116 §2.5.8");

    /// <summary>A CSAF value that does not end in provider-metadata.json.</summary>
    public static readonly ProblemKind Csaf = new("security-txt.csaf", "CSAF 2.0 §7.1.8");

    /// <summary>Something before the header of a signed file.</summary>
    public static readonly ProblemKind SignaturePreamble = new("security-txt.signature.preamble", "RFC 9116 §4");

    /// <summary>A signed file without the framing of the OpenPGP cleartext signature framework.</summary>
    public static readonly ProblemKind SignatureFraming = new("security-txt.signature.framing", "RFC 9580 §7");

    /// <summary>A line of a signed file that begins with a dash and is not escaped.</summary>
    public static readonly ProblemKind SignatureDash = new("security-txt.signature.dash", "RFC 9580 §7.2");

    /// <summary>Something after the signature.</summary>
    public static readonly ProblemKind SignatureTrailing = new("security-txt.signature.trailing", "RFC 9116 §4");

    /// <summary>A signed file that does not say where it belongs.</summary>
    public static readonly ProblemKind SignatureCanonical = new("security-txt.signature.canonical", "RFC 9116 §2.3");

    /// <summary>Every kind above.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        Length, Html, Empty, Utf8, Bom, Character, LineUnterminated, Line, FieldName, FieldBlank, FieldSpace, FieldEmpty,
        FieldUri, UriHttp, ContactMailto, ContactMissing, ExpiresMissing, Expires, ExpiresRepeated, LanguagesRepeated,
        Languages, Csaf, SignaturePreamble, SignatureFraming, SignatureDash, SignatureTrailing, SignatureCanonical,
    ];
}
