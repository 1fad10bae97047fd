using System.Buffers.Binary;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Threading.Channels;

namespace Servanda.Dns.Client;

/// <summary>
/// One connection and the exchanges under way on it. Each message has its length before it (RFC 1035 §4.2.2), which also
/// bounds it.
/// </summary>
sealed class StreamLane : IDisposable
{
    const int PrefixOctets = 2, IdleSeconds = 10;

    readonly UpstreamClient _client;
    readonly PendingTable _pending;
    readonly Channel<byte[]> _outgoing = Channel.CreateUnbounded<byte[]>(new() { SingleReader = true });
    readonly CancellationTokenSource _closing = new();
    readonly long _idle;
    long _lastUsed;

    public StreamLane(
        UpstreamClient client, Func<CancellationToken, ValueTask<Stream>> connect, long now)
    {
        _client = client;
        _pending = new PendingTable(client.Limits.InFlight);
        _idle = IdleSeconds * client.Clock.TimestampFrequency;
        _lastUsed = now;
        _ = RunAsync(connect);
    }

    public bool IsClosed => _closing.IsCancellationRequested;

    public bool TrySend(Exchange exchange, long now)
    {
        Span<byte> framed = stackalloc byte[PrefixOctets + DnsMessageWriter.MaxQueryOctets];
        var length = _pending.TryAdd(exchange, now, framed[PrefixOctets..]);
        if (length == 0)
            return false;
        Volatile.Write(ref _lastUsed, now);
        BinaryPrimitives.WriteUInt16BigEndian(framed, (ushort)length);
        _outgoing.Writer.TryWrite(framed[..(PrefixOctets + length)].ToArray());
        return true;
    }

    /// <summary>Takes out what is overdue; false when the connection was idle for so long that it may go.</summary>
    public bool Sweep(long now, List<Exchange> overdue)
    {
        _pending.TakeOverdue(now, overdue);
        return _pending.Count > 0 || now - Volatile.Read(ref _lastUsed) < _idle;
    }

    public void Dispose() => Close(Reply.Lost("closed"));

    async Task RunAsync(Func<CancellationToken, ValueTask<Stream>> connect)
    {
        // What waits in the caller's lock must not be connecting.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await using var stream = await connect(_closing.Token);
            var writing = WriteAsync(stream);
            await ReadAsync(stream);
            Close(Reply.Lost("the connection was closed"));
            await writing;
        }
        catch (SocketException e)
        {
            Close(new Reply(null, DnsFailure.Unreachable, e.SocketErrorCode.ToString()));
        }
        catch (AuthenticationException e)
        {
            Close(new Reply(null, DnsFailure.Untrusted, e.Message));
        }
        catch (IOException e)
        {
            Close(Reply.Lost(e.Message));
        }
        catch (OperationCanceledException)
        {
            Close(Reply.Lost("closed"));
        }
    }

    async Task WriteAsync(Stream stream)
    {
        try
        {
            await foreach (var message in _outgoing.Reader.ReadAllAsync(_closing.Token))
                await stream.WriteAsync(message, _closing.Token);
        }
        catch (IOException e)
        {
            Close(Reply.Lost(e.Message));
        }
        catch (OperationCanceledException)
        {
            // Closed from the other side of this class, which has said why.
        }
    }

    async Task ReadAsync(Stream stream)
    {
        var prefix = new byte[PrefixOctets];
        while (await stream.ReadAtLeastAsync(prefix, PrefixOctets, throwOnEndOfStream: false, _closing.Token) == PrefixOctets)
        {
            var message = new byte[BinaryPrimitives.ReadUInt16BigEndian(prefix)];
            await stream.ReadExactlyAsync(message, _closing.Token);
            if (_pending.Take(message) is { } exchange)
                _client.Answered(exchange, message);
            else
                _client.Tally.Dropped();
        }
    }

    void Close(Reply reply)
    {
        _closing.Cancel();
        _outgoing.Writer.TryComplete();
        foreach (var exchange in _pending.TakeAll(close: true))
            _client.Finish(exchange, reply);
    }
}
