namespace Servanda.Dns.Client;

/// <summary>
/// Answers by question, until they are too old or have to make room, the longest unused first; and the questions being
/// asked, so that equal ones are asked once.
/// </summary>
/// <param name="maxOctets">What the answers may take, estimated.</param>
sealed class AnswerCache(long maxOctets)
{
    readonly Dictionary<QueryKey, CacheEntry> _entries = [];
    readonly Lock _gate = new();
    CacheEntry? _newest, _oldest;
    long _octets;

    public long Octets
    {
        get
        {
            lock (_gate)
                return _octets;
        }
    }

    /// <summary>
    /// Finds what is known: an answer; or another one's asking to wait for; or nothing, and then the caller asks and
    /// <see cref="Leave"/>s the entry, come what may.
    /// </summary>
    public (DnsResult.Answered? Answer, Task<DnsResult?>? Asked, CacheEntry? Mine) Enter(in QueryKey key, long now)
    {
        lock (_gate)
        {
            if (_entries.TryGetValue(key, out var known))
            {
                if (known.Answer is null)
                {
                    known.Waiting ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
                    return (null, known.Waiting.Task, null);
                }
                if (known.StaleAt > now)
                {
                    MakeNewest(known);
                    return (known.Answer, null, null);
                }
                Drop(known);
            }
            var mine = new CacheEntry(key);
            _entries.Add(key, mine);
            return (null, null, mine);
        }
    }

    /// <summary>Ends an asking begun with <see cref="Enter"/>.</summary>
    /// <param name="mine">The entry.</param>
    /// <param name="result">What came of it; null when it was cancelled, and those who wait are to ask themselves.</param>
    /// <param name="staleAt">When it is too old; not after now for what is not to be kept.</param>
    /// <param name="now">The clock.</param>
    public void Leave(CacheEntry mine, DnsResult? result, long staleAt, long now)
    {
        TaskCompletionSource<DnsResult?>? waiting;
        lock (_gate)
        {
            if (result is DnsResult.Answered answer && staleAt > now)
                Keep(mine, answer, staleAt);
            else
                _entries.Remove(mine.Key);
            waiting = mine.Waiting;
            mine.Waiting = null;
        }
        waiting?.SetResult(result);
    }

    /// <summary>Keeps an answer that was asked for past the cache.</summary>
    public void Store(in QueryKey key, DnsResult.Answered answer, long staleAt, long now)
    {
        lock (_gate)
        {
            if (_entries.TryGetValue(key, out var known))
            {
                // Being asked at this moment: that answer will be as fresh.
                if (known.Answer is null)
                    return;
                Drop(known);
            }
            if (staleAt <= now)
                return;
            var mine = new CacheEntry(key);
            _entries.Add(key, mine);
            Keep(mine, answer, staleAt);
        }
    }

    void Keep(CacheEntry mine, DnsResult.Answered answer, long staleAt)
    {
        (mine.Answer, mine.StaleAt) = (answer, staleAt);
        _octets += mine.Octets;
        Link(mine);
        while (_octets > maxOctets && _oldest is { } oldest)
            Drop(oldest);
    }

    void Drop(CacheEntry entry)
    {
        _octets -= entry.Octets;
        Unlink(entry);
        _entries.Remove(entry.Key);
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
