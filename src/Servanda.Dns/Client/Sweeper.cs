namespace Servanda.Dns.Client;

/// <summary>
/// One timer for all time-outs: every few milliseconds it looks through what is under way, and it rests when there is
/// nothing. A timer for each query would cost more than the query.
/// </summary>
sealed class Sweeper : IDisposable
{
    static readonly TimeSpan Period = TimeSpan.FromMilliseconds(20);

    readonly Func<bool> _sweep;
    readonly ITimer _timer;
    int _awake, _sweeping;

    /// <param name="clock">The clock.</param>
    /// <param name="sweep">Looks through everything; true while there is anything to watch.</param>
    public Sweeper(TimeProvider clock, Func<bool> sweep)
    {
        _sweep = sweep;
        _timer = clock.CreateTimer(_ => Sweep(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Begins to look, if it does not already.</summary>
    public void Wake()
    {
        if (Volatile.Read(ref _awake) == 0 && Interlocked.Exchange(ref _awake, 1) == 0)
            _timer.Change(Period, Period);
    }

    public void Dispose() => _timer.Dispose();

    void Sweep()
    {
        if (Interlocked.Exchange(ref _sweeping, 1) == 1)
            return;
        if (!_sweep())
        {
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            Volatile.Write(ref _awake, 0);
            // What began between the look and the rest would never be looked at.
            if (_sweep())
                Wake();
        }
        Volatile.Write(ref _sweeping, 0);
    }
}
