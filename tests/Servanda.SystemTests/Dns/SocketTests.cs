using System.Net;
using System.Net.Sockets;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Client;
using Servanda.Dns.Records;
using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.Dns;

public sealed class SocketTests
{
    static readonly DnsQuestion Question = new(DomainName.Parse("www.example.org"), DnsType.A);

    [Fact]
    public async Task An_answer_from_another_port_is_not_heard()
    {
        using var server = Bound();
        using var stranger = Bound();
        using var resolver = Resolver(server);
        var asked = resolver.LookUpAsync(Question).AsTask();
        var (query, from) = await ReceiveAsync(server);
        await stranger.SendToAsync(Answer(query, "203.0.113.66"), from);
        await server.SendToAsync(Answer(query, "192.0.2.1"), from);
        var answer = Assert.IsType<DnsResult.Answered>(await asked).ReadAnswer();
        Assert.Equal("192.0.2.1", Assert.Single(answer.Data<AData>()).ToString());
    }

    [Fact]
    public async Task A_port_nobody_listens_on_is_unreachable()
    {
        using var resolver = Resolver(new IPEndPoint(IPAddress.Loopback, Ports.Free()));
        Assert.Equal(DnsFailure.Unreachable, Assert.IsType<DnsResult.Failed>(await resolver.LookUpAsync(Question)).Reason);
    }

    [Fact]
    public async Task Resolvers_ask_from_different_ports()
    {
        using var server = Bound();
        var ports = new HashSet<int>();
        for (var i = 0; i < 8; i++)
        {
            using var resolver = Resolver(server);
            var asked = resolver.LookUpAsync(Question).AsTask();
            var (query, from) = await ReceiveAsync(server);
            ports.Add(((IPEndPoint)from).Port);
            await server.SendToAsync(Answer(query, "192.0.2.1"), from);
            await asked;
        }
        Assert.True(ports.Count >= 6);
    }

    [Fact]
    public async Task A_closed_resolver_gives_its_port_back()
    {
        using var server = Bound();
        EndPoint from;
        using (var resolver = Resolver(server))
        {
            var asked = resolver.LookUpAsync(Question).AsTask();
            (var query, from) = await ReceiveAsync(server);
            await server.SendToAsync(Answer(query, "192.0.2.1"), from);
            await asked;
        }
        for (var tries = 0; !IsFree(((IPEndPoint)from).Port); tries++)
        {
            Assert.True(tries < 100, "the port is still taken");
            await Task.Delay(50);
        }
    }

    [Fact]
    public async Task A_datagram_longer_than_there_is_room_for_is_no_answer()
    {
        using var server = Bound();
        using var resolver = Resolver(server);
        var asked = resolver.LookUpAsync(Question).AsTask();
        var (query, from) = await ReceiveAsync(server);
        await server.SendToAsync((byte[])[.. Answer(query, "203.0.113.66"), .. new byte[5000]], from);
        await server.SendToAsync(Answer(query, "192.0.2.1"), from);
        var answer = Assert.IsType<DnsResult.Answered>(await asked).ReadAnswer();
        Assert.Equal("192.0.2.1", Assert.Single(answer.Data<AData>()).ToString());
    }

    static DnsResolver Resolver(Socket server) => Resolver((IPEndPoint)server.LocalEndPoint!);

    static DnsResolver Resolver(IPEndPoint server) => new(new ResolverOptions { Upstreams = [Upstream.Udp(server)] });

    static Socket Bound()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }

    static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Any, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    static async Task<(DnsMessage Query, EndPoint From)> ReceiveAsync(Socket server)
    {
        var buffer = new byte[DnsMessageWriter.MaxQueryOctets];
        var received = await server.ReceiveFromAsync(buffer, new IPEndPoint(IPAddress.Any, 0));
        return (DnsMessageReader.Read(buffer.AsSpan(0, received.ReceivedBytes)).Value!, received.RemoteEndPoint);
    }

    static byte[] Answer(DnsMessage query, string address) => DnsMessageWriter.Write(query.Reply(ResponseCode.NoError) with
    {
        Answers = [new DnsRecord(query.Questions[0].Name, 60, new AData(IPAddress.Parse(address)))],
    });
}
