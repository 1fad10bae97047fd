using System.Security.Cryptography;
using Servanda.Accords;
using Servanda.Assessment.Bundles;
using Servanda.Assessment.Probes;
using Servanda.Assessment.Runs;
using Servanda.Storage;
using Servanda.Storage.Measurement;
using Servanda.Storage.Register;
using Servanda.Storage.Workspaces;

namespace Servanda.Cli.Serving.Measuring;

/// <summary>Measures those whose turn it is. A turn is held while it lasts and ended in the transaction that keeps what it gave:
/// a process that is killed loses nothing, and two never keep the same.</summary>
sealed class MeasuringRound(
    Database database, MeasuredOrganisations measured, MeasureSettings settings, IProber prober, BundleWriter bundles,
    Origin origin, Catalogue catalogue, TimeProvider clock)
{
    /// <summary>For how long a turn is held; an assessment that takes longer is given up.</summary>
    static readonly TimeSpan Lease = TimeSpan.FromMinutes(20), Patience = TimeSpan.FromMinutes(15);

    readonly MeasurementSchedule _schedule = new(database, clock);
    readonly MeasurementIntake _intake = new(clock);
    readonly MeasureTimes _times = new(settings.Every, NextDouble);
    long _scheduled = -1;

    /// <summary>Brings the schedule up to the register.</summary>
    public async Task ScheduleAsync(PublicRegister register, CancellationToken cancel)
    {
        if (register.Number == _scheduled)
            return;
        var now = clock.GetUtcNow();
        await _schedule.SetAsync(measured.In(register), _ => _times.First(now), cancel);
        _scheduled = register.Number;
    }

    /// <summary>Measures those whose turn it is, some at once; how many turns there were.</summary>
    /// <param name="register">The register.</param>
    /// <param name="stop">Begins no more; those begun are finished.</param>
    /// <param name="cancel">Gives up; the turns are free again once their time is over.</param>
    public async Task<int> RunAsync(PublicRegister register, CancellationToken stop, CancellationToken cancel)
    {
        if (stop.IsCancellationRequested)
            return 0;
        var turns = await _schedule.ClaimAsync(settings.Concurrency, Lease, cancel);
        await Task.WhenAll(turns.Select(turn => TakeAsync(turn, register, cancel)));
        return turns.Count;
    }

    async Task TakeAsync(MeasurementTurn turn, PublicRegister register, CancellationToken cancel)
    {
        var plan = register.FindOrganisation(turn.Organisation) is { } one ? measured.FindPlan(one) : null;
        if (plan is null)
        {
            await GiveUpAsync(turn, "nothing to look at any more", cancel);
            return;
        }
        // What it claims today counts with what is seen today.
        plan = plan.Of(plan.Organisation with
        {
            Attestations = await new AttestationStore(database, clock).StandingAsync(turn.Organisation, cancel),
        });
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            var assessed = await new Assessor(prober, clock, new AssessmentOptions()).AssessAsync(plan, patience.Token);
            if (assessed.IsBlind)
                await GiveUpAsync(turn, "nothing could be looked at", cancel);
            else
                await KeepAsync(turn, assessed, cancel);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            await GiveUpAsync(turn, "it took too long", cancel);
        }
        catch (OperationCanceledException)
        {
            // The portal stops: whoever is next takes the turn without waiting for its time to end.
            await _schedule.GiveUpAsync(turn, clock.GetUtcNow(), null, CancellationToken.None);
            throw;
        }
    }

    async Task KeepAsync(MeasurementTurn turn, AssessedOrganisation assessed, CancellationToken cancel)
    {
        var given = MeasuredBundle.Of(assessed, bundles.Write(assessed), catalogue, origin, AssessmentSource.Schedule);
        var notice = await NoticePeriod.FindAsync(database, cancel);
        await using var change = await database.BeginAsync(cancel);
        var kept = await _intake.AddAsync(change, given, notice, cancel);
        // Somebody else has the turn by now, and what they find counts.
        if (await MeasurementSchedule.EndAsync(change, turn, _times.Next(clock.GetUtcNow(), kept.IsConfirmed), cancel))
            await change.CommitAsync(cancel);
    }

    Task GiveUpAsync(MeasurementTurn turn, string why, CancellationToken cancel) =>
        _schedule.GiveUpAsync(turn, _times.Again(clock.GetUtcNow()), why, cancel);

    static double NextDouble() => RandomNumberGenerator.GetInt32(1 << 24) / (double)(1 << 24);
}
