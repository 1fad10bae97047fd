using System.Net;
using System.Net.Sockets;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Probes;
using Servanda.Core.Names;

namespace Servanda.SystemTests.Probes;

/// <summary>Where nobody answers on port 25, each further mail host is waited for a moment only.</summary>
public sealed class BlockedPortTests
{
    static readonly ProbeLimits Limits = new()
    {
        // The reason says which of the two ran out, so that they can be alike, and long enough for a busy machine.
        ConnectTime = TimeSpan.FromSeconds(1),
        BlockedConnectTime = TimeSpan.FromSeconds(1),
        TargetSpacing = TimeSpan.Zero,
    };

    [Fact]
    public async Task After_three_silent_hosts_the_next_one_has_the_short_time_and_one_that_answers_changes_that()
    {
        using var full = new FullServer();
        await using var server = new SmallServer((stream, cancel) => stream.WriteAsync("554 no\r\n"u8.ToArray(), cancel).AsTask());
        var dns = new SmallDns([.. Enumerable.Range(1, 6).Select(i => ($"mx{i}.example", (string[])[$"192.0.2.{i}"]))]);
        await using var scene = new Scene(Limits, dns: dns);
        foreach (var i in (int[])[1, 2, 3, 4, 6])
            scene.With(25, full.Place, $"192.0.2.{i}");
        scene.With(25, server, "192.0.2.5");

        var first = await Task.WhenAll(LookAsync(scene, 1), LookAsync(scene, 2), LookAsync(scene, 3));
        Assert.All(first, look => Assert.Equal(UnmeasuredReasons.TimedOut, Scene.Reason(look)));
        Assert.Equal(UnmeasuredReasons.PortBlocked, Scene.Reason(await LookAsync(scene, 4)));
        Assert.IsType<Observation.Seen>(await LookAsync(scene, 5));
        Assert.Equal(UnmeasuredReasons.TimedOut, Scene.Reason(await LookAsync(scene, 6)));
    }

    static Task<Observation> LookAsync(Scene scene, int host) =>
        scene.LookAsync(new Subject.MailHost(DomainName.Parse($"mx{host}.example")));

    /// <summary>A place whose queue is full: what comes is dropped without a word, as a firewall does.</summary>
    sealed class FullServer : IDisposable
    {
        readonly Socket _listener = New();
        readonly List<Socket> _queued = [];

        public FullServer()
        {
            _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            _listener.Listen(0);
            // One more than there is room for; the last of them never gets in.
            for (var i = 0; i < 3; i++)
            {
                var socket = New();
                socket.Blocking = false;
                _queued.Add(socket);
                try
                {
                    socket.Connect(Place);
                }
                catch (SocketException e) when (e.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
                {
                    // Under way, which is all that is wanted.
                }
            }
        }

        public IPEndPoint Place => (IPEndPoint)_listener.LocalEndPoint!;

        public void Dispose()
        {
            foreach (var socket in _queued)
                socket.Dispose();
            _listener.Dispose();
        }

        static Socket New() => new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    }
}
