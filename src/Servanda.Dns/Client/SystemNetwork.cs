using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Servanda.Dns.Client;

/// <summary>The machine's own network.</summary>
public sealed class SystemNetwork : IDnsNetwork
{
    const int FirstPort = 32768, PortsEnd = 65536, PortTries = 8;
    const int ReceiveBufferOctets = 2 * 1024 * 1024;

    /// <inheritdoc/>
    public IDatagramPort Open(IPEndPoint remote, IDatagramReceiver receiver, bool busy)
    {
        var socket = Bind(remote.AddressFamily);
        try
        {
            socket.ReceiveBufferSize = ReceiveBufferOctets;
            // From now on the system itself drops what comes from another address or port.
            socket.Connect(remote);
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }
        return busy && LinuxDatagrams.IsSupported ? new BatchPort(socket, receiver) : new QuietPort(socket, receiver);
    }

    /// <inheritdoc/>
    public async ValueTask<Stream> ConnectAsync(EndPoint remote, CancellationToken cancel)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(remote, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public HttpMessageHandler OpenHttp(SslClientAuthenticationOptions tls) => new SocketsHttpHandler
    {
        SslOptions = tls,
        AllowAutoRedirect = false,
        UseCookies = false,
        EnableMultipleHttp2Connections = true,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    /// <summary>A socket on a port of our own choice by chance, from more of them than the system would choose from; on
    /// one of the system's when several tries found none free.</summary>
    static Socket Bind(AddressFamily family)
    {
        var socket = new Socket(family, SocketType.Dgram, ProtocolType.Udp);
        var any = family is AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any;
        for (var tries = 0; tries < PortTries; tries++)
        {
            try
            {
                socket.Bind(new IPEndPoint(any, RandomNumberGenerator.GetInt32(FirstPort, PortsEnd)));
                return socket;
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
            {
                // Taken, or kept for others: another one.
            }
        }
        socket.Bind(new IPEndPoint(any, 0));
        return socket;
    }
}
