using System.Numerics;

namespace Servanda.Dns.Client;

/// <summary>
/// Answers by question, until they are too old or have to make room, those long unused first; and the questions being
/// asked, so that equal ones are asked once.
/// </summary>
sealed class AnswerCache
{
    /// <summary>Parts, so that threads seldom wait for each other; each with room enough that it does not matter how the
    /// answers fall.</summary>
    const int MaxShards = 16, MinShardOctets = 256 * 1024, MaxShardOctets = 1 << 30;

    readonly CacheShard[] _shards;

    /// <param name="maxOctets">What the answers may take.</param>
    public AnswerCache(long maxOctets)
    {
        var parts = (uint)Math.Clamp(maxOctets / MinShardOctets, 1, MaxShards);
        var count = 1 << BitOperations.Log2(parts);
        _shards = [.. Enumerable.Range(0, count).Select(_ => new CacheShard((int)Math.Min(maxOctets / count, MaxShardOctets)))];
    }

    public long Octets => _shards.Sum(shard => shard.Octets);

    /// <summary>
    /// Finds what is known: an answer; or another one's asking to wait for; or nothing, and then the caller asks and
    /// <see cref="Leave"/>s, come what may.
    /// </summary>
    public (DnsResult.Answered? Answer, Task<DnsResult?>? Asked, Asking? Mine) Enter(
        in QueryKey key, DnsQuestion question, long now) =>
        Shard(key).Enter(key, question, now);

    /// <summary>Ends an asking begun with <see cref="Enter"/>.</summary>
    /// <param name="mine">The asking.</param>
    /// <param name="result">What came of it; null when it was cancelled, and those who wait are to ask themselves.</param>
    /// <param name="staleAt">When it is too old, on the clock; 0 for what is not to be kept.</param>
    public void Leave(Asking mine, DnsResult? result, long staleAt) => Shard(mine.Key).Leave(mine, result, staleAt);

    /// <summary>Keeps an answer that was asked for past the cache.</summary>
    public void Store(in QueryKey key, DnsResult.Answered answer, long staleAt) => Shard(key).Store(key, answer, staleAt);

    /// <summary>By the upper bits; the lower ones place a key within its shard.</summary>
    CacheShard Shard(in QueryKey key) => _shards[(uint)key.GetHashCode() >> 24 & (uint)(_shards.Length - 1)];
}
