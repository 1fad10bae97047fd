using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Servanda.Cli.Assessing;
using Servanda.Storage;
using Servanda.Storage.Log;
using Servanda.Web.Hosting;

namespace Servanda.Cli.Serving.Logbook;

/// <summary>
/// Keeps the portal's log as long as the portal runs: takes leaves from the outbox, one process at a time. Where disk,
/// database or another process are in the way it says so once, waits, and goes on.
/// </summary>
sealed partial class LogbookWorker(LogbookHome home, Database database, TimeProvider clock, ILogger<LogbookWorker> log) : BackgroundService
{
    // Leaves are added a few a minute: a glance at an index costs nothing beside a message between processes.
    static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(500);

    static readonly TimeSpan Retry = TimeSpan.FromSeconds(2);

    // Readers want to see that witnesses still look at a log that does not grow.
    static readonly TimeSpan Renewal = TimeSpan.FromHours(1);

    string? _said;

    /// <summary>Adds it to a host, with the log below the data directory.</summary>
    /// <param name="services">Of the host.</param>
    /// <param name="options">Of the portal.</param>
    /// <param name="newOrigin">The name of a log that is made; null to take the portal's host.</param>
    public static void AddTo(IServiceCollection services, PortalOptions options, string? newOrigin)
    {
        services.AddSingleton(new LogbookHome(
            new DirectoryInfo(Path.Combine(options.DataDirectory, "log")), newOrigin ?? LogbookHome.NameFor(options.PublicUrl)));
        services.AddHostedService<LogbookWorker>();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Opening reads and writes files; the host goes on meanwhile.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await KeepAsync(stoppingToken);
            }
            catch (IOException fault)
            {
                Waiting(fault.Message);
            }
            catch (DbException fault)
            {
                Waiting(fault.Message);
            }
            catch (InvalidDataException fault)
            {
                Waiting(fault.Message);
            }
            catch (UnauthorizedAccessException fault)
            {
                Waiting(fault.Message);
            }
            catch (WrongInputException wrong)
            {
                Waiting(wrong.Message);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            await PauseAsync(Retry, stoppingToken);
        }
    }

    async Task KeepAsync(CancellationToken stop)
    {
        await using var open = await home.OpenAsync(database, Tell, stop);
        await using var lease = await LogLease.TryTakeAsync(database, open.Settings.Origin, stop);
        if (lease is null)
        {
            Waiting("another process keeps the log");
            return;
        }
        await using var session = await LogbookSession.OpenAsync(open.Settings, database, clock, stop);
        _said = null;
        Opened(log, open.Settings.Origin, session.Size);
        var renewed = clock.GetTimestamp();
        while (!stop.IsCancellationRequested)
        {
            if (await session.LogAsync(stop) == 0)
            {
                await PauseAsync(Glance, stop);
                await lease.CheckAsync(stop);
            }
            if (clock.GetElapsedTime(renewed) >= Renewal)
            {
                session.Renew();
                renewed = clock.GetTimestamp();
            }
        }
    }

    Task PauseAsync(TimeSpan time, CancellationToken stop) =>
        Task.Delay(time, clock, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

    void Waiting(string why)
    {
        if (why == _said)
            return;
        _said = why;
        Waits(log, why);
    }

    void Tell(string what) => Told(log, what);

    [LoggerMessage(Level = LogLevel.Information, Message = "The log {Origin} is open at {Size} entries")]
    static partial void Opened(ILogger log, string origin, long size);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The log waits: {Why}")]
    static partial void Waits(ILogger log, string why);

    [LoggerMessage(Level = LogLevel.Information, Message = "The log: {What}")]
    static partial void Told(ILogger log, string what);
}
