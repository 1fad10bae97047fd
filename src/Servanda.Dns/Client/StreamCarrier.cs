namespace Servanda.Dns.Client;

/// <summary>
/// Keeps one connection, over TCP or TLS, and sends everything down it without waiting for answers (RFC 7766 §6.2.1.1);
/// a new one is made when it was closed.
/// </summary>
sealed class StreamCarrier(
    UpstreamClient client, Func<CancellationToken, ValueTask<Stream>> connect) : Carrier
{
    readonly Lock _gate = new();
    StreamLane? _lane;
    bool _disposed;

    public override Reply? Send(Exchange exchange, long now)
    {
        // A connection that closes between the look and the sending is worth one more.
        for (var tries = 0; tries < 2; tries++)
        {
            if (Lane(now) is { } lane && lane.TrySend(exchange, now))
                return null;
        }
        return Reply.Lost("no connection");
    }

    public override bool Sweep(long now, List<Exchange> overdue)
    {
        lock (_gate)
        {
            if (_lane is { } lane && !lane.Sweep(now, overdue))
            {
                lane.Dispose();
                _lane = null;
            }
            return _lane is not null;
        }
    }

    public override void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _lane?.Dispose();
        }
    }

    StreamLane? Lane(long now)
    {
        lock (_gate)
        {
            if (!_disposed && _lane is null or { IsClosed: true })
                _lane = new StreamLane(client, connect, now);
            return _lane;
        }
    }
}
