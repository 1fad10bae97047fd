using FsCheck;
using FsCheck.Fluent;
using Servanda.Storage.Mail;

namespace Servanda.Tests.Storage;

public sealed class SpreadTests
{
    static readonly DateTimeOffset Midnight = new(2026, 3, 10, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 86_399, 1)]
    [InlineData(0, 86_400, 1)]
    [InlineData(0, 0, 1)]
    [InlineData(5 * 3600, 86_400 + 5 * 3600 - 1, 2)]
    [InlineData(0, 2 * 86_400 - 1, 2)]
    [InlineData(0, 7 * 86_400, 7)]
    [InlineData(0, 62 * 86_400, 62)]
    public void A_period_covers_whole_days(long begin, long end, int days)
    {
        var period = ReportPeriod.Of(Midnight.AddSeconds(begin), Midnight.AddSeconds(end), Midnight);
        Assert.Equal(days, period.Seconds.Count);
        Assert.Equal(days, period.LastDay - period.FirstDay + 1);
        Assert.False(period.IsDoubtful);
    }

    [Theory]
    [InlineData(10L, 0L)]
    [InlineData(0L, 62 * 86_400L + 1)]
    [InlineData(0L, 251_000_000_000 - 1)]
    [InlineData(null, 5L)]
    [InlineData(5L, null)]
    [InlineData(null, null)]
    public void A_period_that_cannot_be_believed_is_one_day(long? begin, long? end)
    {
        var period = ReportPeriod.Of(
            begin is { } from ? Midnight.AddSeconds(from) : null, end is { } to ? Midnight.AddSeconds(to) : null, Midnight);
        Assert.True(period.IsDoubtful);
        Assert.False(period.IsSpread);
    }

    [Fact]
    public void A_day_before_1970_is_the_day_before() =>
        Assert.Equal(-1, ReportPeriod.DayOf(DateTimeOffset.UnixEpoch.AddSeconds(-1)));

    [Fact]
    public void Time_covered_decides_the_share()
    {
        var shares = new long[2];
        new DaySpread([3600, 3 * 3600]).Spread(1000, shares);
        Assert.Equal([250, 750], shares);
    }

    [Fact]
    public void Shares_are_never_negative_add_up_and_are_never_a_day_behind() => Prop.ForAll<byte[], byte>((counts, days) =>
    {
        var weights = Enumerable.Range(0, 2 + days % 10).Select(day => 1L + day * 7919 % 86_400).ToArray();
        var spread = new DaySpread(weights);
        var shares = new long[weights.Length];
        var given = new long[weights.Length];
        long total = 0;
        foreach (var count in counts ?? [])
        {
            spread.Spread(count, shares);
            total += count;
            if (shares.Sum() != count || shares.Any(share => share < 0))
                return false;
            for (var day = 0; day < shares.Length; day++)
                given[day] += shares[day];
        }
        var whole = weights.Sum();
        return Enumerable.Range(0, weights.Length)
            .All(day => Math.Abs(given[day] - (double)total * weights[day] / whole) <= weights.Length);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Ten_thousand_million_messages_are_spread_without_overflow()
    {
        var spread = new DaySpread([86_400, 86_400]);
        var shares = new long[2];
        for (var i = 0; i < 1000; i++)
            spread.Spread(10_000_000_001, shares);
        Assert.Equal(10_000_000_001, shares.Sum());
    }
}
