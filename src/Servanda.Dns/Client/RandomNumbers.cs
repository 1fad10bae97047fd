using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Servanda.Dns.Client;

/// <summary>Numbers nobody can guess (RFC 5452 §4.3), fetched from the system by the page.</summary>
sealed class RandomNumbers
{
    readonly byte[] _page = new byte[2048];
    readonly Lock _gate = new();
    int _used = int.MaxValue;

    public ushort Next()
    {
        lock (_gate)
        {
            if (_used > _page.Length - 2)
            {
                RandomNumberGenerator.Fill(_page);
                _used = 0;
            }
            _used += 2;
            return BinaryPrimitives.ReadUInt16LittleEndian(_page.AsSpan(_used - 2));
        }
    }
}
