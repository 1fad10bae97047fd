namespace Servanda.Cli.Serving.Measuring;

/// <summary>When turns come: spread out, so that neither the portal nor anybody it looks at sees all of them at once.</summary>
/// <param name="every">How often each comes.</param>
/// <param name="chance">Gives a number from 0 up to 1.</param>
sealed class MeasureTimes(TimeSpan every, Func<double> chance)
{
    /// <summary>Of the time between two turns, so much is left to chance.</summary>
    const double Jitter = 0.1;

    /// <summary>A new failure is looked at again after this, or in the usual turn where that is sooner.</summary>
    static readonly TimeSpan Confirm = TimeSpan.FromDays(1);

    /// <summary>What could not be looked at is tried again after this, longer each time.</summary>
    static readonly TimeSpan Retry = TimeSpan.FromHours(1);

    /// <summary>The first turn of somebody new.</summary>
    public DateTimeOffset First(DateTimeOffset now) => now + (every * Jitter * chance());

    /// <summary>The turn after one that was done.</summary>
    public DateTimeOffset Next(DateTimeOffset now, bool isConfirmed)
    {
        var pause = isConfirmed || every < Confirm ? every : Confirm;
        return now + pause + (pause * Jitter * (chance() - 0.5));
    }

    /// <summary>The turn after one that gave nothing.</summary>
    public DateTimeOffset Again(DateTimeOffset now) => now + (every < Retry ? every : Retry) * (1 + (Jitter * chance()));
}
