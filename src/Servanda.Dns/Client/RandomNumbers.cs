using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Servanda.Dns.Client;

/// <summary>Numbers nobody can guess (RFC 5452 §4.3), fetched from the system by the page, a page for each thread.</summary>
static class RandomNumbers
{
    const int PageOctets = 1024;

    [ThreadStatic]
    static byte[]? Page;

    [ThreadStatic]
    static int Left;

    public static ushort Next()
    {
        var page = Page ??= new byte[PageOctets];
        if (Left < sizeof(ushort))
        {
            RandomNumberGenerator.Fill(page);
            Left = PageOctets;
        }
        Left -= sizeof(ushort);
        return BinaryPrimitives.ReadUInt16LittleEndian(page.AsSpan(Left));
    }
}
