using System.Net.Sockets;

namespace Servanda.Dns.Client;

/// <summary>A socket with a thread of its own that takes datagrams as many as there are, and sends in one go what it was
/// given to hold back.</summary>
sealed class BatchPort : IDatagramPort
{
    /// <summary>Datagrams taken in one go; what is longer than we ever say we can take is no answer.</summary>
    const int MaxReceived = 32, ReceivedOctets = 4096;

    /// <summary>Datagrams held back at the most.</summary>
    const int MaxHeld = 16;

    /// <summary>Only so that closing is noticed at last on a system where it does not wake the thread.</summary>
    const int WakeMilliseconds = 1000;

    readonly LinuxDatagrams _incoming = new(MaxReceived, ReceivedOctets);
    readonly LinuxDatagrams _outgoing = new(MaxHeld, DnsMessageWriter.MaxQueryOctets);
    readonly Lock _gate = new();
    readonly Socket _socket;
    readonly IDatagramReceiver _receiver;
    int _held;
    volatile bool _closed;

    public BatchPort(Socket socket, IDatagramReceiver receiver)
    {
        (_socket, _receiver) = (socket, receiver);
        socket.ReceiveTimeout = WakeMilliseconds;
        new Thread(Receive) { IsBackground = true, Name = "DNS answers" }.Start();
    }

    public SocketError Send(ReadOnlySpan<byte> datagram, bool hold)
    {
        if (!hold || datagram.Length > DnsMessageWriter.MaxQueryOctets)
            return SendNow(datagram);
        lock (_gate)
        {
            _outgoing.Put(_held++, datagram);
            return _held == MaxHeld ? SendHeld() : SocketError.Success;
        }
    }

    public SocketError Flush()
    {
        lock (_gate)
            return SendHeld();
    }

    public void Dispose()
    {
        if (_closed)
            return;
        _closed = true;
        try
        {
            // Wakes the thread, which closes the socket.
            _socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Not connected any more; the thread will see by itself.
        }
    }

    void Receive()
    {
        using var socket = _socket;
        while (!_closed)
        {
            var count = _incoming.Receive(socket.SafeHandle, out var error);
            for (var i = 0; i < count; i++)
                _receiver.Received(_incoming.Received(i), more: i < count - 1);
            if (!_closed && error is not (SocketError.Success or SocketError.TimedOut or SocketError.Interrupted))
                _receiver.Failed(error);
        }
    }

    /// <summary>Sends what is held; one by one, and waiting, what does not go in one go.</summary>
    SocketError SendHeld()
    {
        var held = _held;
        if (held == 0)
            return SocketError.Success;
        _held = 0;
        var result = SocketError.Success;
        for (var sent = SendTogether(held); sent < held; sent++)
        {
            var error = SendNow(_outgoing.Held(sent));
            result = error is SocketError.Success ? result : error;
        }
        return result;
    }

    int SendTogether(int count)
    {
        try
        {
            return _outgoing.Send(_socket.SafeHandle, count);
        }
        catch (ObjectDisposedException)
        {
            return 0;
        }
    }

    SocketError SendNow(ReadOnlySpan<byte> datagram)
    {
        try
        {
            _socket.Send(datagram, SocketFlags.None, out var error);
            return error;
        }
        catch (ObjectDisposedException)
        {
            return SocketError.Shutdown;
        }
    }
}
