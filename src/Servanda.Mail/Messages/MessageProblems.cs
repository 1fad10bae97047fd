using Servanda.Core;

namespace Servanda.Mail.Messages;

/// <summary>What can be wrong with the form of a message (RFC 5322, RFC 2045, RFC 2046, RFC 2231).</summary>
public static class MessageProblems
{
    /// <summary>A message over <see cref="MailMessage.MaxOctets"/>.</summary>
    public static readonly ProblemKind Size = new("message.size", "reader limit, RFC 5321 §4.5.3.1.7");

    /// <summary>A header over 1 MiB.</summary>
    public static readonly ProblemKind HeaderSize = new("message.header.size", "reader limit, RFC 5322 §2.1.1");

    /// <summary>More than 2,000 header fields.</summary>
    public static readonly ProblemKind Fields = new("message.fields", "reader limit, RFC 5322 §3.6");

    /// <summary>A header field over 256 KiB.</summary>
    public static readonly ProblemKind FieldSize = new("message.field.size", "reader limit, RFC 5322 §2.1.1");

    /// <summary>A line in the header that is no field: no colon, or a name with other than visible characters.</summary>
    public static readonly ProblemKind FieldName = new("message.field.name", "RFC 5322 §2.2");

    /// <summary>The line with which mbox files begin a message; it is no part of it.</summary>
    public static readonly ProblemKind MboxLine = new("message.mbox-line", "RFC 4155 §A");

    /// <summary>A header without the empty line that ends it.</summary>
    public static readonly ProblemKind NoBody = new("message.body.missing", "RFC 5322 §2.1");

    /// <summary>A Content-Type or Content-Disposition that cannot be read.</summary>
    public static readonly ProblemKind ContentType = new("mime.content-type", "RFC 2045 §5.1");

    /// <summary>A parameter that cannot be read, is repeated, or is over the limits.</summary>
    public static readonly ProblemKind Parameter = new("mime.parameter", "RFC 2231 §3");

    /// <summary>A multipart without a boundary that can be used; its content is one part.</summary>
    public static readonly ProblemKind Boundary = new("mime.boundary", "RFC 2046 §5.1.1");

    /// <summary>A multipart that its closing boundary does not end.</summary>
    public static readonly ProblemKind Unclosed = new("mime.unclosed", "RFC 2046 §5.1.1");

    /// <summary>A transfer encoding that is not known, or not allowed on a multipart; content is taken as it stands.</summary>
    public static readonly ProblemKind Encoding = new("mime.encoding", "RFC 2045 §6.4");

    /// <summary>Base64 with characters outside its alphabet, or cut short.</summary>
    public static readonly ProblemKind Base64 = new("mime.base64", "RFC 2045 §6.8");

    /// <summary>An equals sign in quoted-printable that no two hexadecimal digits follow.</summary>
    public static readonly ProblemKind QuotedPrintable = new("mime.quoted-printable", "RFC 2045 §6.7");

    /// <summary>Multiparts nested deeper than 32; the innermost is one part.</summary>
    public static readonly ProblemKind Depth = new("mime.depth", "reader limit, RFC 2046 §5.1.2");

    /// <summary>More than 1,000 parts; the rest is left.</summary>
    public static readonly ProblemKind Parts = new("mime.parts", "reader limit, RFC 2046 §5.1");

    /// <summary>Every kind above.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        Size, HeaderSize, Fields, FieldSize, FieldName, MboxLine, NoBody, ContentType, Parameter, Boundary, Unclosed,
        Encoding, Base64, QuotedPrintable, Depth, Parts,
    ];
}
