using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Client;
using Servanda.Dns.Records;

namespace Servanda.Tests.Dns;

public sealed class ResolverCacheTests
{
    static readonly DnsRecord Soa = new(DomainName.Parse("example.org"), 900,
        new SoaData(DomainName.Parse("ns1.example.org"), DomainName.Root, 1, 2, 3, 4, 60));

    public static TheoryData<string, Func<DnsMessage, DnsMessage>, double> Kept => new()
    {
        { "records, for their TTL", ResolverScene.WithAddress(300), 300 },
        { "no such name, for the SOA's minimum", reply => Negative(reply, ResponseCode.NoSuchName), 60 },
        { "no data, for the SOA's minimum", reply => Negative(reply, ResponseCode.NoError), 60 },
        { "an alias without target, for its TTL when that is less", reply => Negative(reply, ResponseCode.NoError) with
            { Answers = [new DnsRecord(ResolverScene.Question.Name, 20, new CnameData(DomainName.Root))] }, 20 },
        { "a failure, briefly", reply => reply with { ResponseCode = ResponseCode.ServerFailure }, 5 },
        { "anything, for a day at the most", ResolverScene.WithAddress(int.MaxValue), 24 * 3600 },
    };

    [Theory]
    [MemberData(nameof(Kept))]
    public async Task An_answer_is_kept(string what, Func<DnsMessage, DnsMessage> reply, double seconds)
    {
        using var scene = new ResolverScene();
        scene.Network.OnQuery = query => query.Answer(reply);
        var first = await scene.AnsweredAsync();
        scene.Advance(seconds - 0.001);
        var second = await scene.AnsweredAsync();
        Assert.Equal((first.Question, first.Upstream, first.At), (second.Question, second.Upstream, second.At));
        Assert.Equal(first.Raw.ToArray(), second.Raw.ToArray());
        scene.Advance(0.001);
        Assert.NotEqual(first.At, (await scene.AnsweredAsync()).At);
        Assert.True(scene.Resolver.Counts.FromCache == 1, what);
    }

    [Fact]
    public async Task A_negative_answer_without_SOA_is_not_kept()
    {
        using var scene = new ResolverScene();
        scene.Network.OnQuery = query => query.Answer(reply => reply);
        await scene.AnsweredAsync();
        await scene.AnsweredAsync();
        Assert.Equal(2, scene.Network.Queries.Count);
    }

    [Fact]
    public async Task A_failure_to_get_an_answer_is_not_kept()
    {
        using var scene = new ResolverScene(options => options with { MaxTries = 1 });
        scene.Network.SendError = System.Net.Sockets.SocketError.NetworkUnreachable;
        Assert.Equal(DnsFailure.Unreachable, Assert.IsType<DnsResult.Failed>(await scene.AskAsync()).Reason);
        scene.Network.SendError = default;
        scene.Network.OnQuery = query => query.Answer(ResolverScene.WithAddress());
        await scene.AnsweredAsync();
    }

    [Fact]
    public async Task The_cache_can_be_passed_by_and_is_then_renewed()
    {
        using var scene = new ResolverScene();
        scene.Network.OnQuery = query => query.Answer(ResolverScene.WithAddress());
        var first = await scene.AnsweredAsync();
        var second = await scene.AnsweredAsync(new() { BypassCache = true });
        Assert.NotEqual(first.Raw.ToArray(), second.Raw.ToArray());
        Assert.Equal(second.Raw.ToArray(), (await scene.AnsweredAsync()).Raw.ToArray());
    }

    [Fact]
    public async Task An_upstream_to_be_avoided_is_not_asked_when_there_is_another()
    {
        using var scene = new ResolverScene(null, "192.0.2.1", "192.0.2.2");
        scene.Network.OnQuery = query => query.Answer(ResolverScene.WithAddress());
        var first = await scene.AnsweredAsync();
        Assert.NotEqual(first.Upstream, (await scene.AnsweredAsync(new() { Avoid = first.Upstream })).Upstream);
    }

    [Fact]
    public async Task Answers_with_and_without_checking_are_kept_apart()
    {
        using var scene = new ResolverScene();
        scene.Network.OnQuery = query => query.Answer(ResolverScene.WithAddress());
        await scene.AnsweredAsync();
        await scene.AnsweredAsync(new() { CheckingDisabled = true });
        await scene.AnsweredAsync(new() { DnssecOk = true });
        Assert.Equal(3, scene.Network.Queries.Count);
    }

    [Fact]
    public async Task Equal_questions_at_the_same_time_are_asked_once()
    {
        using var scene = new ResolverScene();
        var asked = Enumerable.Range(0, 10).Select(_ => scene.AskAsync()).ToList();
        (await scene.Network.NextAsync()).Answer(ResolverScene.WithAddress());
        Assert.Single((await Task.WhenAll(asked)).Distinct());
        Assert.Equal((1, 9L), (scene.Network.Queries.Count, scene.Resolver.Counts.Shared));
    }

    [Fact]
    public async Task When_the_one_who_asked_is_cancelled_the_others_still_get_their_answer()
    {
        using var scene = new ResolverScene();
        using var cancel = new CancellationTokenSource();
        var asked = scene.AskAsync(cancel: cancel.Token);
        var joined = scene.AskAsync();
        await scene.Network.NextAsync();
        await cancel.CancelAsync();
        scene.Advance(0.05);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        (await scene.Network.NextAsync()).Answer(ResolverScene.WithAddress());
        Assert.IsType<DnsResult.Answered>(await joined);
    }

    [Fact]
    public async Task The_cache_stays_within_its_octets_and_loses_the_longest_unused()
    {
        const long Octets = 10_000;
        using var scene = new ResolverScene(options => options with { CacheOctets = Octets, QueriesPerSecond = 0 });
        scene.Network.OnQuery = query => query.Answer(ResolverScene.WithAddress());
        await scene.AnsweredAsync();
        for (var i = 0; i < 200; i++)
        {
            await scene.Resolver.LookUpAsync(new(DomainName.Parse($"n{i}.example.org"), DnsType.A));
            Assert.InRange(scene.Resolver.CacheOctets, 1, Octets);
            await scene.AnsweredAsync();
        }
        await scene.Resolver.LookUpAsync(new(DomainName.Parse("n0.example.org"), DnsType.A));
        Assert.Equal(202, scene.Network.Queries.Count);
    }

    [Fact]
    public async Task An_answer_larger_than_the_cache_is_not_kept()
    {
        using var scene = new ResolverScene(options => options with { CacheOctets = 1 });
        scene.Network.OnQuery = query => query.Answer(ResolverScene.WithAddress());
        await scene.AnsweredAsync();
        await scene.AnsweredAsync();
        Assert.Equal((2, 0L), (scene.Network.Queries.Count, scene.Resolver.CacheOctets));
    }

    static DnsMessage Negative(DnsMessage reply, ResponseCode code) =>
        reply with { ResponseCode = code, Authorities = [Soa] };
}
