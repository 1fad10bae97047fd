using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace Servanda.Lab.Servers;

/// <summary>A conversation over one connection.</summary>
delegate Task Conversation(Stream stream, CancellationToken cancel);

/// <summary>Listens on a port of the loopback and holds a conversation on every connection.</summary>
sealed class TcpServer : IDisposable, IAsyncDisposable
{
    const int Backlog = 512;

    readonly Conversation _talk;
    readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    readonly CancellationTokenSource _stop = new();
    readonly ConcurrentDictionary<Task, bool> _talking = new();
    Task _loop = Task.CompletedTask;

    /// <summary>Takes a port, and lets nobody in before <see cref="Start"/>.</summary>
    public TcpServer(Conversation talk)
    {
        _talk = talk;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        Endpoint = (IPEndPoint)_listener.LocalEndPoint!;
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint Endpoint { get; }

    /// <summary>Lets connections in. Without it the port is taken, and everybody is refused.</summary>
    public void Start()
    {
        _listener.Listen(Backlog);
        _loop = AcceptAsync(_stop.Token);
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        await _loop;
        await Task.WhenAll(_talking.Keys);
        _stop.Dispose();
    }

    async Task AcceptAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                var socket = await _listener.AcceptAsync(cancel);
                socket.NoDelay = true;
                var talking = TalkAsync(socket, cancel);
                _talking.TryAdd(talking, true);
                _ = talking.ContinueWith(
                    done => _talking.TryRemove(done, out var _), CancellationToken.None,
                    TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
            catch (SocketException)
            {
                // A connection that was gone before it was taken.
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    async Task TalkAsync(Socket socket, CancellationToken cancel)
    {
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        try
        {
            await _talk(stream, cancel);
        }
        catch (IOException)
        {
            // The other side went away.
        }
        catch (AuthenticationException)
        {
            // The other side did not like our certificate or version, or we theirs.
        }
        catch (OperationCanceledException)
        {
            // The lab closes.
        }
    }
}
