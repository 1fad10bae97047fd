using System.Net;
using Servanda.Core.Names;
using Servanda.Core.Net;

namespace Servanda.Mail;

/// <summary>An address that asks for reports: a URI, mostly mailto (RFC 9989 §4.6, RFC 8460 §3).</summary>
/// <param name="Text">The URI as published, without the obsolete size.</param>
/// <param name="MailDomain">The domain of a mailto address; null for other schemes.</param>
/// <param name="Size">The size limit of RFC 7489 (digits and unit) that RFC 9989 has readers ignore; null when absent.</param>
public sealed record ReportUri(string Text, DomainName? MailDomain, string? Size)
{
    const string Mailto = "mailto";

    /// <summary>True for mailto, the one scheme every sender of DMARC reports supports.</summary>
    public bool IsMailto => UriText.HasScheme(Text, Mailto);

    /// <summary>True for https, which TLS reports may also go to.</summary>
    public bool IsHttps => UriText.HasScheme(Text, "https");

    /// <summary>The domain reports go to: that of the mail address, or the host of another URI; null when that is an
    /// address or no name.</summary>
    public DomainName? Destination => MailDomain ?? HostOf(Text);

    /// <summary>Reads one URI; null when it is none, or a mailto without a mailbox and a domain.</summary>
    internal static ReportUri? Read(ReadOnlySpan<char> text, string? size)
    {
        if (!UriText.IsUri(text))
            return null;
        if (!UriText.HasScheme(text, Mailto))
            return new(text.ToString(), null, size);
        var address = text[(Mailto.Length + 1)..];
        if (address.IndexOf('?') is >= 0 and var query)
            address = address[..query];
        var at = address.LastIndexOf('@');
        return at > 0 && WireText.TryReadName(address[(at + 1)..], out var domain)
            ? new(text.ToString(), domain, size)
            : null;
    }

    static DomainName? HostOf(string text)
    {
        var host = UriText.Host(text);
        return !IPAddress.TryParse(host, out _) && WireText.TryReadName(host, out var name) ? name : null;
    }
}
