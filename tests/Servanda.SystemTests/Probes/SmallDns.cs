using System.Net;
using System.Net.Sockets;
using Servanda.Dns;
using Servanda.Dns.Records;

namespace Servanda.SystemTests.Probes;

/// <summary>A DNS server on loopback over UDP with some addresses; it knows no name but these, and counts what it is asked.
/// </summary>
sealed class SmallDns : IAsyncDisposable
{
    readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    readonly CancellationTokenSource _stop = new();
    readonly Dictionary<string, string[]> _addresses;
    readonly Task _serving;
    int _queries;

    public SmallDns(params (string Name, string[] Addresses)[] hosts)
    {
        _addresses = hosts.ToDictionary(host => host.Name, host => host.Addresses);
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _serving = ServeAsync();
    }

    public IPEndPoint Endpoint => (IPEndPoint)_socket.LocalEndPoint!;

    /// <summary>The response code of every answer.</summary>
    public ResponseCode Code { get; init; } = ResponseCode.NoError;

    /// <summary>True to say nothing at all.</summary>
    public bool IsSilent { get; init; }

    public int Queries => Volatile.Read(ref _queries);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _socket.Dispose();
    }

    async Task ServeAsync()
    {
        var buffer = new byte[DnsMessage.MaxOctets];
        try
        {
            while (true)
            {
                var got = await _socket.ReceiveFromAsync(buffer, new IPEndPoint(IPAddress.Loopback, 0), _stop.Token);
                Interlocked.Increment(ref _queries);
                if (!IsSilent && DnsMessageReader.Read(buffer.AsSpan(0, got.ReceivedBytes)).Value is { } query)
                    await _socket.SendToAsync(DnsMessageWriter.Write(Answer(query)), got.RemoteEndPoint, _stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }

    DnsMessage Answer(DnsMessage query)
    {
        var question = query.Questions[0];
        var reply = query.Reply(Code) with { Answers = [.. Records(question)] };
        return reply with { Flags = reply.Flags | HeaderBits.RecursionAvailable | HeaderBits.Authoritative };
    }

    IEnumerable<DnsRecord> Records(DnsQuestion question)
    {
        if (Code != ResponseCode.NoError)
            yield break;
        foreach (var text in _addresses.GetValueOrDefault(question.Name.ToString(), []))
        {
            var address = IPAddress.Parse(text);
            var isSix = address.AddressFamily == AddressFamily.InterNetworkV6;
            if (question.Type == (isSix ? DnsType.Aaaa : DnsType.A))
                yield return new DnsRecord(question.Name, question.Type, DnsClass.In, 60, isSix ? new AaaaData(address) : new AData(address));
        }
    }
}
