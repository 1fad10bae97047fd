using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Servanda.Accords;
using Servanda.Accords.Reading;
using Servanda.Cli.Assessing;
using Servanda.Cli.Commands;
using Servanda.Cli.Serving.Demo;
using Servanda.Cli.Serving.Logbook;
using Servanda.Cli.Serving.Measuring;
using Servanda.Cli.Serving.Telemetry;
using Servanda.Storage;
using Servanda.Storage.Register;
using Servanda.Web.Hosting;
using Spectre.Console;

namespace Servanda.Cli.Serving;

/// <summary>The portal and its workers as one process: opens what they need, runs until asked to stop, and lets what was
/// begun end.</summary>
static class PortalHost
{
    const long MaxBody = 8 << 20;
    const string DatabaseFile = "servanda.db";

    static readonly TimeSpan ShutdownPatience = TimeSpan.FromSeconds(25);

    public static async Task<int> RunAsync(ServeRequest request, IAnsiConsole talk)
    {
        var clock = TimeProvider.System;
        var stopped = new TaskCompletionSource();
        using var signals = new StopSignals(() => stopped.TrySetResult());
        MakePrivate(request.Data);
        var address = request.Database ?? DatabaseAddress.File(Path.Combine(request.Data.FullName, DatabaseFile));
        // One core reads the catalogue while the other opens the database.
        var reading = Task.Run(() => request.IsDemo
            ? (DemoCatalogue.Read(), DemoCatalogue.Files()) : (EmbeddedCatalogue.Catalogue, EmbeddedCatalogue.Files()));
        await using var database =
            await new DatabaseStart(() => Database.OpenAsync(address, clock, signals.Cancel), talk, clock).OpenAsync(signals.Stop);
        var (catalogue, files) = await reading;
        await ImportAsync(RegisterLists.Of(catalogue, files), database, clock, talk, signals.Cancel);
        await using var application = Build(request, catalogue, database, clock);
        // Read on one core while the other lays out the pages: the first reader does not wait for it.
        var register = application.Services.GetRequiredService<PublicRegisterCache>();
        var warm = Task.Run(() => register.GetAsync(signals.Cancel).AsTask(), signals.Cancel);
        Portal.Use(application);
        await application.StartAsync(signals.Cancel);
        await warm;
        var url = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        talk.WriteLine($"The portal is at {url} (stop with Ctrl-C)");
        var filling = request.IsDemo
            ? new DemoFilling(request, catalogue, database, register, talk, clock).RunAsync(signals.Stop)
            : Task.CompletedTask;
        await stopped.Task;
        await filling;
        await application.StopAsync(signals.Cancel);
        return ExitCode.Done;
    }

    /// <summary>The lists of the catalogue that are new, as their sources assert them.</summary>
    static async Task ImportAsync(
        RegisterLists lists, Database database, TimeProvider clock, IAnsiConsole talk, CancellationToken cancel)
    {
        var result = await new RegisterImport(database, clock).RunAsync(lists, cancel);
        if (result.Lists > 0)
            talk.WriteLine(FormattableString.Invariant(
                $"Imported {result.Lists} lists of the catalogue: {result.Organisations} organisations, {result.Signatures} signatures."));
    }

    static WebApplication Build(ServeRequest request, Catalogue catalogue, Database database, TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = "Production",
        });
        PortalLogging.AddTo(builder.Logging, !Console.IsErrorRedirected);
        TelemetryExport.AddTo(builder.Services);
        // As long as a request or a letter may take; what is cut short then is taken up again at the next start.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownPatience);
        builder.WebHost.UseUrls([.. request.Urls]).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBody;
        });
        var options = new PortalOptions
        {
            PublicUrl = request.PublicUrl ?? Local(request.Urls[0]),
            DataDirectory = request.Data.FullName,
            Contact = request.Contact,
            IsDemo = request.IsDemo,
            Proxies = request.Proxies,
        };
        Portal.AddTo(builder.Services, options, database, catalogue, clock);
        LogbookWorker.AddTo(builder.Services, options, request.LogOrigin);
        ApplicationWorkers.AddTo(builder.Services, request);
        MeasuringWorkers.AddTo(builder.Services, request);
        builder.Services.AddHostedService<Retention.RetentionWorker>();
        return builder.Build();
    }

    /// <summary>Makes the data directory, its owner's alone: the database holds addresses of people. One that is there stays as
    /// its owner made it.</summary>
    static void MakePrivate(DirectoryInfo data)
    {
        if (OperatingSystem.IsWindows())
            data.Create();
        else
            Directory.CreateDirectory(data.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>What a browser on this machine would write for an address listened on.</summary>
    static Uri Local(string url)
    {
        var address = BindingAddress.Parse(url);
        // Of this machine by name: a passkey belongs to a name, and an address is none (W3C WebAuthn §5.1.2).
        var isHere = !IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip)
            || IPAddress.IsLoopback(ip) || ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any);
        return new UriBuilder(address.Scheme, isHere ? "localhost" : address.Host, address.Port).Uri;
    }
}
