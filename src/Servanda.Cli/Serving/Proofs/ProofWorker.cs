using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Servanda.Storage;
using Servanda.Storage.Applications;
using Servanda.Storage.Letters;
using Servanda.Web.Apply;
using Servanda.Web.Hosting;

namespace Servanda.Cli.Serving.Proofs;

/// <summary>Makes the looks for proofs of control that are due. It tells, and withdraws nothing.</summary>
sealed partial class ProofWorker(
    Database database, ProofLooker looker, PortalOptions portal, TimeProvider clock, ILogger<ProofWorker> log) : BackgroundService
{
    /// <summary>Looks at once.</summary>
    const int Width = 4;

    static readonly TimeSpan Lease = TimeSpan.FromMinutes(5), Pause = TimeSpan.FromSeconds(1);

    readonly ProofStore _proofs = new(database, clock);
    readonly ApplicationStore _applications = new(database, clock);
    readonly LetterStore _letters = new(database, clock);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, Width).Select(lane => WorkAsync(lane, stoppingToken)));

    async Task WorkAsync(int lane, CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                while (await _proofs.TakeAsync(Lease, cancel) is { } due)
                    await LookAsync(due, cancel);
                // The first asks every second, the others now and then: they are there for when much is due.
                await Task.Delay(Pause * (lane * 2 + 1), clock, cancel);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (fault is DbException or StorageException)
            {
                DatabaseAway(fault);
                await Task.Delay(Pause, clock, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    async Task LookAsync(ApplicationDomain due, CancellationToken cancel)
    {
        if (await _applications.FindAsync(due.ApplicationId, cancel) is not { } application)
            return;
        var look = await looker.LookAsync(due, cancel);
        await using var change = await database.BeginAsync(cancel);
        var became = await _proofs.RecordAsync(change, due, application, look, cancel);
        if (became is DeskAct.ProofGone &&
            ApplicationLetters.ProofGone(application, due, Reception.StatusLink(application, portal), clock.GetUtcNow()) is { } letter)
            await _letters.AddAsync(change, letter, cancel);
        await change.CommitAsync(cancel);
        var outcome = look switch
        {
            { Way: ProofWay.Dns } => "record found",
            { Way: ProofWay.File } => "file found",
            { IsSilent: true } => "could not look",
            _ => "not found",
        };
        Looked(application.Number, outcome);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "A domain of application {Number}: {Outcome}")]
    partial void Looked(long number, string outcome);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Proofs wait: the database does not answer")]
    partial void DatabaseAway(Exception fault);
}
