using Servanda.Accords.Scorecards;

namespace Servanda.Tests.Web.Evidence;

/// <summary>A portal in which one organisation failed twice, shared by the tests that only read its pages.</summary>
public sealed class FailedPortal : IAsyncLifetime
{
    internal TestPortal Portal { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Portal = await MeasuredPortal.StartAsync(MeasuredPortal.Twice(ControlStatus.Unmet, EvidencePagesTests.Someone));

    public ValueTask DisposeAsync() => Portal.DisposeAsync();
}
