using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Client;

namespace Servanda.Tests.Dns;

public sealed class ResolverTimingTests
{
    [Fact]
    public async Task A_silent_upstream_is_given_up_for_another()
    {
        using var scene = new ResolverScene(null, "192.0.2.1", "192.0.2.2");
        var asked = scene.AskAsync();
        var first = await scene.Network.NextAsync();
        scene.Advance(1.1);
        var second = await scene.Network.NextAsync();
        Assert.NotEqual(first.To, second.To);
        second.Answer(ResolverScene.WithAddress());
        Assert.Equal("192.0.2.2:53", Assert.IsType<DnsResult.Answered>(await asked).Upstream);
        Assert.Equal(1, scene.Resolver.Counts.TimedOut);
    }

    [Fact]
    public async Task An_answer_that_comes_after_its_query_was_given_up_is_dropped()
    {
        using var scene = new ResolverScene(options => options with { MaxTries = 2 });
        var asked = scene.AskAsync();
        var first = await scene.Network.NextAsync();
        scene.Advance(1.1);
        await scene.Network.NextAsync();
        first.Answer(ResolverScene.WithAddress());
        Assert.Equal((false, 1L), (asked.IsCompleted, scene.Resolver.Counts.Dropped));
    }

    [Fact]
    public async Task Nobody_is_waited_for_longer_than_the_total_time()
    {
        using var scene = new ResolverScene(options => options with { TotalTime = TimeSpan.FromSeconds(3), MaxTries = 2 });
        var asked = scene.AskAsync();
        await scene.Network.NextAsync();
        scene.Advance(1.1);
        await scene.Network.NextAsync();
        scene.Advance(1.8);
        Assert.False(asked.IsCompleted);
        scene.Advance(0.2);
        Assert.Equal(DnsFailure.TimedOut, Assert.IsType<DnsResult.Failed>(await asked).Reason);
    }

    [Fact]
    public async Task A_quick_upstream_is_given_up_sooner_than_an_unknown_one()
    {
        using var scene = new ResolverScene(options => options with { CacheOctets = 0 });
        scene.Network.OnQuery = query =>
        {
            scene.Advance(0.01);
            query.Answer(ResolverScene.WithAddress());
        };
        for (var i = 0; i < 20; i++)
        {
            await scene.AnsweredAsync();
            await scene.Network.NextAsync();
        }
        scene.Network.OnQuery = _ => { };
        _ = scene.AskAsync();
        await scene.Network.NextAsync();
        scene.Advance(0.45);
        await scene.Network.NextAsync();
    }

    [Fact]
    public async Task An_upstream_that_never_answers_is_asked_last_for_a_while()
    {
        using var scene = new ResolverScene(options => options with { CacheOctets = 0 }, "192.0.2.1", "192.0.2.2");
        scene.Network.OnQuery = query =>
        {
            if (query.To.Address.ToString() == "192.0.2.2")
                query.Answer(ResolverScene.WithAddress());
        };
        for (var i = 0; i < 3; i++)
        {
            var asked = scene.AskAsync();
            await scene.Network.NextAsync();
            scene.Advance(1.1);
            await scene.Network.NextAsync();
            await asked;
        }
        await scene.AnsweredAsync();
        Assert.Equal("192.0.2.2:53", (await scene.Network.NextAsync()).To.ToString());
    }

    [Fact]
    public async Task A_cancelled_lookup_ends_though_nobody_answers()
    {
        using var scene = new ResolverScene();
        using var cancel = new CancellationTokenSource();
        var asked = scene.AskAsync(cancel: cancel.Token);
        await scene.Network.NextAsync();
        await cancel.CancelAsync();
        scene.Advance(0.05);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }

    [Fact]
    public async Task No_more_is_in_flight_than_is_allowed_and_the_rest_follows_in_turn()
    {
        using var scene = new ResolverScene(options => options with { MaxInFlight = 2 });
        var asked = Enumerable.Range(0, 5).Select(i => Ask(scene, i)).ToList();
        FakeQuery first = await scene.Network.NextAsync(), second = await scene.Network.NextAsync();
        Assert.Equal(2, scene.Network.Queries.Count);
        first.Answer(ResolverScene.WithAddress());
        second.Answer(ResolverScene.WithAddress());
        scene.Network.OnQuery = query => query.Answer(ResolverScene.WithAddress());
        (await scene.Network.NextAsync()).Answer(ResolverScene.WithAddress());
        (await scene.Network.NextAsync()).Answer(ResolverScene.WithAddress());
        await Task.WhenAll(asked);
        Assert.Equal(["n0", "n1", "n2", "n3", "n4"],
            scene.Network.Queries.Select(query => query.Message.Questions[0].Name.Labels[0]));
    }

    [Fact]
    public async Task The_rate_of_queries_is_kept_to_one_upstream()
    {
        using var scene = new ResolverScene(options => options with { QueriesPerSecond = 10 });
        scene.Network.OnQuery = query => query.Answer(ResolverScene.WithAddress());
        var asked = Enumerable.Range(0, 5).Select(i => Ask(scene, i)).ToList();
        Assert.Single(scene.Network.Queries);
        scene.Advance(0.25);
        Assert.Equal(3, scene.Network.Queries.Count);
        scene.Advance(0.25);
        await Task.WhenAll(asked);
        Assert.Equal(5, scene.Network.Queries.Count);
    }

    [Fact]
    public async Task A_closed_resolver_ends_what_is_under_way()
    {
        var scene = new ResolverScene(options => options with { MaxTries = 1, MaxInFlight = 1 });
        Task<DnsResult> asked = scene.AskAsync(), waiting = Ask(scene, 1);
        await scene.Network.NextAsync();
        scene.Dispose();
        Assert.IsType<DnsResult.Failed>(await asked);
        Assert.IsType<DnsResult.Failed>(await waiting);
    }

    static Task<DnsResult> Ask(ResolverScene scene, int number) => scene.Resolver.LookUpAsync(
        new(DomainName.Parse($"n{number}.example.org"), DnsType.A)).AsTask();
}
