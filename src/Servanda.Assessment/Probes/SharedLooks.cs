using Servanda.Assessment.Observations;

namespace Servanda.Assessment.Probes;

/// <summary>
/// Looks at a subject once for everybody who asks: those who come while it is being looked at wait for the same look, those
/// who come later are given it while it is kept. Bounded in octets and time; the oldest make room.
/// </summary>
/// <param name="look">Goes out.</param>
/// <param name="limits">How much is kept, and how long.</param>
/// <param name="clock">The clock.</param>
sealed class SharedLooks(
    Func<Subject, CancellationToken, ValueTask<Observation>> look, ProbeLimits limits, TimeProvider clock)
{
    /// <summary>Octets of the objects around an observation, roughly.</summary>
    const int Overhead = 512;

    readonly Dictionary<Subject, Entry> _entries = [];
    readonly Queue<Entry> _oldestFirst = new();
    readonly Lock _gate = new();
    long _octets;

    /// <summary>Octets kept.</summary>
    public long Octets
    {
        get
        {
            lock (_gate)
                return _octets;
        }
    }

    /// <summary>The observation of a subject.</summary>
    /// <exception cref="OperationCanceledException">Cancelled by this caller; others go on.</exception>
    public async ValueTask<Observation> LookAsync(Subject subject, CancellationToken cancel)
    {
        while (true)
        {
            var (mine, theirs) = Enter(subject);
            if (mine is not null)
                return await LookAsync(mine, cancel);
            // Null when the one who looked was cancelled: then somebody else has to.
            if (await theirs!.WaitAsync(cancel) is { } seen)
                return seen;
        }
    }

    (Entry? Mine, Task<Observation?>? Theirs) Enter(Subject subject)
    {
        lock (_gate)
        {
            Forget(clock.GetTimestamp());
            if (_entries.TryGetValue(subject, out var known))
                return (null, known.SeenAsync());
            var mine = new Entry(subject);
            _entries.Add(subject, mine);
            return (mine, null);
        }
    }

    async ValueTask<Observation> LookAsync(Entry mine, CancellationToken cancel)
    {
        Observation? seen = null;
        try
        {
            return seen = await look(mine.Subject, cancel);
        }
        finally
        {
            // Whoever waits goes on after the gate is left.
            Keep(mine, seen)?.SetResult(seen);
        }
    }

    TaskCompletionSource<Observation?>? Keep(Entry mine, Observation? seen)
    {
        lock (_gate)
        {
            var waiting = mine.End(seen);
            if (seen is null)
            {
                _entries.Remove(mine.Subject);
                return waiting;
            }
            mine.Octets = Overhead + ((seen as Observation.Seen)?.Raw.Length ?? 0);
            mine.At = clock.GetTimestamp();
            _octets += mine.Octets;
            _oldestFirst.Enqueue(mine);
            Forget(mine.At);
            return waiting;
        }
    }

    void Forget(long now)
    {
        while (_oldestFirst.TryPeek(out var oldest) &&
            (_octets > limits.SharedOctets || clock.GetElapsedTime(oldest.At, now) > limits.ShareFor))
        {
            _oldestFirst.Dequeue();
            _octets -= oldest.Octets;
            _entries.Remove(oldest.Subject);
        }
    }

    /// <summary>A look, under way or done; everything under the gate.</summary>
    sealed class Entry(Subject subject)
    {
        Observation? _seen;
        TaskCompletionSource<Observation?>? _waiting;

        public Subject Subject => subject;

        /// <summary>The observation; null when the look was given up. Most looks end before anybody else asks.</summary>
        public Task<Observation?> SeenAsync() => _seen is not null
            ? Task.FromResult<Observation?>(_seen)
            : (_waiting ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

        /// <summary>Ends the look; returns whom to tell.</summary>
        public TaskCompletionSource<Observation?>? End(Observation? seen)
        {
            _seen = seen;
            return _waiting;
        }

        public int Octets { get; set; }

        public long At { get; set; }
    }
}
