using System.Data.Common;
using Servanda.Accords;
using Servanda.Assessment.Bundles;
using Servanda.Assessment.Planning;
using Servanda.Assessment.Runs;
using Servanda.Cli.Assessing;
using Servanda.Cli.Serving.Measuring;
using Servanda.Core;
using Servanda.Lab;
using Servanda.Storage;
using Servanda.Storage.Measurement;
using Servanda.Storage.Register;
using Servanda.Transparency.Notes;
using Spectre.Console;
using Progress = Servanda.Cli.Assessing.Progress;

namespace Servanda.Cli.Serving.Demo;

/// <summary>
/// Fills the portal while it answers already: starts the laboratory, has its organisations sign an accord of their own, and
/// measures all of them over the sockets of this machine. Twice, since a new failure is public only when two assessments agree.
/// </summary>
sealed class DemoFilling(
    ServeRequest request, Catalogue catalogue, Database database, PublicRegisterCache register, IAnsiConsole talk, TimeProvider clock)
{
    const int Rounds = 2;
    const string AnchorFile = "root-anchor.txt", KeyFile = "bundle.key";

    /// <summary>Fills it; what goes wrong is told, and the portal goes on.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            await FillAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked to stop: what was measured is kept, and the next start goes on.
        }
        catch (IOException fault)
        {
            talk.WriteLine(Visible.Of(fault.Message));
        }
        catch (DbException fault)
        {
            talk.WriteLine(Visible.Of(fault.Message));
        }
        catch (WrongInputException wrong)
        {
            talk.WriteLine(Visible.Of(wrong.Message));
        }
    }

    async Task FillAsync(CancellationToken stop)
    {
        await using var lab = await LabInternet.StartAsync(clock, stop);
        await new DemoRegister(database, clock, register).SignAsync(lab.Organisations, stop);
        talk.WriteLine($"Demo: {lab.Organisations.Count} made-up organisations signed an accord of their own; measuring them now");
        using var network = DemoNetwork.Open(lab);
        using var key = Keys.Load(new FileInfo(Path.Combine(request.Data.FullName, KeyFile)), _ => { });
        // Every laboratory has a root of its own; who has them all can verify the bundles of earlier starts too.
        await File.AppendAllLinesAsync(Path.Combine(request.Data.FullName, AnchorFile), network.Anchors ?? [], stop);
        for (var round = 1; round <= Rounds; round++)
        {
            await MeasureAsync(lab, network, key, stop);
            await new Publication(database, clock).PublishDueAsync(stop);
            talk.WriteLine($"Demo: round {round} of {Rounds} done");
        }
        talk.WriteLine($"Demo: {lab.Organisations.Count} organisations measured, and what was seen is public");
    }

    async Task MeasureAsync(LabInternet lab, Network network, NoteSigningKey? key, CancellationToken stop)
    {
        var options = new AssessmentOptions { Concurrency = DemoNetwork.Concurrency, RetestAfter = DemoNetwork.RetestAfter };
        var run = new AssessmentRun(new Assessor(network.Prober, clock, options), clock, options);
        var origin = new Origin($"servanda {Product.Version}", network.Vantage) { Anchors = network.Anchors };
        var bundles = new BundleWriter(catalogue, origin, key);
        var accord = catalogue.FindAccord(DemoCatalogue.AccordId)!;
        var plans = lab.Organisations.Select(one =>
            Plan.For(DemoNetwork.Target(one).Organisation with { Id = DemoRegister.IdOf(one) }, catalogue, [accord]));
        var intake = new MeasurementIntake(clock);
        using var progress = Progress.Start(talk, lab.Organisations.Count, Language.English, clock);
        await foreach (var assessed in run.RunAsync(plans, stop, stop))
        {
            var given = MeasuredBundle.Of(assessed, bundles.Write(assessed), catalogue, origin, AssessmentSource.Demo);
            await using var change = await database.BeginAsync(stop);
            await intake.AddAsync(change, given, new NoticePeriod(0), stop);
            await change.CommitAsync(stop);
            progress.Done(assessed.Plan.Organisation.Name);
        }
    }
}
