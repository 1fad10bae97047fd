using System.Net;
using System.Net.Sockets;

namespace Servanda.SystemTests.Probes;

/// <summary>A TCP server on loopback that does to each connection whatever a test wants.</summary>
sealed class SmallServer : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _stop = new();
    readonly Func<Stream, CancellationToken, Task> _serve;
    readonly Task _accepting;
    int _connections, _open, _mostOpen;

    public SmallServer(Func<Stream, CancellationToken, Task> serve)
    {
        _serve = serve;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public IPEndPoint Endpoint => (IPEndPoint)_listener.LocalEndpoint;

    /// <summary>Connections so far.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>The most that were open at once.</summary>
    public int MostOpen => Volatile.Read(ref _mostOpen);

    public async ValueTask DisposeAsync()
    {
        // Only then is nobody accepting: a listener that was stopped under way does not say so with a cancellation.
        await _stop.CancelAsync();
        await _accepting;
        _listener.Dispose();
    }

    async Task AcceptAsync()
    {
        List<Task> serving = [];
        try
        {
            while (true)
                serving.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(serving);
        }
    }

    async Task ServeAsync(TcpClient client)
    {
        Interlocked.Increment(ref _connections);
        var open = Interlocked.Increment(ref _open);
        while (Volatile.Read(ref _mostOpen) is var most && open > most)
            Interlocked.CompareExchange(ref _mostOpen, open, most);
        try
        {
            using (client)
                await _serve(client.GetStream(), _stop.Token);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
        {
            // The probe has gone, as it should in half of the tests.
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }
}
