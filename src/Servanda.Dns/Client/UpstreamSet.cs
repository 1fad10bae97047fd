namespace Servanda.Dns.Client;

/// <summary>The upstreams, and which of them to ask next.</summary>
sealed class UpstreamSet(IReadOnlyList<UpstreamClient> clients, Func<double> chance)
{
    /// <summary>
    /// One by chance, so that the load is spread: if possible one not tried yet, not to be avoided, and not resting after
    /// time-outs, giving way in the reverse of that order.
    /// </summary>
    /// <param name="tried">Those tried, the first upstream as the lowest bit; the one chosen is added.</param>
    /// <param name="avoid">One not wanted.</param>
    /// <param name="now">The clock.</param>
    public UpstreamClient Pick(ref ulong tried, string? avoid, long now)
    {
        var first = clients.Count == 1 ? 0 : (int)(chance() * clients.Count);
        var (best, bestRank) = (first, int.MaxValue);
        for (var i = 0; i < clients.Count && bestRank > 0; i++)
        {
            var at = (first + i) % clients.Count;
            var rank = (IsTried(tried, at) ? 4 : 0) + (clients[at].Text == avoid ? 2 : 0) + (clients[at].IsResting(now) ? 1 : 0);
            if (rank < bestRank)
                (best, bestRank) = (at, rank);
        }
        tried |= 1UL << best;
        return clients[best];
    }

    static bool IsTried(ulong tried, int at) => (tried >> at & 1) != 0;
}
