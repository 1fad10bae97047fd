namespace Servanda.Dns.Client;

/// <summary>Counts, from many threads.</summary>
sealed class Tally
{
    long _sent, _answered, _timedOut, _dropped, _truncated, _fromCache, _shared;

    public ResolverCounts Counts => new(
        Volatile.Read(ref _sent), Volatile.Read(ref _answered), Volatile.Read(ref _timedOut), Volatile.Read(ref _dropped),
        Volatile.Read(ref _truncated), Volatile.Read(ref _fromCache), Volatile.Read(ref _shared));

    public void Sent() => Interlocked.Increment(ref _sent);
    public void Answered() => Interlocked.Increment(ref _answered);
    public void TimedOut() => Interlocked.Increment(ref _timedOut);
    public void Dropped() => Interlocked.Increment(ref _dropped);
    public void Truncated() => Interlocked.Increment(ref _truncated);
    public void FromCache() => Interlocked.Increment(ref _fromCache);
    public void Shared() => Interlocked.Increment(ref _shared);
}
