namespace Servanda.SystemTests.Portal;

/// <summary><c>servanda serve</c> with the registers of the catalogue and nothing measured; started once for the tests of a
/// class.</summary>
public sealed class EmptyPortal : IAsyncLifetime
{
    readonly SemaphoreSlim _turn = new(1);
    ServedPortal? _portal;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Where it is; started at the first need.</summary>
    public async Task<Uri> AddressAsync()
    {
        await _turn.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return (_portal ??= await ServedPortal.StartAsync()).Address;
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
