using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Client;
using Servanda.Dns.Records;

namespace Servanda.Tests.Dns;

public sealed class ResolverStreamTests
{
    [Fact]
    public async Task A_truncated_answer_is_fetched_over_TCP()
    {
        using var scene = new ResolverScene();
        scene.Network.OnQuery = Truncate;
        scene.Network.OnConnect = stream => ServeAsync(stream, queries => queries.Select(Long));
        var result = await scene.AnsweredAsync();
        Assert.Equal(100, result.ReadAnswer().Data<TxtData>().Count() + result.Read().Value!.Answers.Count(one => one.Type == DnsType.A));
        Assert.Equal(1, scene.Resolver.Counts.Truncated);
    }

    [Fact]
    public async Task A_truncated_answer_that_TCP_does_not_complete_is_no_answer()
    {
        using var scene = new ResolverScene(options => options with { MaxTries = 1 });
        scene.Network.OnQuery = Truncate;
        Assert.Equal(DnsFailure.Unreachable, Assert.IsType<DnsResult.Failed>(await scene.AskAsync()).Reason);
    }

    [Fact]
    public async Task One_connection_carries_many_queries_and_their_answers_in_any_order()
    {
        var connections = 0;
        using var scene = new ResolverScene(null, "tcp://192.0.2.53");
        scene.Network.OnConnect = stream =>
        {
            connections++;
            return ServeAsync(stream, queries => queries.Reverse().Select(Long), atOnce: 5);
        };
        var asked = Enumerable.Range(0, 10).Select(i => scene.Resolver.LookUpAsync(
            new(DomainName.Parse($"n{i}.example.org"), DnsType.A)).AsTask()).ToList();
        foreach (var result in await Task.WhenAll(asked))
            Assert.Equal(AnswerKind.Records, Assert.IsType<DnsResult.Answered>(result).ReadAnswer().Kind);
        Assert.Equal(1, connections);
    }

    [Fact]
    public async Task A_connection_closed_with_a_query_on_it_is_made_again()
    {
        var connections = 0;
        using var scene = new ResolverScene(options => options with { Clock = TimeProvider.System }, "tcp://192.0.2.53");
        scene.Network.OnConnect = async stream =>
        {
            if (++connections == 1)
                await stream.DisposeAsync();
            else
                await ServeAsync(stream, queries => queries.Select(Long));
        };
        await scene.AnsweredAsync();
        Assert.Equal(2, connections);
    }

    [Fact]
    public async Task An_HTTPS_upstream_gets_the_query_with_id_0_and_its_answer_is_taken()
    {
        using var scene = new ResolverScene(null, "https://dns.example/dns-query");
        scene.Network.OnHttp = request =>
        {
            Assert.Equal("application/dns-message", request.Content!.Headers.ContentType!.MediaType);
            var query = DnsMessageReader.Read(Body(request)).Value!;
            Assert.Equal(0, query.Id);
            return Http(DnsMessageWriter.Write(Long(query)));
        };
        var result = await scene.AnsweredAsync();
        Assert.Equal("https://dns.example/dns-query", result.Upstream);
    }

    public static TheoryData<string, Func<byte[], HttpResponseMessage>> BadHttp => new()
    {
        { "status", answer => Http(answer, HttpStatusCode.BadGateway) },
        { "content type", answer => Http(answer, type: "text/html") },
        { "another question", answer => Http([.. answer[..13], (byte)'x', .. answer[14..]]) },
        { "no header", _ => Http([]) },
        { "too long", _ => Http(new byte[70_000]) },
    };

    [Theory]
    [MemberData(nameof(BadHttp))]
    public async Task What_is_no_DNS_answer_over_HTTPS_is_malformed(string what, Func<byte[], HttpResponseMessage> answer)
    {
        using var scene = new ResolverScene(options => options with { MaxTries = 1 }, "https://dns.example/dns-query");
        scene.Network.OnHttp = request =>
            answer(DnsMessageWriter.Write(Long(DnsMessageReader.Read(Body(request)).Value!)));
        Assert.True(Assert.IsType<DnsResult.Failed>(await scene.AskAsync()).Reason == DnsFailure.Malformed, what);
    }

    static void Truncate(FakeQuery query) =>
        query.Answer(reply => reply with { Flags = reply.Flags | HeaderBits.Truncated });

    static DnsMessage Long(DnsMessage query) => query.Reply(ResponseCode.NoError) with
    {
        Answers = [.. Enumerable.Range(0, 100).Select(i =>
            new DnsRecord(query.Questions[0].Name, 60, new AData(new IPAddress([192, 0, 2, (byte)i]))))],
    };

    /// <summary>Answers queries on a stream, so many at once as told.</summary>
    static async Task ServeAsync(
        Stream stream, Func<IEnumerable<DnsMessage>, IEnumerable<DnsMessage>> answers, int atOnce = 1)
    {
        var prefix = new byte[2];
        var queries = new List<DnsMessage>();
        while (await stream.ReadAtLeastAsync(prefix, 2, throwOnEndOfStream: false) == 2)
        {
            var query = new byte[BinaryPrimitives.ReadUInt16BigEndian(prefix)];
            await stream.ReadExactlyAsync(query);
            queries.Add(DnsMessageReader.Read(query).Value!);
            if (queries.Count < atOnce)
                continue;
            foreach (var answer in answers(queries).Select(DnsMessageWriter.Write))
                await stream.WriteAsync((byte[])[(byte)(answer.Length >> 8), (byte)answer.Length, .. answer]);
            queries.Clear();
        }
    }

    static byte[] Body(HttpRequestMessage request)
    {
        using var copy = new MemoryStream();
        request.Content!.CopyTo(copy, null, default);
        return copy.ToArray();
    }

    static HttpResponseMessage Http(
        byte[] body, HttpStatusCode status = HttpStatusCode.OK, string type = "application/dns-message")
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        return new HttpResponseMessage(status) { Content = content };
    }
}
