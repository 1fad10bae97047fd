using System.Net;
using System.Net.Sockets;

namespace Servanda.SystemTests.Servers;

/// <summary>Ports on loopback that nobody listens on.</summary>
static class Ports
{
    /// <summary>A port that is free over TCP and UDP.</summary>
    public static int Free()
    {
        for (var tries = 0; tries < 100; tries++)
        {
            using var tcp = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            tcp.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            var port = ((IPEndPoint)tcp.LocalEndPoint!).Port;
            using var udp = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
            try
            {
                udp.Bind(new IPEndPoint(IPAddress.Loopback, port));
                return port;
            }
            catch (SocketException)
            {
                // Taken over UDP; the next one.
            }
        }
        throw new InvalidOperationException("no free port");
    }

    /// <summary>Waits until somebody listens.</summary>
    public static async Task ListenAsync(int port, Func<string> log)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!late.IsCancellationRequested)
        {
            using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await probe.ConnectAsync(IPAddress.Loopback, port, late.Token);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(50);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }
        Assert.Fail($"nobody listens on port {port}: {log()}");
    }
}
