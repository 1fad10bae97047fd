using System.Net.Sockets;

namespace Servanda.Dns.Client;

/// <summary>
/// A socket with a thread of its own that takes datagrams as many as there are, and sends in one go what is sent while
/// they are looked at. One wake-up then serves many, ours and the other side's: to wake a sleeping server for every single
/// query costs more than the query.
/// </summary>
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
    readonly Socket _socket;
    readonly IDatagramReceiver _receiver;
    int _held, _thread;
    volatile bool _closed;

    public BatchPort(Socket socket, IDatagramReceiver receiver)
    {
        (_socket, _receiver) = (socket, receiver);
        socket.ReceiveTimeout = WakeMilliseconds;
        new Thread(Receive) { IsBackground = true, Name = "DNS answers" }.Start();
    }

    public SocketError Send(ReadOnlySpan<byte> datagram)
    {
        if (Environment.CurrentManagedThreadId != Volatile.Read(ref _thread) ||
            datagram.Length > DnsMessageWriter.MaxQueryOctets)
        {
            return SendNow(datagram);
        }
        _outgoing.Put(_held++, datagram);
        if (_held == MaxHeld)
            SendHeld();
        return SocketError.Success;
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
            Volatile.Write(ref _thread, Environment.CurrentManagedThreadId);
            for (var i = 0; i < count; i++)
                _receiver.Received(_incoming.Received(i));
            if (!_closed && error is not (SocketError.Success or SocketError.TimedOut or SocketError.Interrupted))
                _receiver.Failed(error);
            SendHeld();
            Volatile.Write(ref _thread, 0);
        }
    }

    /// <summary>Sends what is held; one by one, and waiting, what does not go in one go.</summary>
    void SendHeld()
    {
        var sent = _held > 0 ? _outgoing.Send(_socket.SafeHandle, _held) : 0;
        var held = _held;
        _held = 0;
        for (; sent < held; sent++)
        {
            var error = SendNow(_outgoing.Held(sent));
            if (error is not SocketError.Success && !_closed)
                _receiver.Failed(error);
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
