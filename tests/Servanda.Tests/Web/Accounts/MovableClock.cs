namespace Servanda.Tests.Web.Accounts;

/// <summary>Time that goes on when told.</summary>
sealed class MovableClock : TimeProvider
{
    DateTimeOffset _now = System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => _now;

    public void Move(TimeSpan by) => _now += by;
}
