using Servanda.Assessment.Observations;
using Servanda.Assessment.Probes;
using Servanda.Core.Names;

namespace Servanda.Tests.Assessment.Probes;

public sealed class SharedLooksTests
{
    int _looks;

    [Fact]
    public async Task Those_who_come_at_once_and_later_share_one_look()
    {
        var release = new TaskCompletionSource();
        var shared = Shared(1_000_000, release.Task);
        var first = shared.LookAsync(Subject(1), CancellationToken.None).AsTask();
        var second = shared.LookAsync(Subject(1), CancellationToken.None).AsTask();
        release.SetResult();
        Assert.Same(await first, await second);
        Assert.Same(await first, await shared.LookAsync(Subject(1), CancellationToken.None));
        Assert.Equal(1, _looks);
    }

    [Fact]
    public async Task The_oldest_makes_room()
    {
        var shared = Shared(3 * (512 + 1000));
        for (var i = 0; i < 10; i++)
            await shared.LookAsync(Subject(i), CancellationToken.None);
        Assert.Equal(3 * (512 + 1000), shared.Octets);
        await shared.LookAsync(Subject(9), CancellationToken.None);
        Assert.Equal(10, _looks);
        await shared.LookAsync(Subject(0), CancellationToken.None);
        Assert.Equal(11, _looks);
    }

    [Fact]
    public async Task One_who_is_cancelled_leaves_the_look_to_the_next()
    {
        var shared = Shared(1_000_000, Task.Delay(Timeout.Infinite));
        using var cancel = new CancellationTokenSource();
        var first = shared.LookAsync(Subject(1), cancel.Token).AsTask();
        var second = shared.LookAsync(Subject(1), CancellationToken.None).AsTask();
        _release = Task.CompletedTask;
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.IsType<Observation.Seen>(await second);
    }

    [Fact]
    public async Task A_look_that_throws_is_not_kept()
    {
        var shared = new SharedLooks((_, _) => _looks++ == 0
            ? throw new InvalidOperationException()
            : ValueTask.FromResult(Seen(Subject(1))), new ProbeLimits(), TimeProvider.System);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await shared.LookAsync(Subject(1), CancellationToken.None));
        Assert.IsType<Observation.Seen>(await shared.LookAsync(Subject(1), CancellationToken.None));
    }

    Task _release = Task.CompletedTask;

    SharedLooks Shared(long octets, Task? release = null)
    {
        _release = release ?? Task.CompletedTask;
        return new SharedLooks(async (subject, cancel) =>
        {
            Interlocked.Increment(ref _looks);
            await _release.WaitAsync(cancel);
            return Seen(subject);
        }, new ProbeLimits { SharedOctets = octets }, TimeProvider.System);
    }

    static Observation Seen(Subject subject) =>
        new Observation.Seen(new byte[1000]) { Subject = subject, At = DateTimeOffset.UnixEpoch };

    static Subject Subject(int i) => new Subject.MailHost(DomainName.Parse($"mx{i}.example"));
}
