using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Servanda.Dns.Client;

/// <summary>Numbers nobody can guess (RFC 5452 §4.3), fetched from the system by the page, a page for each thread.</summary>
static class RandomNumbers
{
    const int PageOctets = 1024;

    [ThreadStatic]
    static byte[]? t_page;

    [ThreadStatic]
    static int t_left;

    public static ushort Next()
    {
        var page = t_page ??= new byte[PageOctets];
        if (t_left < sizeof(ushort))
        {
            RandomNumberGenerator.Fill(page);
            t_left = PageOctets;
        }
        t_left -= sizeof(ushort);
        return BinaryPrimitives.ReadUInt16LittleEndian(page.AsSpan(t_left));
    }
}
