using System.Net;

namespace Servanda.Dns.Client;

/// <summary>Servers asked directly, each with its own limits and its own socket for as long as it is in use.</summary>
sealed class DirectServers(Func<Upstream, UpstreamClient> open, TimeProvider clock) : IDisposable
{
    const int IdleSeconds = 5;

    readonly Dictionary<IPEndPoint, UpstreamClient> _clients = [];
    readonly Lock _gate = new();
    long _sent, _answered;

    /// <summary>What was asked of all of them, those closed included.</summary>
    public (long Sent, long Answered) Counts
    {
        get
        {
            lock (_gate)
            {
                var (sent, answered) = (_sent, _answered);
                foreach (var client in _clients.Values)
                    (sent, answered) = (sent + client.Counts.Sent, answered + client.Counts.Answered);
                return (sent, answered);
            }
        }
    }

    public UpstreamClient Get(IPEndPoint server)
    {
        lock (_gate)
        {
            if (!_clients.TryGetValue(server, out var client))
                _clients.Add(server, client = open(Upstream.Udp(server)));
            client.Touch(clock.GetTimestamp());
            return client;
        }
    }

    /// <summary>Looks after all of them and closes those not in use any more; true while there are any.</summary>
    public bool Sweep(long now)
    {
        List<UpstreamClient> idle = [], used = [];
        lock (_gate)
        {
            foreach (var client in _clients.Values)
                (client.IdleFor(now) > IdleSeconds * clock.TimestampFrequency ? idle : used).Add(client);
            foreach (var client in idle)
            {
                _clients.Remove(client.Upstream.Endpoint!);
                (_sent, _answered) = (_sent + client.Counts.Sent, _answered + client.Counts.Answered);
            }
        }
        foreach (var client in idle)
            client.Dispose();
        foreach (var client in used)
            client.Sweep(now);
        return used.Count > 0;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var client in _clients.Values)
                client.Dispose();
            _clients.Clear();
        }
    }
}
