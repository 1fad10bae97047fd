using System.Text;
using Servanda.Core.Names;
using Servanda.Mail.Messages;

namespace Servanda.Mail.Evaluation;

/// <summary>Finds the domains that a message says it is from (RFC 5322 §3.6.2, RFC 9989 §5.3.1): those of the addresses of
/// From, whatever their display names say.</summary>
public static class AuthorReader
{
    /// <summary>Domains told at the most.</summary>
    public const int MaxDomains = 20;

    const int MaxLength = 64 * 1024;

    /// <summary>Every domain once; empty when there is no From, or no address in it. Two fields From are both read: a
    /// message must have one only, and whoever shows it may show either.</summary>
    public static IReadOnlyList<DomainName> Read(MailMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var domains = new List<DomainName>(1);
        foreach (var field in message.Fields)
        {
            if (field.Is("From"u8))
                Read(field.Unfold(), domains);
        }
        return domains;
    }

    /// <summary>The domains in the value of one field.</summary>
    public static IReadOnlyList<DomainName> Read(string value)
    {
        var domains = new List<DomainName>(1);
        Read(value, domains);
        return domains;
    }

    static void Read(ReadOnlySpan<char> value, List<DomainName> domains)
    {
        var plain = Plain(value[..Math.Min(value.Length, MaxLength)]).AsSpan();
        while (plain.Length > 0 && domains.Count < MaxDomains)
        {
            // A comma ends an address, a colon the name of a group, a semicolon the group; within angle brackets they
            // belong to an old route.
            var end = plain.IndexOfAny(",;:<");
            var open = end >= 0 && plain[end] == '<';
            if (open)
            {
                plain = plain[(end + 1)..];
                end = plain.IndexOf('>');
            }
            Add(end < 0 ? plain : plain[..end], domains);
            plain = end < 0 ? [] : plain[(end + 1)..];
            // What stands behind a closing bracket is no address.
            if (open)
                plain = plain.IndexOfAny(",;:") is >= 0 and var next ? plain[(next + 1)..] : [];
        }
    }

    static void Add(ReadOnlySpan<char> address, List<DomainName> domains)
    {
        if (address.LastIndexOf('@') is >= 0 and var at
            && DomainName.Read(address[(at + 1)..].Trim()).Value is { IsRoot: false } name && !domains.Contains(name))
            domains.Add(name);
    }

    // Comments as a blank and quoted strings as a quote, so that every mark left means something. One that is not closed
    // reaches to the end.
    static string Plain(ReadOnlySpan<char> value)
    {
        if (value.IndexOfAny("\"(\\") < 0)
            return value.ToString();
        var plain = new StringBuilder(value.Length);
        var (depth, isQuoted) = (0, false);
        for (var at = 0; at < value.Length; at++)
        {
            var c = value[at];
            if (c == '\\')
                at++;
            else if (isQuoted)
                isQuoted = c != '"';
            else if (c == '(' && depth++ == 0)
                plain.Append(' ');
            else if (c == ')' && depth > 0)
                depth--;
            else if (depth == 0)
            {
                isQuoted = c == '"';
                plain.Append(c);
            }
        }
        return plain.ToString();
    }
}
