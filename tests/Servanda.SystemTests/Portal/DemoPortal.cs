namespace Servanda.SystemTests.Portal;

/// <summary><c>servanda serve --demo</c>, with its organisations measured; started once for the tests of a class.</summary>
public sealed class DemoPortal : IAsyncLifetime
{
    /// <summary>The made-up organisation that keeps everything.</summary>
    public const string Exemplary = "exemplary";

    static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    readonly SemaphoreSlim _turn = new(1);
    ServedPortal? _portal;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Where it is, once everything is measured.</summary>
    public async Task<Uri> AddressAsync()
    {
        await _turn.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (_portal is null)
            {
                _portal = await ServedPortal.StartAsync("--demo");
                await _portal.Process.SaysAsync("organisations measured", Limit);
            }
            return _portal.Address;
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_portal is not null)
            await _portal.DisposeAsync();
        _turn.Dispose();
    }
}
