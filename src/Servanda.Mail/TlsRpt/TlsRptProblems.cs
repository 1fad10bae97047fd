using Servanda.Core;

namespace Servanda.Mail.TlsRpt;

/// <summary>What can be wrong with a TLS reporting record (RFC 8460).</summary>
public static class TlsRptProblems
{
    /// <summary>Not a TLS reporting record: it does not begin with v=TLSRPTv1 and a semicolon.</summary>
    public static readonly ProblemKind Version = new("tls-rpt.version", "RFC 8460 §3");

    /// <summary>No rua.</summary>
    public static readonly ProblemKind UriMissing = new("tls-rpt.rua.missing", "RFC 8460 §3");

    /// <summary>An entry of rua that is no URI, or a mailto without a mailbox and a domain.</summary>
    public static readonly ProblemKind Uri = new("tls-rpt.rua", "RFC 8460 §3");

    /// <summary>A report address that is neither mailto nor https.</summary>
    public static readonly ProblemKind UriScheme = new("tls-rpt.rua.scheme", "RFC 8460 §3");

    /// <summary>A field that is neither rua nor a well-formed extension, or blanks beside its equals sign.</summary>
    public static readonly ProblemKind Field = new("tls-rpt.field", "RFC 8460 §3");

    /// <summary>More than one TLS reporting record: the domain counts as having none.</summary>
    public static readonly ProblemKind Several = new("tls-rpt.several", "RFC 8460 §3");

    /// <summary>Every kind above.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } = [Version, UriMissing, Uri, UriScheme, Field, Several];
}
