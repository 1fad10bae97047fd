using Servanda.Accords;
using Servanda.Accords.Scorecards;
using Servanda.Accords.Targets;
using Servanda.Assessment.Bundles;
using Servanda.Assessment.Probes;
using Servanda.Assessment.Rules;
using Servanda.Assessment.Runs;
using Servanda.Cli.Reports;
using Servanda.Transparency.Notes;
using Spectre.Console;
using Text = Servanda.Accords.Text;

namespace Servanda.Cli.Assessing;

/// <summary>Runs an assessment from its targets to its reports; what <c>assess</c> and <c>demo</c> share.</summary>
sealed class AssessJob(
    Catalogue catalogue, AssessRequest request, Network network, NoteSigningKey? key, IAnsiConsole console,
    IAnsiConsole talk, TimeProvider clock)
{
    /// <summary>Makes the looks; null for the network's own.</summary>
    public IProber? Prober { get; init; }

    /// <summary>Sends each bundle to a portal; null to keep them here.</summary>
    public Submitter? Submitter { get; init; }

    /// <summary>Prints one organisation as text; null for the usual scorecard.</summary>
    public Action<AssessedOrganisation, string?>? PrintText { get; init; }

    /// <summary>Assesses the targets in their order; returns the exit code.</summary>
    /// <param name="targets">Whom to assess.</param>
    /// <param name="print">Where JSON and HTML are printed.</param>
    /// <param name="signals">Ask to finish early, or to give up.</param>
    public async Task<int> RunAsync(IReadOnlyList<Target> targets, Stream print, StopSignals signals)
    {
        var options = new AssessmentOptions { Concurrency = request.Concurrency, RetestAfter = request.RetestAfter };
        var run = new AssessmentRun(new Assessor(Prober ?? network.Prober, clock, options), clock, options);
        var planner = new Planner(catalogue, request);
        var bundles = new BundleWriter(catalogue, Origin(), key);
        var tally = new Tally(request.FailOn);
        var head = Head();
        await using var outputs = await Outputs.OpenAsync(
            request.Output, head, print, PrintText ?? Printing(head, targets.Count), bundles, signals.Cancel);
        using (var progress = Progress.Start(talk, targets.Count, request.Output.Language, clock))
        {
            await foreach (var assessed in run.RunAsync(targets.Select(planner.For), signals.Stop, signals.Cancel))
            {
                tally.Add(assessed);
                progress.Done(assessed.Plan.Organisation.Name);
                await outputs.AddAsync(assessed, signals.Cancel);
                if (Submitter is not null)
                    await Submitter.SendAsync(assessed.Plan.Organisation.Name, bundles.Write(assessed), talk, signals.Cancel);
            }
        }
        if (Submitter is not null)
            await Submitter.EndAsync(talk, request.Output.Language, signals.Cancel);
        await outputs.EndAsync(clock.GetUtcNow(), signals.Cancel);
        if (tally.Count < targets.Count)
            TellWhatWasLeft(targets.Skip(tally.Count).ToList());
        return tally.ExitCode;
    }

    /// <summary>A few organisations are written out; of many, a line each.</summary>
    Action<AssessedOrganisation, string?> Printing(ReportHead head, int targets)
    {
        const int WrittenOut = 3;
        var terminal = new TerminalReport(console, head);
        return targets <= WrittenOut
            ? (assessed, bundle) => terminal.Write(assessed.Scorecard, bundle)
            : (assessed, _) => terminal.WriteBrief(assessed.Scorecard);
    }

    Origin Origin() => new($"servanda {Product.Version}", network.Vantage) { Anchors = network.Anchors };

    ReportHead Head() => new()
    {
        ToolVersion = Product.Version,
        MethodVersion = RuleBook.Edition,
        Method = RuleBook.Method(catalogue),
        Catalogue = catalogue,
        Vantage = network.Vantage,
        AnchorFile = request.Network.AnchorFile,
        Language = request.Output.Language,
        StartedAt = clock.GetUtcNow(),
    };

    void TellWhatWasLeft(IReadOnlyList<Target> left)
    {
        const int Named = 5;
        var names = string.Join(", ", left.Take(Named).Select(target => target.Organisation.Name));
        talk.WriteLine(new Text(
            $"Stopped. {left.Count} not assessed: {names}{(left.Count > Named ? ", …" : "")}",
            $"Arrêté. {left.Count} non évalués : {names}{(left.Count > Named ? ", …" : "")}")
            .In(request.Output.Language));
    }

    /// <summary>What the exit code depends on.</summary>
    sealed class Tally(string? failOn)
    {
        // Best first; --fail-on names the first one that is too bad.
        static readonly Verdict[] Order = [Verdict.Kept, Verdict.PartlyKept, Verdict.NotShown, Verdict.NotKept];

        readonly int _limit = failOn is null ? int.MaxValue : Array.FindIndex(Order, one => Words.Id(one) == failOn);
        bool _isBelow, _sawAnything;

        public int Count { get; private set; }

        public int ExitCode => Count > 0 && !_sawAnything ? Commands.ExitCode.NotMeasured
            : _isBelow ? Commands.ExitCode.Below
            : Commands.ExitCode.Done;

        public void Add(AssessedOrganisation assessed)
        {
            Count++;
            _sawAnything |= !assessed.IsBlind;
            _isBelow |= assessed.Scorecard.Accords
                .SelectMany(accord => accord.Commitments)
                .Any(commitment => Array.IndexOf(Order, commitment.Verdict) >= _limit);
        }
    }
}
