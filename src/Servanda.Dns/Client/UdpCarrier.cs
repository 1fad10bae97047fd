using System.Net;
using System.Net.Sockets;

namespace Servanda.Dns.Client;

/// <summary>
/// Spreads exchanges over a few sockets, each on a random port of its own (RFC 5452 §9.2), and puts a fresh one in the
/// place of one that was used for long enough.
/// </summary>
sealed class UdpCarrier : Carrier
{
    const int QueriesPerPort = 16 * 1024;

    static readonly TimeSpan PortAge = TimeSpan.FromMinutes(1);

    readonly IDnsNetwork _network;
    readonly IPEndPoint _remote;
    readonly UpstreamClient _client;
    readonly UdpLane?[] _lanes;
    readonly int _capacity;
    readonly long _age;
    readonly Lock _gate = new();
    readonly List<UdpLane> _retired = [];
    bool _disposed;

    public UdpCarrier(IDnsNetwork network, IPEndPoint remote, UpstreamClient client)
    {
        (_network, _remote, _client) = (network, remote, client);
        _lanes = new UdpLane?[client.Limits.Ports];
        _capacity = client.Limits.InFlight;
        _age = (long)(PortAge.TotalSeconds * client.Clock.TimestampFrequency);
    }

    public override Reply? Send(Exchange exchange, long now)
    {
        try
        {
            return Lane(now) is { } lane ? lane.Send(exchange, now) : Reply.Lost("the resolver is closed");
        }
        catch (SocketException e)
        {
            return new Reply(null, DnsFailure.Unreachable, e.SocketErrorCode.ToString());
        }
    }

    public override bool Sweep(long now, List<Exchange> overdue)
    {
        var pending = 0;
        foreach (var lane in _lanes)
            pending += lane?.TakeOverdue(now, overdue) ?? 0;
        lock (_gate)
        {
            for (var i = _retired.Count - 1; i >= 0; i--)
            {
                if (_retired[i].TakeOverdue(now, overdue) > 0)
                    continue;
                _retired[i].Dispose();
                _retired.RemoveAt(i);
            }
            return pending > 0 || _retired.Count > 0;
        }
    }

    public override void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            foreach (var lane in _lanes)
                lane?.Dispose();
            foreach (var lane in _retired)
                lane.Dispose();
            _retired.Clear();
        }
    }

    /// <summary>The lane this thread has just received on, which can send several in one go; else one by chance. Null when
    /// closed.</summary>
    UdpLane? Lane(long now)
    {
        if (UdpLane.Receiving is { } receiving && receiving.Client == _client && IsFresh(receiving, now))
            return receiving;
        var index = _lanes.Length == 1 ? 0 : RandomNumbers.Next() % _lanes.Length;
        var lane = Volatile.Read(ref _lanes[index]);
        return lane is not null && IsFresh(lane, now) ? lane : Fresh(index, now);
    }

    bool IsFresh(UdpLane lane, long now) => lane.Sent < QueriesPerPort && now - lane.OpenedAt < _age;

    UdpLane? Fresh(int index, long now)
    {
        lock (_gate)
        {
            if (_disposed)
                return null;
            var old = _lanes[index];
            // Another thread was here first.
            if (old is not null && IsFresh(old, now))
                return old;
            var lane = new UdpLane(_client, _capacity, now);
            lane.Open(_network, _remote, _client.Limits.IsBusy);
            Volatile.Write(ref _lanes[index], lane);
            if (old is not null)
                _retired.Add(old);
            return lane;
        }
    }
}
