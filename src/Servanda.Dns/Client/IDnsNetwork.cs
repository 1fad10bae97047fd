using System.Net;
using System.Net.Security;
using System.Net.Sockets;

namespace Servanda.Dns.Client;

/// <summary>The network as the resolver sees it, so that it can be another one.</summary>
public interface IDnsNetwork
{
    /// <summary>Opens a socket on a random port that sends to, and hears from, this endpoint only.</summary>
    /// <param name="remote">The endpoint.</param>
    /// <param name="receiver">Gets what comes in, from one thread at a time, from before this call returns.</param>
    /// <param name="busy">True when much will come, so that a thread of its own pays.</param>
    /// <exception cref="SocketException">There is no socket or no way to be had.</exception>
    IDatagramPort Open(IPEndPoint remote, IDatagramReceiver receiver, bool busy);

    /// <summary>Opens a TCP connection.</summary>
    /// <exception cref="SocketException">There is no connection to be had.</exception>
    ValueTask<Stream> ConnectAsync(EndPoint remote, CancellationToken cancel);

    /// <summary>What speaks HTTP, with these settings for TLS.</summary>
    HttpMessageHandler OpenHttp(SslClientAuthenticationOptions tls);
}

/// <summary>A socket for datagrams with one other side.</summary>
public interface IDatagramPort : IDisposable
{
    /// <summary>Sends one datagram, without waiting for anything but the system.</summary>
    SocketError Send(ReadOnlySpan<byte> datagram);
}

/// <summary>Gets what comes in on a socket. Its calls are not to block.</summary>
public interface IDatagramReceiver
{
    /// <summary>A datagram came; the span is good for this call only.</summary>
    void Received(ReadOnlySpan<byte> datagram);

    /// <summary>The network reported an error, such as a refused port; more may still come.</summary>
    void Failed(SocketError code);
}
