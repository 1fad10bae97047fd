namespace Servanda.Tests.Storage;

/// <summary>A clock that a test moves on.</summary>
public sealed class MovingClock(DateTimeOffset now) : TimeProvider
{
    DateTimeOffset _now = now;

    /// <summary>Lets time pass.</summary>
    public void Pass(TimeSpan time) => _now += time;

    public override DateTimeOffset GetUtcNow() => _now;
}
