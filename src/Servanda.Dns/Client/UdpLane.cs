using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Servanda.Dns.Client;

/// <summary>One socket and the exchanges under way on it.</summary>
sealed class UdpLane(UpstreamClient client, int capacity, long now) : IDatagramReceiver, IDisposable
{
    [ThreadStatic]
    static UdpLane? ReceivingHere;

    readonly PendingTable _pending = new(capacity);
    IDatagramPort? _port;
    int _sent;

    /// <summary>The lane on which this thread is receiving; null when it is not.</summary>
    public static UdpLane? Receiving => ReceivingHere;

    public UpstreamClient Client => client;

    public long OpenedAt => now;

    /// <summary>Queries sent, more or less: several threads count here.</summary>
    public int Sent => _sent;

    /// <exception cref="SocketException">There is no socket to be had.</exception>
    public void Open(IDnsNetwork network, IPEndPoint remote, bool busy) => _port = network.Open(remote, this, busy);

    public Reply? Send(Exchange exchange, long at)
    {
        Span<byte> buffer = stackalloc byte[DnsMessageWriter.MaxQueryOctets];
        var query = buffer[.._pending.TryAdd(exchange, at, buffer)];
        if (query.IsEmpty)
            return Reply.Lost("the socket is closed");
        _sent++;
        var error = _port!.Send(query);
        // An error reported here may belong to an earlier query; the socket is free of it now.
        if (error is not SocketError.Success)
            error = _port.Send(query);
        return error is SocketError.Success || _pending.Take(BinaryPrimitives.ReadUInt16BigEndian(query)) is null
            ? null
            : new Reply(null, DnsFailure.Unreachable, error.ToString());
    }

    public void Received(ReadOnlySpan<byte> datagram)
    {
        if (_pending.Take(datagram) is not { } exchange)
        {
            client.Tally.Dropped();
            return;
        }
        ReceivingHere = this;
        client.Answered(exchange, datagram.ToArray());
        ReceivingHere = null;
    }

    public void Failed(SocketError code)
    {
        foreach (var exchange in _pending.TakeAll(close: false))
            client.Finish(exchange, new Reply(null, DnsFailure.Unreachable, code.ToString()));
    }

    /// <summary>Takes out what is overdue; returns how many stay.</summary>
    public int TakeOverdue(long at, List<Exchange> overdue)
    {
        _pending.TakeOverdue(at, overdue);
        return _pending.Count;
    }

    public void Dispose()
    {
        _port?.Dispose();
        foreach (var exchange in _pending.TakeAll(close: true))
            client.Finish(exchange, Reply.Lost("the resolver is closed"));
    }
}
