using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Servanda.Assessment.Probes;

/// <summary>
/// Gives out turns to connect, so that nobody is asked too much at once: a place of all places, a place of the target,
/// and some time since the target's last one. First come, first served.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore nobody asks for a wait handle holds nothing to release.")]
sealed class Turns(ProbeLimits limits, TimeProvider clock)
{
    /// <summary>Targets remembered before those not in use are forgotten.</summary>
    const int MaxIdleTargets = 4096;

    readonly SemaphoreSlim _all = new(limits.MaxConnections);
    readonly Dictionary<IPEndPoint, Target> _targets = [];
    readonly Lock _gate = new();

    /// <summary>Waits for a turn, to be given back by disposing it.</summary>
    public async ValueTask<IDisposable> EnterAsync(IPEndPoint endpoint, CancellationToken cancel)
    {
        var target = Use(endpoint);
        try
        {
            await target.Places.WaitAsync(cancel);
            try
            {
                var wait = target.Reserve(clock.GetTimestamp(), Ticks(limits.TargetSpacing));
                if (wait > 0)
                    await Task.Delay(clock.GetElapsedTime(0, wait), clock, cancel);
                await _all.WaitAsync(cancel);
                return new Turn(this, target);
            }
            catch (OperationCanceledException)
            {
                target.Places.Release();
                throw;
            }
        }
        catch (OperationCanceledException)
        {
            Leave(target);
            throw;
        }
    }

    /// <summary>A turn if there is one at this moment; null when there is none. For those who hold a turn already, who
    /// must not wait for another.</summary>
    public IDisposable? TryEnter(IPEndPoint endpoint)
    {
        var target = Use(endpoint);
        if (target.Places.Wait(0))
        {
            if (_all.Wait(0))
            {
                if (target.TryReserve(clock.GetTimestamp(), Ticks(limits.TargetSpacing)))
                    return new Turn(this, target);
                _all.Release();
            }
            target.Places.Release();
        }
        Leave(target);
        return null;
    }

    Target Use(IPEndPoint endpoint)
    {
        lock (_gate)
        {
            if (!_targets.TryGetValue(endpoint, out var target))
            {
                if (_targets.Count >= MaxIdleTargets)
                    Forget();
                _targets.Add(endpoint, target = new Target(limits.ConnectionsPerTarget));
            }
            target.Users++;
            return target;
        }
    }

    void Leave(Target target)
    {
        lock (_gate)
            target.Users--;
    }

    void Forget()
    {
        var now = clock.GetTimestamp();
        foreach (var (endpoint, _) in _targets.Where(one => one.Value.IsIdle(now)).ToList())
            _targets.Remove(endpoint);
    }

    long Ticks(TimeSpan time) => (long)(time.TotalSeconds * clock.TimestampFrequency);

    sealed class Target(int places)
    {
        readonly Lock _gate = new();
        long _next;

        public SemaphoreSlim Places { get; } = new(places);

        /// <summary>Who waits or has a turn; guarded by the gate of all targets.</summary>
        public int Users { get; set; }

        public bool IsIdle(long now) => Users == 0 && Volatile.Read(ref _next) <= now;

        /// <summary>Takes the next time and returns how long it is until then.</summary>
        public long Reserve(long now, long spacing)
        {
            lock (_gate)
            {
                var at = Math.Max(now, _next);
                _next = at + spacing;
                return at - now;
            }
        }

        public bool TryReserve(long now, long spacing)
        {
            lock (_gate)
            {
                if (_next > now)
                    return false;
                _next = now + spacing;
                return true;
            }
        }
    }

    sealed class Turn(Turns turns, Target target) : IDisposable
    {
        int _given;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _given, 1) != 0)
                return;
            turns._all.Release();
            target.Places.Release();
            turns.Leave(target);
        }
    }
}
