using System.CommandLine;
using Servanda.Assessment.Bundles;
using Servanda.Cli.Assessing;
using Servanda.Cli.Commands;
using Servanda.Transparency.Sequencing;

namespace Servanda.Cli.Log;

/// <summary><c>servanda log append</c>: logs leaves and assessments, and writes the proof of each.</summary>
static class AppendCommand
{
    static readonly Argument<string[]> Files = new("FILE")
    {
        Description = "Bundles of assessments, leaves, or - for leaves from standard input, one a line; none asks the "
            + "witnesses once more for a checkpoint that waits",
        Arity = ArgumentArity.ZeroOrMore,
    };

    static readonly Option<bool> Link = new("--link")
    {
        Description = "Put into each leaf what it lacks to be the next of its subject: prev, and a time of now",
    };

    static readonly Option<FileInfo?> Anchor = new("--anchor")
    {
        Description = "DS or DNSKEY records that the chains in bundles must begin at [default: the root keys that IANA publishes]",
        HelpName = "FILE",
    };

    static readonly Option<int> Wait = new("--wait")
    {
        Description = "Seconds to wait for the checkpoint, which may want witnesses; the entries are stored before",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 30,
    };

    public static Command Create()
    {
        var command = new Command("append",
            "Log leaves and assessments. A bundle is verified first; its method, evidence and scores are logged, and the proof is "
            + "put into it. The proof of a leaf is written beside its file")
        {
            LogOptions.Directory, Files, Link, Anchor, Wait, LogOptions.Key, LogOptions.Database, LogOptions.Json,
        };
        HelpWithExamples.Add(command,
            "servanda log append /srv/log scorecard/bundles/*.zip",
            "servanda log append /srv/log signature.json",
            "servanda log append /srv/log --link - < drafts.jsonl",
            "servanda log append /srv/log");
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var (directory, talk) = (LogOptions.Open(parsed), parsed.InvocationConfiguration.Error);
        var verifier = new BundleVerifier(CatalogueSource.Load(parsed.GetValue(SharedOptions.Catalogue)))
        {
            Anchors = DnsAnchors.Load(parsed.GetValue(Anchor)),
        };
        // Everything is read and checked before anything is logged: an entry cannot be taken back.
        var input = AppendInput.Read(parsed.GetValue(Files) ?? [], verifier, Console.OpenStandardInput);
        await using var log = await OpenLog.OpenAsync(
            directory, directory.LoadKey(parsed.GetValue(LogOptions.Key)), parsed.GetValue(LogOptions.Database), talk.WriteLine, cancel);
        await using var writer = await LogWriter.OpenAsync(log.Settings, cancel);
        var appender = await LeafAppender.OpenAsync(writer, TimeProvider.System, cancel);
        var leaves = await AppendedLeaves.AppendAsync(appender, input.Leaves, parsed.GetValue(Link), cancel);
        var evidence = await LoggedBundles.AppendAsync(appender, [.. input.Bundles.Select(bundle => bundle.Logged)], cancel);
        List<(string Path, LoggedLeaf Leaf)> all =
            [.. leaves, .. input.Bundles.Zip(evidence).Select(one => (one.First.Path, one.Second))];
        AppendOutput.Print(parsed.InvocationConfiguration.Output, all, parsed.GetValue(LogOptions.Json));
        return await ProveAsync(writer, appender, all, TimeSpan.FromSeconds(parsed.GetValue(Wait)), talk, cancel) ? ExitCode.Done : ExitCode.Below;
    }

    /// <summary>Waits for the checkpoint and writes the proofs; false where it did not come.</summary>
    static async Task<bool> ProveAsync(
        LogWriter writer, LeafAppender appender, IReadOnlyList<(string Path, LoggedLeaf Leaf)> all, TimeSpan wait, TextWriter talk,
        CancellationToken cancel)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        late.CancelAfter(wait);
        try
        {
            var published = await writer.WaitPublishedAsync(writer.Head.Size, late.Token);
            foreach (var (path, leaf) in all.Where(one => one.Path != AppendInput.StandardInput))
                ProofFile.Keep(path, (await appender.ProveAsync(leaf, published, cancel)).Write());
            return true;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            talk.WriteLine($"Stored, and not published after {wait.TotalSeconds:0} seconds, for want of witnesses; `servanda log append DIR` "
                + "asks them again. Then `servanda log prove DIR FILE` writes the proofs.");
            return false;
        }
    }
}
