using System.Net;
using System.Net.Sockets;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Client;

namespace Servanda.Tests.Dns;

public sealed class ResolverMatchingTests
{
    [Fact]
    public async Task An_answer_comes_with_its_bytes_its_source_and_its_time()
    {
        using var scene = new ResolverScene();
        scene.Network.OnQuery = query => query.Answer(ResolverScene.WithAddress());
        var result = await scene.AnsweredAsync();
        Assert.Equal(("192.0.2.53:53", scene.Clock.GetUtcNow()), (result.Upstream, result.At));
        Assert.Equal(AnswerKind.Records, result.ReadAnswer().Kind);
    }

    [Fact]
    public async Task A_query_asks_for_recursion_and_AD_with_EDNS_of_1232_octets()
    {
        using var scene = new ResolverScene();
        scene.Network.OnQuery = query => query.Answer(ResolverScene.WithAddress());
        await scene.AnsweredAsync(new() { DnssecOk = true, CheckingDisabled = true });
        var sent = scene.Network.Queries.Single().Message;
        Assert.Equal(HeaderBits.RecursionDesired | HeaderBits.Authenticated | HeaderBits.CheckingDisabled, sent.Flags);
        Assert.Equal((1232, true), (sent.Edns!.PayloadSize, sent.Edns.DnssecOk));
        Assert.Equal(ResolverScene.Question, sent.Questions.Single());
    }

    public static TheoryData<string, Func<DnsMessage, DnsMessage>> Strangers => new()
    {
        { "another id", reply => reply with { Id = (ushort)(reply.Id + 1) } },
        { "another id in the same place of the table", reply => reply with { Id = (ushort)(reply.Id ^ 0x8000) } },
        { "a query", reply => reply with { Flags = HeaderBits.None } },
        { "another name", reply => Asking(reply, question => question with { Name = DomainName.Parse("www.example.net") }) },
        { "another type", reply => Asking(reply, question => question with { Type = DnsType.Aaaa }) },
        { "another class", reply => Asking(reply, question => question with { Class = DnsClass.Chaos }) },
        { "two questions", reply => reply with { Questions = [.. reply.Questions, .. reply.Questions] } },
        { "no question", reply => reply with { Questions = [] } },
        { "another opcode", reply => reply with { Opcode = 4 } },
    };

    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task What_does_not_fit_is_dropped_and_counted_and_the_right_answer_is_taken(
        string what, Func<DnsMessage, DnsMessage> change)
    {
        using var scene = new ResolverScene();
        scene.Network.OnQuery = query =>
        {
            query.Answer(change);
            query.Receiver.Received([]);
            query.Answer(ResolverScene.WithAddress());
        };
        Assert.Equal(AnswerKind.Records, (await scene.AnsweredAsync()).ReadAnswer().Kind);
        Assert.True(scene.Resolver.Counts.Dropped == 2, what);
    }

    [Fact]
    public async Task A_question_that_comes_back_in_capitals_is_the_same()
    {
        using var scene = new ResolverScene();
        scene.Network.OnQuery = query =>
        {
            var reply = DnsMessageWriter.Write(query.Message.Reply(ResponseCode.NoError));
            reply[DnsMessageReader.HeaderOctets + 1] = (byte)'W';
            query.Receiver.Received(reply);
        };
        await scene.AnsweredAsync();
    }

    [Fact]
    public async Task A_server_that_could_not_read_the_query_may_leave_the_question_out()
    {
        using var scene = new ResolverScene();
        scene.Network.OnQuery = query =>
            query.Answer(reply => reply with { Questions = [], ResponseCode = ResponseCode.Refused });
        Assert.Equal(ResponseCode.Refused, (await scene.AnsweredAsync()).ReadAnswer().ResponseCode);
    }

    [Fact]
    public async Task Ids_are_not_used_in_a_row()
    {
        using var scene = new ResolverScene(options => options with { CacheOctets = 0 });
        scene.Network.OnQuery = query => query.Answer(ResolverScene.WithAddress());
        for (var i = 0; i < 64; i++)
            await scene.AnsweredAsync();
        var ids = scene.Network.Queries.Select(query => (int)query.Message.Id).ToList();
        Assert.True(ids.Zip(ids.Skip(1), (a, b) => b - a).Distinct().Count() > 50);
    }

    [Fact]
    public async Task A_server_without_EDNS_is_asked_again_without()
    {
        using var scene = new ResolverScene();
        scene.Network.OnQuery = query => query.Answer(reply => query.Message.Edns is null
            ? ResolverScene.WithAddress()(reply)
            : reply with { ResponseCode = ResponseCode.FormatError, Edns = null });
        Assert.Equal(AnswerKind.Records, (await scene.AnsweredAsync()).ReadAnswer().Kind);
        Assert.Equal(2, scene.Network.Queries.Count);
    }

    [Fact]
    public void Any_bytes_behind_the_question_are_an_answer_and_make_nothing_throw() =>
        Prop.ForAll<byte[], byte, byte>((bytes, code, counts) =>
        {
            using var scene = new ResolverScene();
            scene.Network.OnQuery = query =>
            {
                var question = DnsMessageWriter.Write(query.Message with { Edns = null });
                (question[2], question[3]) = (0x80, (byte)(code & 15 | 0x80));
                (question[7], question[9], question[11]) = ((byte)(counts & 3), (byte)(counts >> 2 & 3), (byte)(counts >> 4));
                query.Receiver.Received([.. question, .. bytes]);
            };
            return scene.AskAsync().IsCompletedSuccessfully;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task A_server_asked_itself_is_asked_without_recursion_on_the_way_the_route_says()
    {
        var real = new IPEndPoint(IPAddress.Loopback, 5301);
        using var scene = new ResolverScene(options => options with { Route = _ => real });
        scene.Network.OnQuery = query => query.Answer(ResolverScene.WithAddress());
        var server = new IPEndPoint(IPAddress.Parse("203.0.113.9"), 53);
        var result = Assert.IsType<DnsResult.Answered>(await scene.Resolver.AskServerAsync(server, ResolverScene.Question));
        Assert.Equal(("203.0.113.9:53", real), (result.Upstream, scene.Network.Queries.Single().To));
        Assert.Equal(HeaderBits.None, scene.Network.Queries.Single().Message.Flags);
    }

    [Fact]
    public async Task An_address_that_must_not_be_asked_is_not()
    {
        using var scene = new ResolverScene(options => options with { MayAsk = address => !IPAddress.IsLoopback(address) });
        var result = await scene.Resolver.AskServerAsync(new IPEndPoint(IPAddress.Loopback, 53), ResolverScene.Question);
        Assert.Equal(DnsFailure.Forbidden, Assert.IsType<DnsResult.Failed>(result).Reason);
        Assert.Empty(scene.Network.Queries);
    }

    [Fact]
    public async Task A_port_that_refuses_is_no_answer_and_no_wait()
    {
        using var scene = new ResolverScene(null, "192.0.2.1", "192.0.2.2");
        scene.Network.OnQuery = query =>
        {
            if (query.To.Address.ToString() == "192.0.2.1")
                query.Receiver.Failed(SocketError.ConnectionRefused);
            else
                query.Answer(ResolverScene.WithAddress());
        };
        Assert.Equal("192.0.2.2:53", (await scene.AnsweredAsync()).Upstream);
    }

    static DnsMessage Asking(DnsMessage message, Func<DnsQuestion, DnsQuestion> change) =>
        message with { Questions = [change(message.Questions[0])] };
}
