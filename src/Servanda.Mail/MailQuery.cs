using Servanda.Core.Names;
using Servanda.Dns;

namespace Servanda.Mail;

/// <summary>What is asked of the DNS.</summary>
public enum MailQueryKind
{
    /// <summary>TXT records.</summary>
    Txt,
    /// <summary>IPv4 addresses.</summary>
    A,
    /// <summary>IPv6 addresses.</summary>
    Aaaa,
    /// <summary>Mail exchangers.</summary>
    Mx,
    /// <summary>The names of an address.</summary>
    Ptr,
}

/// <summary>One question that a walk needs answered. The walks of this library ask nothing themselves: they are given
/// what is known, say what they still want, and are run again.</summary>
/// <param name="Name">The name asked about.</param>
/// <param name="Kind">The type of record.</param>
public readonly record struct MailQuery(DomainName Name, MailQueryKind Kind)
{
    /// <summary>The type of record in the DNS.</summary>
    public DnsType Type => Kind switch
    {
        MailQueryKind.Txt => DnsType.Txt,
        MailQueryKind.A => DnsType.A,
        MailQueryKind.Aaaa => DnsType.Aaaa,
        MailQueryKind.Mx => DnsType.Mx,
        MailQueryKind.Ptr => DnsType.Ptr,
    };
}
