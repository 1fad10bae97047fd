using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Servanda.Cli.Serving.Telemetry;
using Servanda.Storage;
using Servanda.Storage.Letters;

namespace Servanda.Cli.Serving.Letters;

/// <summary>
/// Sends letters that are due. What is sent is noted before the next is taken, however long the database is away meanwhile. A
/// process killed in between leaves a letter to be taken again, with the same Message-ID: nothing is lost, and mailboxes that
/// know it show it once.
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
            await NoteAsync(next, handed, cancel);
            // What a server answers may name the person: it is kept with the letter, and not said here.
            var outcome = handed.Answer is null ? "sent" : handed.IsFinal ? "refused" : "waits";
            WorkTelemetry.Letter(outcome);
            Done(next.Id, next.Tries, outcome);
        }
        await carrier.LeaveAsync(cancel);
    }

    /// <summary>Notes what became of a letter. What the server took and nobody noted would go again, so a database that is away
    /// is waited for; whether or not we are to stop, it is noted where that can be done at once.</summary>
    async Task NoteAsync(Letter letter, Handed handed, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                if (handed.Answer is null)
                    await letters.SentAsync(letter.Id, CancellationToken.None);
                else
                    await letters.FailedAsync(letter, handed.Answer, handed.IsFinal, CancellationToken.None);
                return;
            }
            catch (Exception fault) when (fault is DbException or StorageException && !stop.IsCancellationRequested)
            {
                DatabaseAway(fault);
            }
            await Task.Delay(Pause, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Letter {Id}, try {Tries}: {Outcome}")]
    partial void Done(string id, int tries, string outcome);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Letters wait: the database does not answer")]
    partial void DatabaseAway(Exception fault);
}
