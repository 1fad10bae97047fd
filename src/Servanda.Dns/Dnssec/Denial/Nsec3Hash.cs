using System.Security.Cryptography;
using Servanda.Core.Names;

namespace Servanda.Dns.Dnssec.Denial;

/// <summary>Hashes names as NSEC3 does (RFC 5155 §5): SHA-1 over name and salt, then over hash and salt again.</summary>
static class Nsec3Hash
{
    public static byte[] Of(DomainName name, ReadOnlySpan<byte> salt, int iterations)
    {
        Span<byte> input = stackalloc byte[DomainName.MaxWireOctets + byte.MaxValue];
        var length = name.WriteWire(input);
        var hash = new byte[SHA1.HashSizeInBytes];
        for (var round = 0; round <= iterations; round++)
        {
            salt.CopyTo(input[length..]);
#pragma warning disable CA5350 // The only hash there is for NSEC3; it hides names and vouches for nothing.
            SHA1.HashData(input[..(length + salt.Length)], hash);
#pragma warning restore CA5350
            hash.CopyTo(input);
            length = hash.Length;
        }
        return hash;
    }
}
