namespace Servanda.Dns.Client;

/// <summary>Counts, from many threads.</summary>
sealed class Tally
{
    long _timedOut, _dropped, _truncated, _fromCache, _shared;

    /// <summary>All counts, with those each upstream keeps itself.</summary>
    public ResolverCounts With(long sent, long answered) => new(
        sent, answered, Volatile.Read(ref _timedOut), Volatile.Read(ref _dropped), Volatile.Read(ref _truncated),
        Volatile.Read(ref _fromCache), Volatile.Read(ref _shared));

    public void TimedOut() => Interlocked.Increment(ref _timedOut);
    public void Dropped() => Interlocked.Increment(ref _dropped);
    public void Truncated() => Interlocked.Increment(ref _truncated);
    public void FromCache() => Interlocked.Increment(ref _fromCache);
    public void Shared() => Interlocked.Increment(ref _shared);
}
