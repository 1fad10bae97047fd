using System.Collections.Concurrent;
using System.Text;
using Servanda.Core.Cryptography;
using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Notes;
using Servanda.Transparency.Sequencing;
using Servanda.Transparency.Tiles;

namespace Servanda.Tests.Transparency.Sequencing;

/// <summary>Ends the machine at every step of writing a log, and looks what is found afterwards.</summary>
public sealed class CrashTests : IDisposable
{
    const string Origin = "log.example/one";

    // Batches that begin a bundle, fill one, go over several, and touch only the last.
    static readonly int[] Batches = [3, 253, 1, 300, 2];

    readonly NoteSigningKey _key;

    public CrashTests()
    {
        Assert.SkipUnless(Ed25519.CanSign, "libcrypto is not installed");
        _key = NoteSigningKey.Generate(Origin);
    }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _key.Dispose();

    [Fact]
    public async Task Wherever_the_machine_goes_down_no_acknowledged_entry_is_lost_and_no_fork_was_published()
    {
        var chance = new Random(20261122);
        var last = 0;
        for (var step = 1; last == 0; step++)
        {
            // Each step several times, because which unflushed names are lost is chance.
            for (var round = 0; round < 2; round++)
            {
                var steps = new Steps { CrashAt = step };
                var (files, heads) = (new MemoryFiles(steps), new MemoryHeads(steps));
                ConcurrentDictionary<long, string> acknowledged = [];
                await RunAsync(files, heads, acknowledged);
                if (!steps.HasCrashed)
                    last = step;
                var (later, laterHeads) = (files.AfterCrash(chance, new Steps()), heads.AfterCrash(new Steps()));
                await HoldsAsync(later, laterHeads, acknowledged);
            }
        }
        Assert.InRange(last, 50, 500);
        TestContext.Current.TestOutputHelper?.WriteLine($"crashed at each of {last - 1} steps, twice");
    }

    [Fact]
    public async Task Wherever_the_disk_is_full_entries_that_are_refused_are_not_in_the_log_and_the_next_ones_are()
    {
        var last = 0;
        for (var step = 1; last == 0; step++)
        {
            var steps = new Steps { FullAt = step };
            var (files, heads) = (new MemoryFiles(steps), new MemoryHeads(steps));
            ConcurrentDictionary<long, string> acknowledged = [];
            await RunAsync(files, heads, acknowledged);
            if (steps.Count < step)
                last = step;
            await HoldsAsync(files.AfterCrash(new Random(step), new Steps()), heads.AfterCrash(new Steps()), acknowledged);
        }
        Assert.InRange(last, 50, 500);
    }

    /// <summary>Appends the batches one after the other; a refusal by disk or database is met with a new writer.</summary>
    async Task RunAsync(MemoryFiles files, MemoryHeads heads, ConcurrentDictionary<long, string> acknowledged)
    {
        var settings = Settings(files, heads);
        var writer = default(LogWriter);
        try
        {
            await LogWriter.BeginAsync(settings, Cancel);
            for (var batch = 0; batch < Batches.Length; batch++)
            {
                writer ??= await LogWriter.OpenAsync(settings, Cancel);
                var opened = writer;
                try
                {
                    await Task.WhenAll(Enumerable.Range(0, Batches[batch]).Select(async number =>
                    {
                        var entry = $"{batch}.{number}";
                        var index = await opened.AppendAsync(Encoding.ASCII.GetBytes(entry), Cancel);
                        Assert.True(acknowledged.TryAdd(index, entry));
                    }));
                }
                catch (LogException fault) when (fault.GetBaseException() is not Crash)
                {
                    Assert.Matches("No space left on device : '[^']+'", fault.Message);
                    await writer.DisposeAsync();
                    writer = null;
                }
            }
            if (writer is not null)
                await writer.DisposeAsync();
        }
        catch (Crash)
        {
            // The writer is gone as the machine is: nothing is disposed.
        }
        catch (LogException fault) when (fault.GetBaseException() is Crash)
        {
        }
    }

    async Task HoldsAsync(MemoryFiles files, MemoryHeads heads, ConcurrentDictionary<long, string> acknowledged)
    {
        if (await heads.FindAsync(Origin, Cancel) is null)
        {
            Assert.Empty(acknowledged);
            return;
        }
        await using var writer = await LogWriter.OpenAsync(Settings(files, heads), Cancel);
        await writer.AppendAsync("later"u8.ToArray(), Cancel);
        await writer.WaitPublishedAsync(writer.Head.Size, Cancel);
        Assert.Empty((await TreeCheck.RunAsync(writer.Tiles, writer.Head, 1, null, Cancel)).Faults);
        foreach (var inBundle in acknowledged.GroupBy(one => one.Key / 256))
        {
            var bundle = await TileFetch.EntriesAsync(writer.Tiles, TileShape.Entries(inBundle.Key, writer.Head.Size)!, Cancel);
            foreach (var (index, entry) in inBundle)
                Assert.Equal(entry, Encoding.ASCII.GetString(bundle[(int)(index % 256)].Span));
        }
        var tiles = new TreeTiles(writer.Tiles, writer.Head.Size);
        foreach (var octets in files.Checkpoints)
        {
            var published = CheckpointNote.Read(octets).Value!.Checkpoint;
            Assert.Equal(published.Root, await tiles.RootAsync(published.Size, Cancel));
        }
    }

    LogSettings Settings(MemoryFiles files, MemoryHeads heads) => new()
    {
        Files = files,
        Heads = heads,
        Keys = [_key],
        BatchDelay = TimeSpan.Zero,
        PublishInterval = TimeSpan.Zero,
        RetryDelay = TimeSpan.FromMilliseconds(1),
        FlushesAtOnce = 1,
    };
}
