using System.Net;
using Servanda.Assessment.Probes;
using Servanda.Tests.Dns;

namespace Servanda.Tests.Assessment.Probes;

public sealed class TurnsTests
{
    static readonly IPEndPoint Here = new(IPAddress.Parse("192.0.2.1"), 443);
    static readonly IPEndPoint There = new(IPAddress.Parse("192.0.2.2"), 443);

    [Fact]
    public async Task A_target_has_so_many_turns_and_another_has_its_own()
    {
        var turns = Turns(new() { ConnectionsPerTarget = 2, TargetSpacing = TimeSpan.Zero });
        var first = await turns.EnterAsync(Here, CancellationToken.None);
        await turns.EnterAsync(Here, CancellationToken.None);
        Assert.Null(turns.TryEnter(Here));
        Assert.NotNull(turns.TryEnter(There));
        var third = turns.EnterAsync(Here, CancellationToken.None).AsTask();
        Assert.False(third.IsCompleted);
        first.Dispose();
        first.Dispose();
        await third;
        Assert.Null(turns.TryEnter(Here));
    }

    [Fact]
    public async Task There_are_so_many_turns_in_all()
    {
        var turns = Turns(new() { MaxConnections = 1, TargetSpacing = TimeSpan.Zero });
        var turn = await turns.EnterAsync(Here, CancellationToken.None);
        Assert.Null(turns.TryEnter(There));
        turn.Dispose();
        Assert.NotNull(turns.TryEnter(There));
    }

    [Fact]
    public async Task A_target_is_left_alone_for_a_while()
    {
        var clock = new ManualClock();
        var turns = new Turns(new() { TargetSpacing = TimeSpan.FromMilliseconds(100) }, clock);
        (await turns.EnterAsync(Here, CancellationToken.None)).Dispose();
        var second = turns.EnterAsync(Here, CancellationToken.None).AsTask();
        Assert.False(second.IsCompleted);
        Assert.Null(turns.TryEnter(Here));
        Assert.NotNull(turns.TryEnter(There));
        clock.Advance(TimeSpan.FromMilliseconds(100));
        await second;
    }

    [Fact]
    public async Task One_who_stops_waiting_takes_no_turn()
    {
        var turns = Turns(new() { ConnectionsPerTarget = 1, TargetSpacing = TimeSpan.Zero });
        var turn = await turns.EnterAsync(Here, CancellationToken.None);
        using var cancel = new CancellationTokenSource();
        var waiting = turns.EnterAsync(Here, cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        turn.Dispose();
        Assert.NotNull(turns.TryEnter(Here));
    }

    static Turns Turns(ProbeLimits limits) => new(limits, TimeProvider.System);
}
