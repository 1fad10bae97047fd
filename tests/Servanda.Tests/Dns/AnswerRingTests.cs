using FsCheck;
using FsCheck.Fluent;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Client;

namespace Servanda.Tests.Dns;

public sealed class AnswerRingTests
{
    const int Capacity = 2000;

    /// <summary>Any order of keeping and finding: what is found is what was kept last, nothing is found too late, and the
    /// block is never overfull.</summary>
    [Fact]
    public void What_is_found_is_what_was_kept_last() => Prop.ForAll<(byte Name, ushort Octets, byte Life)[]>(steps =>
    {
        var ring = new AnswerRing(Capacity);
        var kept = new Dictionary<int, (byte[] Message, long StaleAt)>();
        var now = 0L;
        foreach (var (name, octets, life) in steps)
        {
            now++;
            var key = Key(name % 20);
            if (ring.Find(key, now) is var (message, upstream, at))
            {
                Assert.True(kept[name % 20].StaleAt > now);
                Assert.Equal(kept[name % 20].Message, message);
                Assert.Equal((name % 20, DateTimeOffset.UnixEpoch), (upstream, at));
            }
            var answer = Enumerable.Range(0, octets % 700).Select(i => (byte)(i + now)).ToArray();
            kept[name % 20] = (answer, now + life);
            ring.Keep(key, answer, name % 20, DateTimeOffset.UnixEpoch, now + life);
            Assert.InRange(ring.Octets, 0, Capacity);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_latest_is_there_and_the_oldest_is_gone()
    {
        var ring = new AnswerRing(Capacity);
        for (var i = 0; i < 100; i++)
        {
            ring.Keep(Key(i), new byte[100], 0, default, 1);
            Assert.NotNull(ring.Find(Key(i), 0));
        }
        Assert.Null(ring.Find(Key(0), 0));
    }

    [Fact]
    public void One_that_is_found_again_outlives_those_that_are_not()
    {
        var ring = new AnswerRing(Capacity);
        ring.Keep(Key(1000), [1], 0, default, 1);
        for (var i = 0; i < 100; i++)
        {
            ring.Keep(Key(i), new byte[100], 0, default, 1);
            Assert.NotNull(ring.Find(Key(1000), 0));
        }
    }

    static QueryKey Key(int number) => new(new DnsQuestion(DomainName.Parse($"n{number}.example"), DnsType.A), false, false);
}
