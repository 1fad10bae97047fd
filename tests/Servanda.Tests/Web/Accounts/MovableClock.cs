namespace Servanda.Tests.Web.Accounts;

/// <summary>Time that goes on when told.</summary>
sealed class MovableClock : TimeProvider
{
    // Whole seconds, as the database keeps them.
    DateTimeOffset _now = DateTimeOffset.FromUnixTimeSeconds(System.GetUtcNow().ToUnixTimeSeconds());

    public override DateTimeOffset GetUtcNow() => _now;

    public void Move(TimeSpan by) => _now += by;
}
