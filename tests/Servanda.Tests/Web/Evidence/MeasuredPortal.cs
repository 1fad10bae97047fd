using Microsoft.Extensions.DependencyInjection;
using Servanda.Accords.Reading;
using Servanda.Accords.Scorecards;
using Servanda.Storage.Measurement;
using Servanda.Storage.Register;
using Servanda.Tests.Serving;
using Servanda.Tests.Storage;
using Servanda.Transparency.Monitoring;

namespace Servanda.Tests.Web.Evidence;

/// <summary>A portal whose register was imported, and where what a test gives was measured in public.</summary>
static class MeasuredPortal
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static DateTimeOffset Day(int day) => new(2026, 3, day, 9, 0, 0, TimeSpan.Zero);

    /// <summary>A portal over the embedded catalogue's lists, or those of the catalogue given.</summary>
    public static Task<TestPortal> StartAsync(params NewAssessment[] measured) => StartAsync(null, measured);

    /// <summary>The same with this log, in which nothing is before it is taken there.</summary>
    public static async Task<TestPortal> StartAsync(MemoryLog? log, params NewAssessment[] measured)
    {
        var portal = await TestPortal.StartAsync(new StandingClock(Day(28)), services =>
        {
            if (log is not null)
                services.AddSingleton<IPublishedLog>(log);
        });
        await new RegisterImport(portal.Database, new StandingClock(Day(1)))
            .RunAsync(RegisterLists.Of(EmbeddedCatalogue.Catalogue), Cancel);
        foreach (var one in measured)
            await KeepAsync(portal, one);
        return portal;
    }

    /// <summary>The body of a page that is there.</summary>
    public static async Task<string> ReadAsync(this TestPortal portal, string path)
    {
        using var browser = portal.Browser();
        return await browser.GetStringAsync(path, Cancel);
    }

    /// <summary>The same as soon as it says something: what is kept may be a second old.</summary>
    public static async Task<string> ReadUntilAsync(this TestPortal portal, string path, string words)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var page = await portal.ReadAsync(path);
            if (page.Contains(words, StringComparison.Ordinal))
                return page;
            if (TimeProvider.System.GetElapsedTime(began) > TimeSpan.FromMinutes(1))
                Assert.Fail($"{path} did not come to say {words}");
            await Task.Delay(50, Cancel);
        }
    }

    /// <summary>Two assessments a week apart that say the same: a failure is public only when a second one says so.</summary>
    public static NewAssessment[] Twice(ControlStatus status, string organisation) =>
        [MadeAssessments.One(Day(1), status, organisation), MadeAssessments.One(Day(8), status, organisation)];

    static async Task KeepAsync(TestPortal portal, NewAssessment given)
    {
        await using var change = await portal.Database.BeginAsync(Cancel);
        await new MeasurementIntake(new StandingClock(given.Scorecard.StartedAt)).AddAsync(change, given, new NoticePeriod(0), Cancel);
        await change.CommitAsync(Cancel);
        await new Publication(portal.Database, new StandingClock(given.Scorecard.StartedAt)).PublishDueAsync(Cancel);
    }
}

/// <summary>A clock that stands.</summary>
sealed class StandingClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
