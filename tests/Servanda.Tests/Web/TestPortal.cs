using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Servanda.Accords.Reading;
using Servanda.Storage;
using Servanda.Web.Hosting;

namespace Servanda.Tests.Web;

/// <summary>The portal in memory: no port, no file. Over the embedded catalogue and an empty database of its own.</summary>
sealed class TestPortal : IAsyncDisposable
{
    readonly WebApplication _application;

    TestPortal(WebApplication application, Database database) => (_application, Database) = (application, database);

    public Database Database { get; }

    public IServiceProvider Services => _application.Services;

    public static async Task<TestPortal> StartAsync(TimeProvider? clock = null, Action<IServiceCollection>? configure = null)
    {
        var time = clock ?? TimeProvider.System;
        var database = await Database.OpenAsync(
            DatabaseAddress.InMemory(Guid.NewGuid().ToString("N")), time, TestContext.Current.CancellationToken);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        // What a request logged is not what a test says.
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        var options = new PortalOptions { PublicUrl = new Uri("https://portal.example.org"), DataDirectory = "" };
        Portal.AddTo(builder.Services, options, database, EmbeddedCatalogue.Catalogue, time);
        configure?.Invoke(builder.Services);
        var application = builder.Build();
        Portal.Use(application);
        await application.StartAsync(TestContext.Current.CancellationToken);
        return new TestPortal(application, database);
    }

    /// <summary>A browser that keeps cookies only when told, and follows no redirect.</summary>
    public HttpClient Browser()
    {
        var client = _application.GetTestClient();
        client.BaseAddress = new Uri("https://portal.example.org");
        return client;
    }

    /// <summary>For a browser of one's own.</summary>
    public HttpMessageHandler Handler() => _application.GetTestServer().CreateHandler();

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        await Database.DisposeAsync();
    }
}
