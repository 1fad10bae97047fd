using System.Net;
using System.Net.Sockets;
using Servanda.Assessment.Observations;
using Servanda.Core.Names;

namespace Servanda.Assessment.Probes;

/// <summary>
/// The one place that opens connections. The check of an address is made on the very address that is then connected to,
/// so that a name which resolves to something else a moment later gains nothing.
/// </summary>
sealed class Dialer(Addresses addresses, AddressPolicy policy, Turns turns, ProberOptions options)
{
    /// <summary>The most telling fault first, when each address has its own.</summary>
    static readonly string[] Telling =
    [
        UnmeasuredReasons.Refused, UnmeasuredReasons.BrokenOff, UnmeasuredReasons.TimedOut, UnmeasuredReasons.PortBlocked,
        UnmeasuredReasons.Unreachable,
    ];

    const int SmtpPort = 25;

    readonly ProbeLimits _limits = options.Limits;
    readonly BlockedPort _blocked = new(SmtpPort);

    /// <summary>Connects to a host by its name.</summary>
    /// <exception cref="OperationCanceledException">Cancelled by the caller.</exception>
    public async ValueTask<Dialled> DialAsync(
        DomainName host, int port, Freshness freshness, CancellationToken cancel)
    {
        var known = await addresses.FindAsync(host, freshness, cancel);
        return known.Found.Count == 0 ? Dialled.Failed(known.Fault) : await DialAsync(known.Found, port, cancel);
    }

    /// <summary>Connects to the first address that answers: each in its turn, the next one beside it when it keeps us
    /// waiting.</summary>
    /// <exception cref="OperationCanceledException">Cancelled by the caller.</exception>
    public async ValueTask<Dialled> DialAsync(IReadOnlyList<IPAddress> list, int port, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        List<Task<Dialled>> pending = [];
        List<Dialled> failed = [];
        var next = new Queue<IPAddress>(list.Take(_limits.MaxAddresses));
        try
        {
            while (pending.Count > 0 || next.Count > 0)
            {
                if (next.TryPeek(out var address) && await TryStartAsync(new(address, port), pending, stop.Token))
                    next.Dequeue();
                if (await FirstAsync(pending, next.Count > 0, cancel) is not { } ended)
                    continue;
                pending.Remove(ended);
                var dialled = await ended;
                if (dialled.Connection is not null)
                    return dialled;
                cancel.ThrowIfCancellationRequested();
                failed.Add(dialled);
            }
        }
        finally
        {
            await stop.CancelAsync();
            foreach (var late in pending)
                (await late).Connection?.Dispose();
        }
        return failed.MinBy(Rank);
    }

    /// <summary>Starts one connection; false when it would have to wait for its turn while another is under way: who
    /// holds a turn must not wait for a second.</summary>
    async ValueTask<bool> TryStartAsync(IPEndPoint endpoint, List<Task<Dialled>> pending, CancellationToken cancel)
    {
        var turn = pending.Count == 0 ? await turns.EnterAsync(endpoint, cancel) : turns.TryEnter(endpoint);
        if (turn is not null)
            pending.Add(ConnectAsync(endpoint, turn, cancel));
        return turn is not null;
    }

    /// <summary>The first that ended; null when it is time for the next address.</summary>
    async ValueTask<Task<Dialled>?> FirstAsync(List<Task<Dialled>> pending, bool hasNext, CancellationToken cancel)
    {
        if (!hasNext)
            return await Task.WhenAny(pending);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var stagger = Task.Delay(_limits.ConnectStagger, options.Clock, over.Token);
        var first = await Task.WhenAny([.. pending, stagger]);
        await over.CancelAsync();
        cancel.ThrowIfCancellationRequested();
        return first as Task<Dialled>;
    }

    /// <summary>Opens one connection; never throws, and a cancelled one is a failed one.</summary>
    async Task<Dialled> ConnectAsync(IPEndPoint endpoint, IDisposable turn, CancellationToken cancel)
    {
        var place = options.Route?.Invoke(endpoint) ?? endpoint;
        var socket = new Socket(place.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (await TryConnectAsync(socket, endpoint, place, cancel) is { } fault)
        {
            socket.Dispose();
            turn.Dispose();
            return Dialled.Failed(fault, endpoint.Address);
        }
        var local = (socket.LocalEndPoint as IPEndPoint)?.Address ?? IPAddress.None;
        var stream = new NetworkStream(socket, ownsSocket: true);
        return new Dialled(new Connection(stream, endpoint.Address, local, turn), "", endpoint.Address);
    }

    /// <summary>Null when the socket is connected, else why not. The address meant is the one that has to be allowed.</summary>
    async ValueTask<string?> TryConnectAsync(
        Socket socket, IPEndPoint endpoint, IPEndPoint place, CancellationToken cancel)
    {
        var seemsBlocked = _blocked.Covers(endpoint);
        using var time = new CancellationTokenSource(
            seemsBlocked ? _limits.BlockedConnectTime : _limits.ConnectTime, options.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, time.Token);
        try
        {
            if (policy.Refusal(endpoint.Address) is { } refusal)
                return refusal;
            await socket.ConnectAsync(place, either.Token);
            _blocked.Answered(endpoint);
            return null;
        }
        catch (SocketException e)
        {
            var fault = Faults.Of(e);
            if (fault is UnmeasuredReasons.Refused or UnmeasuredReasons.BrokenOff)
                _blocked.Answered(endpoint);
            return fault;
        }
        catch (OperationCanceledException)
        {
            // One given up because another address answered was not silent.
            if (!cancel.IsCancellationRequested)
                _blocked.KeptSilent(endpoint);
            return seemsBlocked ? UnmeasuredReasons.PortBlocked : UnmeasuredReasons.TimedOut;
        }
    }

    static int Rank(Dialled dialled) =>
        Array.FindIndex(Telling, reason => dialled.Fault.StartsWith(reason, StringComparison.Ordinal)) is >= 0 and var rank
            ? rank
            : Telling.Length;
}
