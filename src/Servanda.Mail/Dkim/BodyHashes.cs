using System.Security.Cryptography;

namespace Servanda.Mail.Dkim;

/// <summary>The hashes of one body, each made once whatever asks for it: the signatures of DKIM and of ARC mostly agree on
/// one. Safe for several threads.</summary>
sealed class BodyHashes(ReadOnlyMemory<byte> body)
{
    readonly Lock _lock = new();
    readonly List<(Canonicalisation Kind, HashAlgorithmName Algorithm, long Limit, byte[] Hash, long Length)> _made = [];

    /// <summary>The hash, and the length of the whole canonical body.</summary>
    public (ReadOnlyMemory<byte> Hash, long Length) Of(Canonicalisation kind, HashAlgorithmName algorithm, long? limit)
    {
        lock (_lock)
        {
            foreach (var one in _made)
            {
                // A limit beyond the end is no limit.
                if (one.Kind == kind && one.Algorithm == algorithm
                    && Math.Min(one.Limit, one.Length) == Math.Min(limit ?? long.MaxValue, one.Length))
                    return (one.Hash, one.Length);
            }
            var (hash, length) = BodyHasher.Hash(body.Span, kind, algorithm, limit ?? long.MaxValue);
            _made.Add((kind, algorithm, limit ?? long.MaxValue, hash, length));
            return (hash, length);
        }
    }
}
