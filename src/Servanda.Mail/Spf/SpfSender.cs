using System.Net;
using System.Text;
using Servanda.Core.Names;

namespace Servanda.Mail.Spf;

/// <summary>Which identity of a delivery is checked (RFC 7208 §2.3, §2.4).</summary>
public enum SpfIdentity
{
    /// <summary>The reverse path, MAIL FROM; for an empty one postmaster at the HELO name.</summary>
    MailFrom,
    /// <summary>The name given in HELO or EHLO.</summary>
    Helo,
}

/// <summary>Who delivers a message, as far as SMTP tells: what check_host() is given (RFC 7208 §4.1).</summary>
public sealed record SpfSender
{
    const string DefaultLocalPart = "postmaster";

    /// <summary>The client's address; IPv4 where it came as an IPv4-mapped one (§5).</summary>
    public IPAddress Client { get; }

    /// <summary>The HELO or EHLO name as given.</summary>
    public string Helo { get; }

    /// <summary>Which identity is checked.</summary>
    public SpfIdentity Identity { get; }

    /// <summary>The local part of the sender; postmaster where there is none (§4.3).</summary>
    public string LocalPart { get; }

    /// <summary>The domain of the sender as given.</summary>
    public string DomainText { get; }

    /// <summary>The same as a name to look up; null when it is none of at least two labels (§4.3).</summary>
    public DomainName? Domain { get; }

    /// <summary>A delivery.</summary>
    /// <param name="client">The client's address.</param>
    /// <param name="helo">The HELO or EHLO name.</param>
    /// <param name="mailFrom">The reverse path without its angle brackets; empty for a bounce.</param>
    public SpfSender(IPAddress client, string helo, string mailFrom)
        : this(client, helo, mailFrom.Length == 0 ? helo : mailFrom,
            mailFrom.Length == 0 ? SpfIdentity.Helo : SpfIdentity.MailFrom)
    {
    }

    SpfSender(IPAddress client, string helo, string address, SpfIdentity identity)
    {
        Client = client.IsIPv4MappedToIPv6 ? client.MapToIPv4() : client;
        (Helo, Identity) = (helo, identity);
        var at = identity == SpfIdentity.Helo ? -1 : address.LastIndexOf('@');
        LocalPart = at > 0 ? address[..at] : DefaultLocalPart;
        DomainText = address[(at + 1)..];
        Domain = ReadDomain(DomainText);
    }

    /// <summary>The check of the HELO name itself (§2.3), whatever the reverse path.</summary>
    public static SpfSender OfHelo(IPAddress client, string helo) => new(client, helo, helo, SpfIdentity.Helo);

    // Text beyond ASCII is mapped to A-labels (§4.3); an address literal is no name.
    static DomainName? ReadDomain(string text)
    {
        DomainName? name;
        if (Ascii.IsValid(text))
            WireText.TryReadName(text, out name);
        else
            name = DomainName.Read(text).Value;
        return name is null || text.StartsWith('[') || !name.ToString().Contains('.', StringComparison.Ordinal) ? null : name;
    }
}
