namespace Servanda.Dns.Client;

/// <summary>One question in the cache: being asked, or answered. Guarded by the cache's lock.</summary>
sealed class CacheEntry(QueryKey key)
{
    /// <summary>Octets of the objects around an answer and its key: entry, record, arrays and their place in the
    /// dictionary, as measured on a 64-bit runtime.</summary>
    const int Overhead = 320;

    public QueryKey Key => key;

    /// <summary>The answer; null while it is being asked for.</summary>
    public DnsResult.Answered? Answer { get; private set; }

    /// <summary>When it is too old, on the clock.</summary>
    public long StaleAt { get; private set; }

    /// <summary>Those who wait for the one who asks; null when nobody does. Given null when the asking was cancelled.
    /// </summary>
    public TaskCompletionSource<DnsResult?>? Waiting { get; set; }

    /// <summary>The neighbours in order of last use.</summary>
    public CacheEntry? Newer { get; set; }

    public CacheEntry? Older { get; set; }

    public void Keep(DnsResult.Answered answer, long staleAt)
    {
        (Answer, StaleAt) = (answer, staleAt);
        Octets = Overhead + key.Name.ToString().Length * sizeof(char) + answer.Raw.Length;
    }

    public void Forget() => Answer = null;

    /// <summary>What the answer takes, estimated; kept so that nothing else need be looked at to drop it.</summary>
    public int Octets { get; private set; }
}
