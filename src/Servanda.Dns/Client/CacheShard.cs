using System.Runtime.InteropServices;

namespace Servanda.Dns.Client;

/// <summary>A part of the cache with a lock of its own: its answers, and what is being asked.</summary>
/// <param name="maxOctets">What its answers may take.</param>
sealed class CacheShard(int maxOctets)
{
    readonly AnswerRing _answers = new(maxOctets);
    readonly Dictionary<QueryKey, Asking> _asking = [];

    /// <summary>Who answered; entries name them by number.</summary>
    readonly List<string> _upstreams = [];

    readonly Lock _gate = new();

    public long Octets
    {
        get
        {
            lock (_gate)
                return _answers.Octets;
        }
    }

    public (DnsResult.Answered? Answer, Task<DnsResult?>? Asked, Asking? Mine) Enter(
        in QueryKey key, DnsQuestion question, long now)
    {
        lock (_gate)
        {
            if (_answers.Find(key, now) is var (message, upstream, at))
                return (new DnsResult.Answered(question, message, _upstreams[upstream], at), null, null);
            ref var asking = ref CollectionsMarshal.GetValueRefOrAddDefault(_asking, key, out var isAsked);
            return isAsked ? (null, asking!.WaitAsync(), null) : (null, null, asking = new Asking(key));
        }
    }

    public void Leave(Asking mine, DnsResult? result, long staleAt)
    {
        lock (_gate)
        {
            _asking.Remove(mine.Key);
            if (result is DnsResult.Answered answer && staleAt > 0)
                Keep(mine.Key, answer, staleAt);
        }
        // Nobody can join any more.
        mine.Waiting?.SetResult(result);
    }

    public void Store(in QueryKey key, DnsResult.Answered answer, long staleAt)
    {
        lock (_gate)
        {
            // What is being asked at this moment will be as fresh.
            if (!_asking.ContainsKey(key))
                Keep(key, answer, staleAt);
        }
    }

    void Keep(in QueryKey key, DnsResult.Answered answer, long staleAt)
    {
        var upstream = _upstreams.IndexOf(answer.Upstream);
        if (upstream < 0)
        {
            upstream = _upstreams.Count;
            _upstreams.Add(answer.Upstream);
        }
        _answers.Keep(key, answer.Raw.Span, upstream, answer.At, staleAt);
    }
}
