using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Servanda.Cli.Serving.Telemetry;
using Servanda.Storage.Measurement;
using Servanda.Storage.Register;

namespace Servanda.Cli.Serving.Measuring;

/// <summary>
/// Measures as long as the portal runs: those whose turn it is, what others submit, and what is to become public. Where the
/// database does not answer it says so once, waits, and goes on.
/// </summary>
sealed partial class MeasuringWorker(
    MeasuringRound? round, SubmissionIntake submissions, Publication publication, PublicRegisterCache register,
    TimeProvider clock, ILogger<MeasuringWorker> log) : BackgroundService
{
    // A submission is looked for as often; nobody waits for a measure by the second.
    static readonly TimeSpan Glance = TimeSpan.FromSeconds(2), Retry = TimeSpan.FromSeconds(10);

    string? _said;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Glance;
            try
            {
                await WorkAsync(stoppingToken);
                _said = null;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (DbException fault)
            {
                pause = Wait(fault.Message);
            }
            catch (IOException fault)
            {
                pause = Wait(fault.Message);
            }
            await Task.Delay(pause, clock, stoppingToken).ContinueWith(
                _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    async Task WorkAsync(CancellationToken stop)
    {
        var known = await register.GetAsync(stop);
        while (await submissions.TakeNextAsync(known, stop))
            continue;
        if (round is not null)
        {
            await round.ScheduleAsync(known, stop);
            var turns = await round.RunAsync(known, stop, stop);
            WorkTelemetry.Turns(turns);
            if (turns > 0)
                Measured(log, turns);
        }
        var published = await publication.PublishDueAsync(stop);
        if (published > 0)
            Published(log, published);
    }

    TimeSpan Wait(string why)
    {
        if (why != _said)
            Waits(log, why);
        _said = why;
        return Retry;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} turns of measuring done")]
    static partial void Measured(ILogger log, int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} assessments published")]
    static partial void Published(ILogger log, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Measuring waits: {Why}")]
    static partial void Waits(ILogger log, string why);
}
