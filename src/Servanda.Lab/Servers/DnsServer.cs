using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Servanda.Dns;
using Servanda.Dns.Records;

namespace Servanda.Lab.Servers;

/// <summary>What a DNS server answers to a query; null when it says nothing.</summary>
delegate byte[]? DnsReply(DnsMessage query, bool overTcp);

/// <summary>Speaks DNS over UDP and TCP (RFC 1035 §4.2, RFC 7766) on one port of the loopback. An answer that is larger
/// than the asker takes over UDP goes out empty and marked truncated.</summary>
sealed class DnsServer : IAsyncDisposable
{
    const int PlainUdpOctets = 512, LengthOctets = 2, MaxPortTries = 32;

    readonly DnsReply _reply;
    readonly Socket _udp;
    readonly TcpServer _tcp;
    readonly CancellationTokenSource _stop = new();
    readonly Task _loop;

    public DnsServer(DnsReply reply)
    {
        _reply = reply;
        (_udp, _tcp) = Bind();
        _loop = ReceiveAsync(_stop.Token);
    }

    /// <summary>Where it listens, over UDP and TCP alike.</summary>
    public IPEndPoint Endpoint => _tcp.Endpoint;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _udp.Dispose();
        await _loop;
        await _tcp.DisposeAsync();
        _stop.Dispose();
    }

    /// <summary>Finds a port that is free for both.</summary>
    (Socket, TcpServer) Bind()
    {
        for (var tries = 1; ; tries++)
        {
            var tcp = new TcpServer(ServeAsync);
            var udp = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            try
            {
                udp.Bind(tcp.Endpoint);
                tcp.Start();
                return (udp, tcp);
            }
            catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse && tries < MaxPortTries)
            {
                udp.Dispose();
                tcp.Dispose();
            }
        }
    }

    async Task ReceiveAsync(CancellationToken cancel)
    {
        var buffer = new byte[DnsMessage.MaxOctets];
        var anyone = new IPEndPoint(IPAddress.Any, 0);
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                var received = await _udp.ReceiveFromAsync(buffer, anyone, cancel);
                if (Reply(buffer.AsSpan(0, received.ReceivedBytes), overTcp: false) is { } reply)
                    await _udp.SendToAsync(reply, received.RemoteEndPoint, cancel);
            }
            catch (SocketException)
            {
                // An asker that went away again.
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    async Task ServeAsync(Stream stream, CancellationToken cancel)
    {
        var head = new byte[LengthOctets];
        while (await stream.ReadAtLeastAsync(head, LengthOctets, throwOnEndOfStream: false, cancel) == LengthOctets)
        {
            var query = new byte[BinaryPrimitives.ReadUInt16BigEndian(head)];
            await stream.ReadExactlyAsync(query, cancel);
            if (Reply(query, overTcp: true) is not { } reply)
                continue;
            var framed = new byte[LengthOctets + reply.Length];
            BinaryPrimitives.WriteUInt16BigEndian(framed, (ushort)reply.Length);
            reply.CopyTo(framed, LengthOctets);
            await stream.WriteAsync(framed, cancel);
        }
    }

    byte[]? Reply(ReadOnlySpan<byte> octets, bool overTcp)
    {
        if (DnsMessageReader.Read(octets).Value is not { IsResponse: false, Questions.Count: 1 } query)
            return null;
        var reply = _reply(query, overTcp);
        var most = Math.Min(query.Edns?.PayloadSize ?? PlainUdpOctets, OptData.SafePayloadSize);
        return overTcp || reply is null || reply.Length <= most ? reply : DnsReplies.Truncated(query);
    }
}
