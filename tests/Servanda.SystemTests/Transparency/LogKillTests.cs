using System.Diagnostics;
using System.Globalization;
using System.Text;
using Servanda.Storage;
using Servanda.Storage.Log;
using Servanda.SystemTests.Servers;
using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Keys;
using Servanda.Transparency.Notes;
using Servanda.Transparency.Sequencing;
using Servanda.Transparency.Tiles;

namespace Servanda.SystemTests.Transparency;

/// <summary>One log through a process that is killed at every step of writing, one life after the other.</summary>
public sealed class LogKillTests(Postgres server) : IClassFixture<Postgres>
{
    static readonly TimeSpan Restart = TimeSpan.FromSeconds(5);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite, 1)]
    // Every third step: the steps of the files are the same, and those of the database come twice a batch.
    [InlineData(DatabaseKind.PostgreSql, 3)]
    public async Task Killed_at_each_step_the_log_loses_no_acknowledged_entry_forks_nowhere_and_is_back_within_seconds(
        DatabaseKind kind, int stride)
    {
        using var scratch = new Scratch();
        var address = kind == DatabaseKind.Sqlite ? "sqlite:" + scratch.At("heads.db") : await server.NewDatabaseAsync();
        using var key = NoteSigningKey.Generate(LogChild.Origin);
        KeyFile.Write(scratch.At("key"), key);
        await using var database = await Database.OpenAsync(DatabaseAddress.Read(address).Value!, TimeProvider.System, Cancel);
        await using var heads = new TreeHeadStore(database);
        var settings = new LogSettings { Files = new DirectoryFiles(scratch.At("log")), Heads = heads, Keys = [key] };
        await LogWriter.BeginAsync(settings, Cancel);
        Dictionary<long, string> acknowledged = [];
        List<Checkpoint> published = [];
        var kills = 0;
        for (var step = 1; ; step += stride)
        {
            Assert.True(step < 300, "it never came to its end");
            var ended = await RunAsync(scratch.Root, address, step);
            Note(ended.Output, acknowledged);
            if (File.Exists(scratch.At("log/checkpoint")))
                published.Add(CheckpointNote.Read(await File.ReadAllBytesAsync(scratch.At("log/checkpoint"), Cancel)).Value!.Checkpoint);
            if (ended.Code == 0)
                break;
            // 128 + SIGKILL, and no refusal to open.
            Assert.True(ended.Code == 137, $"step {step} ended with {ended.Code}: {ended.Error}");
            kills++;
        }
        Assert.InRange(kills, 40 / stride, 200);
        await HoldsAsync(settings, acknowledged, published);
        TestContext.Current.TestOutputHelper?.WriteLine($"{kind}: killed {kills} times, {acknowledged.Count} entries acknowledged");
    }

    [Fact]
    public async Task A_second_process_is_kept_out_and_told_by_which_file()
    {
        using var scratch = new Scratch();
        using var key = NoteSigningKey.Generate(LogChild.Origin);
        KeyFile.Write(scratch.At("key"), key);
        await using var log = await OpenAsync(scratch, key);
        var ended = await RunAsync(scratch.Root, "sqlite:" + scratch.At("heads.db"), 1000);
        Assert.Equal(3, ended.Code);
        Assert.Contains(".sequencer-lock is held by another process", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_refuses_the_entry_names_the_file_and_the_next_entry_goes_in_once_there_is_room()
    {
        using var scratch = new Scratch();
        using var key = NoteSigningKey.Generate(LogChild.Origin);
        await using var log = await OpenAsync(scratch, key);
        Assert.Equal(0, await log.Writer.AppendAsync(new byte[10], Cancel));
        var full = scratch.At("log/tile/entries/000.p/2.new");
        File.CreateSymbolicLink(full, "/dev/full");
        var fault = await Assert.ThrowsAsync<LogException>(() => log.Writer.AppendAsync(new byte[10], Cancel));
        Assert.Contains(full, fault.Message, StringComparison.Ordinal);
        Assert.Contains("not in the log", fault.Message, StringComparison.Ordinal);
        Assert.Equal(1, log.Writer.Head.Size);
        File.Delete(full);
        Assert.Equal(1, await log.Writer.AppendAsync(new byte[10], Cancel));
    }

    [Fact]
    public void A_directory_is_made_with_those_above_it_and_where_it_cannot_be_that_is_said()
    {
        using var scratch = new Scratch();
        using (new DirectoryFiles(scratch.At("a/b/c")).Lock())
            Assert.True(Directory.Exists(scratch.At("a/b/c")));
        scratch.Write("file", "in the way");
        var fault = Assert.ThrowsAny<IOException>(() => new DirectoryFiles(scratch.At("file/log")).Lock());
        Assert.Contains(scratch.At("file"), fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_that_cannot_be_written_is_named_and_nothing_is_signed()
    {
        using var scratch = new Scratch();
        using var key = NoteSigningKey.Generate(LogChild.Origin);
        await using var log = await OpenAsync(scratch, key);
        await log.Writer.WaitPublishedAsync(0, Cancel);
        // Where a file stands no directory can be made, by root neither.
        scratch.Write("log/tile", "in the way");
        var fault = await Assert.ThrowsAsync<LogException>(() => log.Writer.AppendAsync(new byte[10], Cancel));
        Assert.Contains(scratch.At("log/tile"), fault.Message, StringComparison.Ordinal);
        Assert.Equal(0, log.Writer.Published!.Checkpoint.Size);
    }

    static async Task HoldsAsync(LogSettings settings, Dictionary<long, string> acknowledged, List<Checkpoint> published)
    {
        var watch = Stopwatch.StartNew();
        await using var writer = await LogWriter.OpenAsync(settings, Cancel);
        Assert.True(watch.Elapsed < Restart);
        var check = await TreeCheck.RunAsync(writer.Tiles, writer.Head, 2, null, Cancel);
        Assert.Empty(check.Faults);
        foreach (var (index, entry) in acknowledged)
        {
            var bundle = await TileFetch.EntriesAsync(writer.Tiles, TileShape.Entries(index / 256, writer.Head.Size)!, Cancel);
            Assert.Equal(entry, Encoding.ASCII.GetString(bundle[(int)(index % 256)].Span));
        }
        var tiles = new TreeTiles(writer.Tiles, writer.Head.Size);
        Assert.Equal(published.OrderBy(one => one.Size), published);
        foreach (var checkpoint in published)
            Assert.Equal(checkpoint.Root, await tiles.RootAsync(checkpoint.Size, Cancel));
    }

    static void Note(string output, Dictionary<long, string> acknowledged)
    {
        // The last line may be cut where the process was; such an entry counts as not acknowledged.
        var lines = output[..(output.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var line in lines)
        {
            var words = line.Split(' ');
            if (words[0] == "opened")
                Assert.True(int.Parse(words[1], CultureInfo.InvariantCulture) < Restart.TotalMilliseconds, line);
            else
                acknowledged.Add(long.Parse(words[0], CultureInfo.InvariantCulture), words[1]);
        }
    }

    static Task<Ended> RunAsync(string directory, string address, int step) => RealProcess.TryRunAsync("dotnet",
        [typeof(LogChild).Assembly.Location, LogChild.Name, directory, address, step.ToString(CultureInfo.InvariantCulture)]);

    static async Task<Opened> OpenAsync(Scratch scratch, NoteSigningKey key)
    {
        var database = await Database.OpenAsync(DatabaseAddress.File(scratch.At("heads.db")), TimeProvider.System, Cancel);
        var heads = new TreeHeadStore(database);
        var settings = new LogSettings { Files = new DirectoryFiles(scratch.At("log")), Heads = heads, Keys = [key] };
        await LogWriter.BeginAsync(settings, Cancel);
        return new Opened(await LogWriter.OpenAsync(settings, Cancel), heads, database);
    }

    sealed record Opened(LogWriter Writer, TreeHeadStore Heads, Database Database) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Writer.DisposeAsync();
            await Heads.DisposeAsync();
            await Database.DisposeAsync();
        }
    }
}
