using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Servanda.SystemTests.Serving;

/// <summary>A mail server that counts what it takes (RFC 5321), takes its time to say so, and refuses while it is told to.</summary>
sealed class MailTaker : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _end = new();
    readonly ConcurrentQueue<string> _taken = new();
    readonly Task _work;
    int _inHand, _refused;

    public MailTaker()
    {
        _listener.Start();
        _work = ListenAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What every recipient is answered, such as <c>451 4.7.1 Later</c>; null to take letters.</summary>
    public string? Refusal { get; set; }

    /// <summary>How long a letter is in hand before it is acknowledged.</summary>
    public TimeSpan Slowness { get; set; }

    /// <summary>The Message-ID of each letter that came whole, as often as it came.</summary>
    public IReadOnlyList<string> Taken => [.. _taken];

    /// <summary>Letters that came whole and are not acknowledged yet.</summary>
    public int InHand => Volatile.Read(ref _inHand);

    /// <summary>Recipients refused.</summary>
    public int Refused => Volatile.Read(ref _refused);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _work;
        _listener.Dispose();
        _end.Dispose();
    }

    async Task ListenAsync()
    {
        List<Task> talks = [];
        try
        {
            while (true)
                talks.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_end.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(talks);
        }
    }

    async Task TalkAsync(TcpClient client)
    {
        using var _ = client;
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        try
        {
            await SayAsync("220 mail.test");
            while (await reader.ReadLineAsync(_end.Token) is { } line)
            {
                switch (line.Split(' ')[0].ToUpperInvariant())
                {
                    case "QUIT":
                        await SayAsync("221 Bye");
                        return;
                    case "RCPT" when Refusal is { } refusal:
                        Interlocked.Increment(ref _refused);
                        await SayAsync(refusal);
                        break;
                    case "DATA":
                        await SayAsync("354 Go on");
                        await TakeAsync();
                        break;
                    default:
                        await SayAsync("250 OK");
                        break;
                }
            }
        }
        catch (IOException)
        {
            // Whoever sent was killed.
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }

        async Task TakeAsync()
        {
            var id = "";
            while (await reader.ReadLineAsync(_end.Token) is { } line && line != ".")
            {
                if (line.StartsWith("Message-Id:", StringComparison.OrdinalIgnoreCase))
                    id = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
            }
            _taken.Enqueue(id);
            Interlocked.Increment(ref _inHand);
            await Task.Delay(Slowness, _end.Token);
            await SayAsync("250 OK");
            Interlocked.Decrement(ref _inHand);
        }

        Task SayAsync(string text) => stream.WriteAsync(Encoding.ASCII.GetBytes(text + "\r\n"), _end.Token).AsTask();
    }
}
