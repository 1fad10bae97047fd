using System.CommandLine;
using System.Globalization;
using Servanda.Cli.Commands;
using Servanda.Core;
using Servanda.Core.Json;
using Servanda.Storage;
using Servanda.Storage.Log;
using Servanda.Transparency.Merkle;
using Servanda.Transparency.Tiles;

namespace Servanda.Cli.Log;

/// <summary><c>servanda log fsck</c>: hashes everything again, and names every file and entry that is not as it must be.</summary>
static class FsckCommand
{
    static readonly Option<bool> TreeOnly = new("--tree-only")
    {
        Description = "Check the tree alone, for a log whose entries are not leaves of Servanda",
    };

    static readonly Option<int> Threads = new("--threads")
    {
        Description = "How many work at once [default: one for each processor]",
        HelpName = "COUNT",
        DefaultValueFactory = _ => Environment.ProcessorCount,
        Validators = { result => { if (result.GetValueOrDefault<int>() < 1) result.AddError("--threads takes numbers from 1."); } },
    };

    public static Command Create()
    {
        var command = new Command("fsck",
            "Hash the whole log again from its entries, and hold tiles, checkpoint and database against it; then read every leaf")
        {
            LogOptions.Directory, TreeOnly, Threads, LogOptions.Database, LogOptions.Json,
        };
        HelpWithExamples.Add(command, "servanda log fsck /srv/log", "servanda log fsck mirror-of-somebody --tree-only");
        command.SetAction(RunAsync);
        return command;
    }

    static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var directory = LogOptions.Open(parsed);
        var log = PublishedLog.Open(directory);
        var (output, talk) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var (origin, published) = (log.Checkpoint.Checkpoint.Origin, log.Checkpoint.Checkpoint);
        var stored = await StoredAsync(directory, parsed.GetValue(LogOptions.Database), origin, cancel);
        List<(string Path, string Fault)> faults = [];
        // What was acknowledged and not published yet is in the database's tree only.
        var head = stored?.Size > published.Size ? stored : new TreeHead(published.Size, published.Root);
        var check = await TreeCheck.RunAsync(
            log.Tiles, head, parsed.GetValue(Threads), new EntryProgress(talk, head.Size, TimeProvider.System), cancel);
        faults.AddRange(await BlamedFiles.OfAsync(check, log.Tiles, head, cancel));
        if (check.FaultCount == 0)
            faults.AddRange(await new FsckComparison(log, stored).RunAsync(head, cancel));
        if (check.FaultCount == 0 && !parsed.GetValue(TreeOnly))
            faults.AddRange(await LeafFaults.FindAsync(log.Tiles, head.Size, cancel));
        var more = check.FaultCount - check.Faults.Count;
        if (parsed.GetValue(LogOptions.Json))
            output.WriteLine(System.Text.Encoding.UTF8.GetString(CanonicalJson.Write(Document(origin, head, faults, more))));
        else
            Print(output, origin, head, faults, more);
        return faults.Count == 0 ? ExitCode.Done : ExitCode.Below;
    }

    static async Task<TreeHead?> StoredAsync(LogDirectory directory, DatabaseAddress? address, string origin, CancellationToken cancel)
    {
        // A mirror has no database, and is not given one by checking it.
        if (address is null && !File.Exists(directory.Database.Path))
            return null;
        await using var database = await Database.OpenAsync(address ?? directory.Database, TimeProvider.System, cancel);
        await using var heads = new TreeHeadStore(database);
        return await heads.FindAsync(origin, cancel);
    }

    static JsonItem Document(string origin, TreeHead head, List<(string Path, string Fault)> faults, long more) => JsonItem.Of(
        ("origin", origin), ("size", head.Size), ("root", head.Root.ToString()), ("more", more),
        ("faults", JsonItem.List(faults.Select(one => JsonItem.Of(("path", one.Path), ("fault", one.Fault))))));

    static void Print(TextWriter output, string origin, TreeHead head, List<(string Path, string Fault)> faults, long more)
    {
        foreach (var (path, fault) in faults)
            output.WriteLine(Visible.Of($"FAILED  {path}: {fault}"));
        if (more > 0)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"FAILED  and {more} files more"));
        if (faults.Count == 0)
            output.WriteLine(Visible.Of(string.Create(CultureInfo.InvariantCulture, $"ok      {origin}: {head.Size} entries, root {head.Root}")));
    }
}
