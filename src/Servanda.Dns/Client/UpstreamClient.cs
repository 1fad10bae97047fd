namespace Servanda.Dns.Client;

/// <summary>
/// One upstream: how fast it is, how much may be sent, what waits for its turn, and the carriers to it.
/// </summary>
sealed class UpstreamClient : IDisposable
{
    /// <summary>Time-outs in a row after which others are asked first.</summary>
    const int TimeoutsToRest = 3;

    const int RestSeconds = 10;

    readonly Lock _gate = new();
    readonly Queue<Exchange> _waiting = new();
    readonly RoundTripTime _time;
    readonly TokenBucket _bucket;
    readonly Sweeper _sweeper;
    readonly Carrier _main;
    readonly Func<Carrier>? _openStream;
    readonly bool _inline;
    Carrier? _stream;
    int _inFlight, _timeouts;
    bool _disposed;
    long _restUntil, _lastUsed, _patience, _sent, _answered;

    public UpstreamClient(Upstream upstream, UpstreamLimits limits, Carriers carriers, Sweeper sweeper, Tally tally)
    {
        (Upstream, Limits, Tally, _sweeper, Clock) = (upstream, limits, tally, sweeper, carriers.Clock);
        Text = upstream.ToString();
        _inline = carriers.RunsCallersInline;
        _time = new RoundTripTime(Clock.TimestampFrequency);
        _patience = _time.Patience;
        _lastUsed = Clock.GetTimestamp();
        _bucket = new TokenBucket(limits.PerSecond, Clock.TimestampFrequency, _lastUsed);
        _main = carriers.Open(upstream.Kind, this);
        _openStream = upstream.Kind is UpstreamKind.Udp ? () => carriers.Open(UpstreamKind.Tcp, this) : null;
    }

    public Upstream Upstream { get; }

    public UpstreamLimits Limits { get; }

    public Tally Tally { get; }

    public TimeProvider Clock { get; }

    /// <summary>The upstream as text.</summary>
    public string Text { get; }

    /// <summary>How long to wait for it, in units of the clock.</summary>
    public long Patience => Volatile.Read(ref _patience);

    public (long Sent, long Answered) Counts
    {
        get
        {
            lock (_gate)
                return (_sent, _answered);
        }
    }

    public bool IsResting(long now) => Volatile.Read(ref _restUntil) > now;

    /// <summary>How long nothing was asked, in units of the clock; 0 while something is under way.</summary>
    public long IdleFor(long now)
    {
        lock (_gate)
            return _inFlight > 0 || _waiting.Count > 0 ? 0 : now - _lastUsed;
    }

    /// <summary>Counts as used now.</summary>
    public void Touch(long now)
    {
        lock (_gate)
            _lastUsed = now;
    }

    /// <param name="ask">What.</param>
    /// <param name="now">The clock.</param>
    public ValueTask<Reply> AskAsync(in Ask ask, long now)
    {
        var exchange = Exchange.Rent();
        exchange.Prepare(ask);
        var outcome = exchange.Outcome;
        bool goes;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _lastUsed = now;
            goes = _waiting.Count == 0 && MayGo(now);
            if (!goes)
                _waiting.Enqueue(exchange);
        }
        if (goes)
            Run(exchange, now);
        _sweeper.Wake();
        return outcome;
    }

    /// <summary>Ends an exchange with the message that answers it, and lets the next one go.</summary>
    public void Answered(Exchange exchange, byte[] message)
    {
        var now = Clock.GetTimestamp();
        Exchange? next;
        lock (_gate)
        {
            _time.Observe(now - exchange.SentAt);
            _patience = _time.Patience;
            _answered++;
            (_timeouts, _restUntil) = (0, 0);
            next = Next(now);
        }
        if (next is not null)
            Run(next, now);
        exchange.Complete(new Reply(message, At: now), _inline);
    }

    /// <summary>Ends an exchange without an answer, and lets the next one go.</summary>
    public void Finish(Exchange exchange, Reply reply)
    {
        var now = Clock.GetTimestamp();
        Exchange? next;
        lock (_gate)
        {
            if (!exchange.Cancel.IsCancellationRequested && ++_timeouts >= TimeoutsToRest)
                _restUntil = now + RestSeconds * Clock.TimestampFrequency;
            next = Next(now);
        }
        if (next is not null)
            Run(next, now);
        exchange.Complete(reply, inline: false);
    }

    /// <summary>Gives up what is overdue and lets go what may; true while there is anything to watch.</summary>
    public bool Sweep(long now)
    {
        var overdue = new List<Exchange>();
        var busy = _main.Sweep(now, overdue);
        busy |= _stream?.Sweep(now, overdue) ?? false;
        foreach (var exchange in overdue)
        {
            if (!exchange.Cancel.IsCancellationRequested)
                Tally.TimedOut();
            Finish(exchange, Reply.TimedOut);
        }
        return busy | SweepWaiting(now);
    }

    public void Dispose()
    {
        lock (_gate)
            _disposed = true;
        _main.Dispose();
        _stream?.Dispose();
        SweepWaiting(long.MaxValue);
    }

    /// <summary>Sends; one that fails at once makes room for the next.</summary>
    void Run(Exchange? exchange, long now)
    {
        while (exchange is not null)
        {
            if (Send(exchange, now) is not { } failed)
                return;
            Exchange? next;
            lock (_gate)
                next = Next(now);
            exchange.Complete(failed, inline: false);
            exchange = next;
        }
    }

    Reply? Send(Exchange exchange, long now)
    {
        if (!exchange.OverStream || _openStream is null)
            return _main.Send(exchange, now);
        Carrier stream;
        lock (_gate)
            stream = _stream ??= _openStream();
        return stream.Send(exchange, now);
    }

    bool MayGo(long now)
    {
        if (_disposed || _inFlight >= Limits.InFlight || !_bucket.TryTake(now))
            return false;
        _inFlight++;
        _sent++;
        return true;
    }

    /// <summary>Frees a place and gives it to the first that waits; null when none does or may.</summary>
    Exchange? Next(long now)
    {
        _inFlight--;
        return _waiting.Count > 0 && MayGo(now) ? _waiting.Dequeue() : null;
    }

    bool SweepWaiting(long now)
    {
        List<Exchange>? overdue = null, going = null;
        bool busy;
        lock (_gate)
        {
            for (var i = _waiting.Count; i > 0; i--)
            {
                var exchange = _waiting.Dequeue();
                if (exchange.End <= now || exchange.Cancel.IsCancellationRequested)
                    (overdue ??= []).Add(exchange);
                else
                    _waiting.Enqueue(exchange);
            }
            while (_waiting.Count > 0 && MayGo(now))
                (going ??= []).Add(_waiting.Dequeue());
            busy = _waiting.Count > 0 || _inFlight > 0;
        }
        foreach (var exchange in overdue ?? [])
            exchange.Complete(new Reply(null, DnsFailure.TimedOut, "it never got its turn"), inline: false);
        foreach (var exchange in going ?? [])
            Run(exchange, now);
        return busy;
    }
}
