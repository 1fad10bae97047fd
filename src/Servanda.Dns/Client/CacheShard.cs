using System.Runtime.InteropServices;

namespace Servanda.Dns.Client;

/// <summary>A part of the cache with a lock of its own: its entries, and those with answers in order of last use.</summary>
/// <param name="maxOctets">What its answers may take, estimated.</param>
sealed class CacheShard(long maxOctets)
{
    readonly Dictionary<QueryKey, CacheEntry> _entries = [];
    readonly Lock _gate = new();
    CacheEntry? _newest, _oldest;
    long _octets;

    public long Octets => Volatile.Read(ref _octets);

    public (DnsResult.Answered? Answer, Task<DnsResult?>? Asked, CacheEntry? Mine) Enter(in QueryKey key, long now)
    {
        lock (_gate)
        {
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_entries, key, out var known);
            if (!known)
                return (null, null, place = new CacheEntry(key));
            var entry = place!;
            if (entry.Answer is null)
            {
                entry.Waiting ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
                return (null, entry.Waiting.Task, null);
            }
            if (entry.StaleAt > now)
            {
                MakeNewest(entry);
                return (entry.Answer, null, null);
            }
            Release(entry);
            entry.Forget();
            return (null, null, entry);
        }
    }

    public void Leave(CacheEntry mine, DnsResult? result, long staleAt)
    {
        TaskCompletionSource<DnsResult?>? waiting;
        lock (_gate)
        {
            if (result is DnsResult.Answered answer && staleAt > 0)
                Keep(mine, answer, staleAt);
            else
                _entries.Remove(mine.Key);
            waiting = mine.Waiting;
            mine.Waiting = null;
        }
        waiting?.SetResult(result);
    }

    public void Store(in QueryKey key, DnsResult.Answered answer, long staleAt)
    {
        lock (_gate)
        {
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_entries, key, out var known);
            // Being asked at this moment: that answer will be as fresh.
            if (known && place!.Answer is null)
                return;
            if (known)
                Release(place!);
            Keep(place ??= new CacheEntry(key), answer, staleAt);
        }
    }

    void Keep(CacheEntry entry, DnsResult.Answered answer, long staleAt)
    {
        entry.Keep(answer, staleAt);
        _octets += entry.Octets;
        Link(entry);
        while (_octets > maxOctets && _oldest is { } oldest)
        {
            Release(oldest);
            _entries.Remove(oldest.Key);
        }
    }

    void Release(CacheEntry entry)
    {
        _octets -= entry.Octets;
        Unlink(entry);
    }

    void MakeNewest(CacheEntry entry)
    {
        if (entry == _newest)
            return;
        Unlink(entry);
        Link(entry);
    }

    void Link(CacheEntry entry)
    {
        (entry.Older, entry.Newer) = (_newest, null);
        if (_newest is not null)
            _newest.Newer = entry;
        _newest = entry;
        _oldest ??= entry;
    }

    void Unlink(CacheEntry entry)
    {
        if (entry.Newer is { } newer)
            newer.Older = entry.Older;
        else
            _newest = entry.Older;
        if (entry.Older is { } older)
            older.Newer = entry.Newer;
        else
            _oldest = entry.Newer;
        (entry.Newer, entry.Older) = (null, null);
    }
}
