using System.Net.Sockets;

namespace Servanda.Dns.Client;

/// <summary>A socket on which little comes, so that it needs no thread; and any where there is no <see cref="BatchPort"/>.
/// </summary>
sealed class QuietPort : IDatagramPort
{
    /// <summary>More than we ever say we can take over UDP; what is longer is cut, and so no answer.</summary>
    const int BufferOctets = 4096;

    readonly Socket _socket;
    readonly IDatagramReceiver _receiver;

    public QuietPort(Socket socket, IDatagramReceiver receiver)
    {
        (_socket, _receiver) = (socket, receiver);
        _ = ReceiveAsync();
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

    public void Dispose() => _socket.Dispose();

    async Task ReceiveAsync()
    {
        var buffer = new byte[BufferOctets];
        while (true)
        {
            try
            {
                var length = await _socket.ReceiveAsync(buffer);
                _receiver.Received(buffer.AsSpan(0, length));
            }
            catch (SocketException e) when (e.SocketErrorCode is not (SocketError.OperationAborted or SocketError.Shutdown))
            {
                _receiver.Failed(e.SocketErrorCode);
            }
            catch (Exception e) when (e is ObjectDisposedException or SocketException)
            {
                return;
            }
        }
    }
}
