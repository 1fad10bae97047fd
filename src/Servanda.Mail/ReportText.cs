using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Unicode;
using Servanda.Core.Names;

namespace Servanda.Mail;

/// <summary>Reads the small texts that every kind of report has: domain names, addresses, words for people.</summary>
static class ReportText
{
    const int MaxAddress = 45;

    static readonly SearchValues<char> NeverInNames = SearchValues.Create([.. Enumerable.Range(0, ' ' + 1).Select(i => (char)i), .. "<>\"'&@;,()[]\\\x7F"]);
    static readonly SearchValues<byte> AddressOctets = SearchValues.Create("0123456789abcdefABCDEF:."u8);

    /// <summary>The domain name in these octets, with labels of any script; null when they are none.</summary>
    public static DomainName? Domain(ReadOnlySpan<byte> octets)
    {
        if (octets.Length is 0 or > 4 * DomainName.MaxWireOctets || !Utf8.IsValid(octets))
            return null;
        Span<char> text = stackalloc char[octets.Length];
        text = text[..Encoding.UTF8.GetChars(octets, text)];
        return Domain(text);
    }

    /// <summary>The domain name in this text, with labels of any script; null when it is none.</summary>
    public static DomainName? Domain(ReadOnlySpan<char> text)
    {
        if (!Ascii.IsValid(text))
            return DomainName.Read(text).Value;
        // Blanks and signs are octets that a name can hold on the wire, but nobody's mail comes from such a name.
        return !text.ContainsAny(NeverInNames) && WireText.TryReadName(text, out var name)
            ? name
            : null;
    }

    /// <summary>The address in these octets (RFC 3986 §3.2.2), an IPv4 address inside an IPv6 one as itself; null when
    /// they are none.</summary>
    public static IPAddress? Address(ReadOnlySpan<byte> octets)
    {
        if (octets.Length is 0 or > MaxAddress || octets.ContainsAnyExcept(AddressOctets))
            return null;
        if (!octets.Contains((byte)':'))
            return V4(octets);
        if (!IPAddress.TryParse(octets, out var address) || address.AddressFamily != AddressFamily.InterNetworkV6)
            return null;
        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
    }

    /// <summary>The text in these octets: UTF-8, or where they are none the Latin alphabet that people forget to
    /// declare.</summary>
    public static string Decode(ReadOnlySpan<byte> octets, out bool isValid)
    {
        isValid = Utf8.IsValid(octets);
        return (isValid ? Encoding.UTF8 : Encoding.Latin1).GetString(octets);
    }

    /// <summary>The beginning of a text, no character halved.</summary>
    public static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    static IPAddress? V4(ReadOnlySpan<byte> octets)
    {
        Span<byte> address = stackalloc byte[4];
        for (var i = 0; i < 4; i++)
        {
            var length = i < 3 ? octets.IndexOf((byte)'.') : octets.Length;
            if (length is < 1 or > 3 || !byte.TryParse(octets[..length], out address[i]) || (length > 1 && octets[0] == '0'))
                return null;
            octets = i < 3 ? octets[(length + 1)..] : [];
        }
        return new IPAddress(address);
    }
}
