using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Servanda.Cli.Serving.Telemetry;
using Servanda.Storage;
using Servanda.Storage.Letters;

namespace Servanda.Cli.Serving.Letters;

/// <summary>
/// Sends letters that are due. What is sent is noted before the next is taken, and a process killed in between leaves a letter
/// to be taken again, with the same Message-ID: nothing is lost, and nothing is shown twice.
/// </summary>
sealed partial class LetterWorker(
    LetterStore letters, SmtpSettings settings, TimeProvider clock, ILogger<LetterWorker> log) : BackgroundService
{
    /// <summary>How long a letter may be in hand: longer than a server may take over it.</summary>
    static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SendDueAsync(stoppingToken);
                await Task.Delay(Pause, clock, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (fault is DbException or StorageException)
            {
                DatabaseAway(fault);
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Sends everything that is due now.</summary>
    async Task SendDueAsync(CancellationToken cancel)
    {
        if (await letters.TakeAsync(Lease, cancel) is not { } letter)
            return;
        using var carrier = new LetterCarrier(settings);
        for (var next = letter; next is not null; next = await letters.TakeAsync(Lease, cancel))
        {
            var handed = await carrier.HandAsync(next, cancel);
            // Whether or not we are to stop: what the server took is noted.
            if (handed.Answer is null)
                await letters.SentAsync(next.Id, CancellationToken.None);
            else
                await letters.FailedAsync(next, handed.Answer, handed.IsFinal, CancellationToken.None);
            // What a server answers may name the person: it is kept with the letter, and not said here.
            var outcome = handed.Answer is null ? "sent" : handed.IsFinal ? "refused" : "waits";
            WorkTelemetry.Letter(outcome);
            Done(next.Id, next.Tries, outcome);
        }
        await carrier.LeaveAsync(cancel);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Letter {Id}, try {Tries}: {Outcome}")]
    partial void Done(string id, int tries, string outcome);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Letters wait: the database does not answer")]
    partial void DatabaseAway(Exception fault);
}
