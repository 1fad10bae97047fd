using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Client;

namespace Servanda.Tests.Dns;

public sealed class ResolverTimingTests
{
    [Fact]
    public async Task A_silent_upstream_is_given_up_for_another()
    {
        using var bench = new ResolverBench(null, "192.0.2.1", "192.0.2.2");
        var asked = bench.AskAsync();
        var first = await bench.Network.NextAsync();
        bench.Advance(1.1);
        var second = await bench.Network.NextAsync();
        Assert.NotEqual(first.To, second.To);
        second.Answer(ResolverBench.WithAddress());
        Assert.Equal("192.0.2.2:53", Assert.IsType<DnsResult.Answered>(await asked).Upstream);
        Assert.Equal(1, bench.Resolver.Counts.TimedOut);
    }

    [Fact]
    public async Task An_answer_that_comes_after_its_query_was_given_up_is_dropped()
    {
        using var bench = new ResolverBench(options => options with { MaxTries = 2 });
        var asked = bench.AskAsync();
        var first = await bench.Network.NextAsync();
        bench.Advance(1.1);
        await bench.Network.NextAsync();
        first.Answer(ResolverBench.WithAddress());
        Assert.Equal((false, 1L), (asked.IsCompleted, bench.Resolver.Counts.Dropped));
    }

    [Fact]
    public async Task Nobody_is_waited_for_longer_than_the_total_time()
    {
        using var bench = new ResolverBench(options => options with { TotalTime = TimeSpan.FromSeconds(3), MaxTries = 2 });
        var asked = bench.AskAsync();
        await bench.Network.NextAsync();
        bench.Advance(1.1);
        await bench.Network.NextAsync();
        bench.Advance(1.8);
        Assert.False(asked.IsCompleted);
        bench.Advance(0.2);
        Assert.Equal(DnsFailure.TimedOut, Assert.IsType<DnsResult.Failed>(await asked).Reason);
    }

    [Fact]
    public async Task A_quick_upstream_is_given_up_sooner_than_an_unknown_one()
    {
        using var bench = new ResolverBench(options => options with { CacheOctets = 0 });
        bench.Network.OnQuery = query =>
        {
            bench.Advance(0.01);
            query.Answer(ResolverBench.WithAddress());
        };
        for (var i = 0; i < 20; i++)
        {
            await bench.AnsweredAsync();
            await bench.Network.NextAsync();
        }
        bench.Network.OnQuery = _ => { };
        _ = bench.AskAsync();
        await bench.Network.NextAsync();
        bench.Advance(0.45);
        await bench.Network.NextAsync();
    }

    [Fact]
    public async Task An_upstream_that_never_answers_is_asked_last_for_a_while()
    {
        using var bench = new ResolverBench(options => options with { CacheOctets = 0 }, "192.0.2.1", "192.0.2.2");
        bench.Network.OnQuery = query =>
        {
            if (query.To.Address.ToString() == "192.0.2.2")
                query.Answer(ResolverBench.WithAddress());
        };
        for (var i = 0; i < 3; i++)
        {
            var asked = bench.AskAsync();
            await bench.Network.NextAsync();
            bench.Advance(1.1);
            await bench.Network.NextAsync();
            await asked;
        }
        await bench.AnsweredAsync();
        Assert.Equal("192.0.2.2:53", (await bench.Network.NextAsync()).To.ToString());
    }

    [Fact]
    public async Task A_cancelled_lookup_ends_though_nobody_answers()
    {
        using var bench = new ResolverBench();
        using var cancel = new CancellationTokenSource();
        var asked = bench.AskAsync(cancel: cancel.Token);
        await bench.Network.NextAsync();
        await cancel.CancelAsync();
        bench.Advance(0.05);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }

    [Fact]
    public async Task No_more_is_in_flight_than_is_allowed_and_the_rest_follows_in_turn()
    {
        using var bench = new ResolverBench(options => options with { MaxInFlight = 2 });
        var asked = Enumerable.Range(0, 5).Select(i => Ask(bench, i)).ToList();
        FakeQuery first = await bench.Network.NextAsync(), second = await bench.Network.NextAsync();
        Assert.Equal(2, bench.Network.Queries.Count);
        first.Answer(ResolverBench.WithAddress());
        second.Answer(ResolverBench.WithAddress());
        bench.Network.OnQuery = query => query.Answer(ResolverBench.WithAddress());
        (await bench.Network.NextAsync()).Answer(ResolverBench.WithAddress());
        (await bench.Network.NextAsync()).Answer(ResolverBench.WithAddress());
        await Task.WhenAll(asked);
        Assert.Equal(["n0", "n1", "n2", "n3", "n4"],
            bench.Network.Queries.Select(query => query.Message.Questions[0].Name.Labels[0]));
    }

    [Fact]
    public async Task The_rate_of_queries_is_kept_to_one_upstream()
    {
        using var bench = new ResolverBench(options => options with { QueriesPerSecond = 10 });
        bench.Network.OnQuery = query => query.Answer(ResolverBench.WithAddress());
        var asked = Enumerable.Range(0, 5).Select(i => Ask(bench, i)).ToList();
        Assert.Single(bench.Network.Queries);
        bench.Advance(0.25);
        Assert.Equal(3, bench.Network.Queries.Count);
        bench.Advance(0.25);
        await Task.WhenAll(asked);
        Assert.Equal(5, bench.Network.Queries.Count);
    }

    [Fact]
    public async Task A_closed_resolver_ends_what_is_under_way()
    {
        var bench = new ResolverBench(options => options with { MaxTries = 1, MaxInFlight = 1 });
        Task<DnsResult> asked = bench.AskAsync(), waiting = Ask(bench, 1);
        await bench.Network.NextAsync();
        bench.Dispose();
        Assert.IsType<DnsResult.Failed>(await asked);
        Assert.IsType<DnsResult.Failed>(await waiting);
    }

    static Task<DnsResult> Ask(ResolverBench bench, int number) => bench.Resolver.LookUpAsync(
        new(DomainName.Parse($"n{number}.example.org"), DnsType.A)).AsTask();
}
