using Servanda.Accords.Reading;
using Servanda.Storage.Register;
using Servanda.Tests.Web;

[assembly: AssemblyFixture(typeof(RegisterPortal))]

namespace Servanda.Tests.Web;

/// <summary>A portal over the registers of the catalogue, which every test that only reads shares: a start costs more than a
/// page. Whoever changes something starts one of its own.</summary>
public sealed class RegisterPortal : IAsyncLifetime
{
    internal TestPortal Portal { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Portal = await StartAsync();

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    /// <summary>The same, for one test alone.</summary>
    internal static async Task<TestPortal> StartAsync()
    {
        var portal = await TestPortal.StartAsync();
        await new RegisterImport(portal.Database, TimeProvider.System)
            .RunAsync(RegisterLists.Of(EmbeddedCatalogue.Catalogue, EmbeddedCatalogue.Files()), TestContext.Current.CancellationToken);
        return portal;
    }
}
