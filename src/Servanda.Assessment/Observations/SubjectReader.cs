using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using Servanda.Core.Names;
using Servanda.Dns;

namespace Servanda.Assessment.Observations;

/// <summary>Reads the text of a subject back from a bundle.</summary>
public static class SubjectReader
{
    const int MaxLength = 8192;

    /// <summary>Reads a <see cref="Subject.Key"/>; false for anything that no subject writes.</summary>
    public static bool TryRead(string? key, [NotNullWhen(true)] out Subject? subject)
    {
        subject = null;
        if (key is null or { Length: > MaxLength } || key.IndexOf(':', StringComparison.Ordinal) is not (> 0 and var colon))
            return false;
        var rest = key[(colon + 1)..];
        subject = key[..colon] switch
        {
            "dns" => Answer(rest, checkingDisabled: false),
            "dns+cd" => Answer(rest, checkingDisabled: true),
            "ns" => NameServer(rest),
            "web" => Page(rest),
            "smtp" => MailHost(rest),
            "tls" => Handshake(rest),
            "mail-reports" => Name(rest) is { } name ? new Subject.MailReports(name) : null,
            _ => null,
        };
        // What does not write back to the same text is not a key of ours.
        if (subject?.Key != key)
            subject = null;
        return subject is not null;
    }

    static Subject? Answer(string text, bool checkingDisabled) =>
        text.Split(':') is [var type, var name] && DnsType.TryRead(type, out var known) && Name(name) is { } read
            ? new Subject.Answer(read, known, checkingDisabled)
            : null;

    static Subject? NameServer(string text) =>
        text.Split(':', 3) is [var zone, var host, var address] && IPAddress.TryParse(address, out var ip) &&
        Name(zone) is { } zoneName && Name(host) is { } hostName
            ? new Subject.NameServer(zoneName, hostName, ip)
            : null;

    static Subject? Page(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? new Subject.Page(url)
            : null;

    static Subject? MailHost(string text) =>
        text.Split(':') is [var host, "25"] && Name(host) is { } name ? new Subject.MailHost(name) : null;

    static Subject? Handshake(string text)
    {
        if (text.Split(':') is not [var host, var port, var version] || Name(host) is not { } name ||
            !ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        foreach (var one in TlsVersions.All)
        {
            if (one.Number() == version)
                return new Subject.Handshake(name, number, one);
        }
        return null;
    }

    static DomainName? Name(string text) =>
        text == "." ? DomainName.Root : DomainName.Root.Under(text);
}
