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
        { "records, for their TTL", ResolverBench.WithAddress(300), 300 },
        { "no such name, for the SOA's minimum", reply => Negative(reply, ResponseCode.NoSuchName), 60 },
        { "no data, for the SOA's minimum", reply => Negative(reply, ResponseCode.NoError), 60 },
        { "an alias without target, for its TTL when that is less", reply => Negative(reply, ResponseCode.NoError) with
            { Answers = [new DnsRecord(ResolverBench.Question.Name, 20, new CnameData(DomainName.Root))] }, 20 },
        { "a failure, briefly", reply => reply with { ResponseCode = ResponseCode.ServerFailure }, 5 },
        { "anything, for a day at the most", ResolverBench.WithAddress(int.MaxValue), 24 * 3600 },
    };

    [Theory]
    [MemberData(nameof(Kept))]
    public async Task An_answer_is_kept(string what, Func<DnsMessage, DnsMessage> reply, double seconds)
    {
        using var bench = new ResolverBench();
        bench.Network.OnQuery = query => query.Answer(reply);
        var first = await bench.AnsweredAsync();
        bench.Advance(seconds - 0.001);
        Assert.Same(first, await bench.AnsweredAsync());
        bench.Advance(0.001);
        Assert.NotSame(first, await bench.AnsweredAsync());
        Assert.True(bench.Resolver.Counts.FromCache == 1, what);
    }

    [Fact]
    public async Task A_negative_answer_without_SOA_is_not_kept()
    {
        using var bench = new ResolverBench();
        bench.Network.OnQuery = query => query.Answer(reply => reply);
        Assert.NotSame(await bench.AnsweredAsync(), await bench.AnsweredAsync());
    }

    [Fact]
    public async Task A_failure_to_get_an_answer_is_not_kept()
    {
        using var bench = new ResolverBench(options => options with { MaxTries = 1 });
        bench.Network.SendError = System.Net.Sockets.SocketError.NetworkUnreachable;
        Assert.Equal(DnsFailure.Unreachable, Assert.IsType<DnsResult.Failed>(await bench.AskAsync()).Reason);
        bench.Network.SendError = default;
        bench.Network.OnQuery = query => query.Answer(ResolverBench.WithAddress());
        await bench.AnsweredAsync();
    }

    [Fact]
    public async Task The_cache_can_be_passed_by_and_is_then_renewed()
    {
        using var bench = new ResolverBench();
        bench.Network.OnQuery = query => query.Answer(ResolverBench.WithAddress());
        var first = await bench.AnsweredAsync();
        var second = await bench.AnsweredAsync(new() { BypassCache = true });
        Assert.NotSame(first, second);
        Assert.Same(second, await bench.AnsweredAsync());
    }

    [Fact]
    public async Task An_upstream_to_be_avoided_is_not_asked_when_there_is_another()
    {
        using var bench = new ResolverBench(null, "192.0.2.1", "192.0.2.2");
        bench.Network.OnQuery = query => query.Answer(ResolverBench.WithAddress());
        var first = await bench.AnsweredAsync();
        Assert.NotEqual(first.Upstream, (await bench.AnsweredAsync(new() { Avoid = first.Upstream })).Upstream);
    }

    [Fact]
    public async Task Answers_with_and_without_checking_are_kept_apart()
    {
        using var bench = new ResolverBench();
        bench.Network.OnQuery = query => query.Answer(ResolverBench.WithAddress());
        await bench.AnsweredAsync();
        await bench.AnsweredAsync(new() { CheckingDisabled = true });
        await bench.AnsweredAsync(new() { DnssecOk = true });
        Assert.Equal(3, bench.Network.Queries.Count);
    }

    [Fact]
    public async Task Equal_questions_at_the_same_time_are_asked_once()
    {
        using var bench = new ResolverBench();
        var asked = Enumerable.Range(0, 10).Select(_ => bench.AskAsync()).ToList();
        (await bench.Network.NextAsync()).Answer(ResolverBench.WithAddress());
        Assert.Single((await Task.WhenAll(asked)).Distinct());
        Assert.Equal((1, 9L), (bench.Network.Queries.Count, bench.Resolver.Counts.Shared));
    }

    [Fact]
    public async Task When_the_one_who_asked_is_cancelled_the_others_still_get_their_answer()
    {
        using var bench = new ResolverBench();
        using var cancel = new CancellationTokenSource();
        var asked = bench.AskAsync(cancel: cancel.Token);
        var joined = bench.AskAsync();
        await bench.Network.NextAsync();
        await cancel.CancelAsync();
        bench.Advance(0.05);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        (await bench.Network.NextAsync()).Answer(ResolverBench.WithAddress());
        Assert.IsType<DnsResult.Answered>(await joined);
    }

    [Fact]
    public async Task The_cache_stays_within_its_octets_and_loses_the_longest_unused()
    {
        const long Octets = 10_000;
        using var bench = new ResolverBench(options => options with { CacheOctets = Octets, QueriesPerSecond = 0 });
        bench.Network.OnQuery = query => query.Answer(ResolverBench.WithAddress());
        var first = await bench.AnsweredAsync();
        for (var i = 0; i < 200; i++)
        {
            await bench.Resolver.LookUpAsync(new(DomainName.Parse($"n{i}.example.org"), DnsType.A));
            Assert.InRange(bench.Resolver.CacheOctets, 1, Octets);
            Assert.Same(first, await bench.AnsweredAsync());
        }
        await bench.Resolver.LookUpAsync(new(DomainName.Parse("n0.example.org"), DnsType.A));
        Assert.Equal(202, bench.Network.Queries.Count);
    }

    [Fact]
    public async Task An_answer_larger_than_the_cache_is_not_kept()
    {
        using var bench = new ResolverBench(options => options with { CacheOctets = 1 });
        bench.Network.OnQuery = query => query.Answer(ResolverBench.WithAddress());
        Assert.NotSame(await bench.AnsweredAsync(), await bench.AnsweredAsync());
        Assert.Equal(0, bench.Resolver.CacheOctets);
    }

    static DnsMessage Negative(DnsMessage reply, ResponseCode code) =>
        reply with { ResponseCode = code, Authorities = [Soa] };
}
