using System.Net.Sockets;

namespace Servanda.Dns.Client;

/// <summary>
/// A socket with a thread of its own that waits in the system for each datagram. Under load that costs less than half of
/// what the runtime's asynchronous sockets do, which go through the poll thread and the pool whenever the queue is empty.
/// </summary>
sealed class BusyPort : IDatagramPort
{
    /// <summary>Only so that closing is noticed at last on a system where it does not wake the thread.</summary>
    const int WakeMilliseconds = 1000;

    readonly Socket _socket;
    readonly IDatagramReceiver _receiver;
    volatile bool _closed;

    public BusyPort(Socket socket, IDatagramReceiver receiver)
    {
        (_socket, _receiver) = (socket, receiver);
        socket.ReceiveTimeout = WakeMilliseconds;
        new Thread(Receive) { IsBackground = true, Name = "DNS answers" }.Start();
    }

    public SocketError Send(ReadOnlySpan<byte> datagram)
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

    public void Dispose()
    {
        _closed = true;
        _socket.Dispose();
    }

    void Receive()
    {
        var buffer = new byte[DnsMessage.MaxOctets];
        while (!_closed)
        {
            try
            {
                var length = _socket.Receive(buffer, SocketFlags.None, out var error);
                if (error is SocketError.Success)
                    _receiver.Received(buffer.AsSpan(0, length));
                else if (!_closed && error is not (SocketError.TimedOut or SocketError.WouldBlock or SocketError.Interrupted))
                    _receiver.Failed(error);
            }
            catch (ObjectDisposedException)
            {
                return;
            }
        }
    }
}
