using System.Buffers;
using System.Net;
using System.Net.Sockets;
using Servanda.Core;
using Servanda.Core.Net;

namespace Servanda.Mail.Spf;

/// <summary>Reads the addresses and prefix lengths of SPF terms (RFC 7208 §5.6 and §12), stricter than the platform's
/// own reading: no leading zeros, no short forms, no scope.</summary>
static class SpfAddressReader
{
    const int Ip4Bits = 32;
    const int Ip6Bits = 128;

    static readonly SearchValues<char> Ip6Characters = SearchValues.Create("0123456789abcdefABCDEF:.");

    public static IpPrefix? ReadIp4(ReadOnlySpan<char> text, int offset, ProblemLog log)
    {
        var slash = text.IndexOf('/') is >= 0 and var at ? at : text.Length;
        var length = slash < text.Length ? ReadLength(text[(slash + 1)..], Ip4Bits, offset + slash, log) : Ip4Bits;
        if (ReadQuad(text[..slash]) is not { } address)
        {
            log.Add(SpfProblems.Ip4.At(offset, text));
            return null;
        }
        return length is { } bits ? IpPrefix.Around(address, bits) : null;
    }

    public static IpPrefix? ReadIp6(ReadOnlySpan<char> text, int offset, ProblemLog log)
    {
        var slash = text.IndexOf('/') is >= 0 and var at ? at : text.Length;
        var length = slash < text.Length ? ReadLength(text[(slash + 1)..], Ip6Bits, offset + slash, log) : Ip6Bits;
        if (text[..slash].ContainsAnyExcept(Ip6Characters)
            || !IPAddress.TryParse(text[..slash], out var address)
            || address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            log.Add(SpfProblems.Ip6.At(offset, text));
            return null;
        }
        return length is { } bits ? IpPrefix.Around(address, bits) : null;
    }

    /// <summary>Splits <c>/24//64</c> off the end of an argument; what is before it is the domain. A slash elsewhere is
    /// part of a macro literal.</summary>
    public static int DomainLength(ReadOnlySpan<char> text)
    {
        var end = text.LastIndexOfAnyExceptInRange('0', '9') + 1;
        if (end == 0 || text[end - 1] != '/')
            return text.Length;
        end--;
        if (end == 0 || text[end - 1] != '/')
            return end;
        end--;
        var before = text[..end].LastIndexOfAnyExceptInRange('0', '9') + 1;
        return before > 0 && text[before - 1] == '/' ? before - 1 : end;
    }

    /// <summary>Reads <c>/24</c>, <c>//64</c>, <c>/24//64</c> or nothing; null when malformed.</summary>
    public static (int Ip4, int Ip6)? ReadDual(ReadOnlySpan<char> text, int offset, ProblemLog log)
    {
        var twice = text.IndexOf("//");
        var first = twice < 0 ? text : text[..twice];
        var ip4 = first.IsEmpty ? Ip4Bits : ReadLength(first[1..], Ip4Bits, offset, log);
        var ip6 = twice < 0 ? Ip6Bits : ReadLength(text[(twice + 2)..], Ip6Bits, offset + twice, log);
        return ip4 is { } four && ip6 is { } six ? (four, six) : null;
    }

    static int? ReadLength(ReadOnlySpan<char> digits, int bits, int offset, ProblemLog log)
    {
        var length = 0;
        foreach (var c in digits)
            length = char.IsAsciiDigit(c) && length <= bits ? length * 10 + c - '0' : bits + 1;
        if (!digits.IsEmpty && (digits.Length == 1 || digits[0] != '0') && length <= bits)
            return length;
        log.Add(SpfProblems.Cidr.At(offset, digits));
        return null;
    }

    static IPAddress? ReadQuad(ReadOnlySpan<char> text)
    {
        Span<byte> octets = stackalloc byte[4];
        for (var i = 0; i < 4; i++)
        {
            var end = i == 3 ? text.Length : text.IndexOf('.');
            if (end is < 1 or > 3 || text[..end].ContainsAnyExceptInRange('0', '9')
                || (end > 1 && text[0] == '0') || !byte.TryParse(text[..end], out octets[i]))
                return null;
            text = text[Math.Min(end + 1, text.Length)..];
        }
        return new IPAddress(octets);
    }
}
