using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Servanda.Storage;
using Servanda.Storage.Log;
using Servanda.Transparency.Merkle;
using Servanda.Transparency.Notes;
using Servanda.Transparency.Sequencing;
using Servanda.Transparency.Tiles;

namespace Servanda.Benchmarks;

/// <summary>
/// A log as it is run: files and SQLite flushed before an entry is acknowledged. Then a tree of a million entries, made
/// without flushing, checked as a whole and asked for proofs. What comes out is checked: order, roots, proofs.
/// </summary>
static class LogBench
{
    const string Origin = "log.example/bench";
    const int EntryOctets = 200;
    const int Proofs = 2000;

    public static async Task<int> RunAsync(int seconds, int leaves)
    {
        var directory = Directory.CreateTempSubdirectory("servanda-bench-").FullName;
        try
        {
            var disk = DriveInfo.GetDrives().Where(drive => directory.StartsWith(drive.Name, StringComparison.Ordinal)).MaxBy(drive => drive.Name.Length);
            Say($"disk: {disk?.DriveFormat} at {disk?.Name}; one flushed file of 8 KB: {FlushMilliseconds(directory):0.0} ms (median of 50)");
            foreach (var inFlight in new[] { 2000, 50, 1 })
                await AppendAsync(Path.Combine(directory, $"log-{inFlight}"), inFlight, seconds);
            await LargeAsync(Path.Combine(directory, "large"), leaves);
            return 0;
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    static async Task AppendAsync(string directory, int inFlight, int seconds)
    {
        await using var log = await OpenAsync(directory, new DirectoryFiles(directory));
        var writer = log.Writer;
        await RunAsync(writer, inFlight, TimeSpan.FromSeconds(1));
        var first = writer.Head.Size;
        var watch = Stopwatch.StartNew();
        var times = await RunAsync(writer, inFlight, TimeSpan.FromSeconds(seconds));
        var count = writer.Head.Size - first;
        Say($"append, {inFlight} in flight: {count / watch.Elapsed.TotalSeconds:0} entries/s, p50 {At(times, 0.5):0.0} ms, p99 {At(times, 0.99):0.0} ms, most {times[^1]:0.0} ms ({count} entries)");
        var published = await writer.WaitPublishedAsync(writer.Head.Size, CancellationToken.None);
        var check = await TreeCheck.RunAsync(writer.Tiles, new TreeHead(published.Checkpoint.Size, published.Checkpoint.Root), 2, null, CancellationToken.None);
        if (check.FaultCount > 0)
            throw new InvalidOperationException(check.Faults[0].ToString());
    }

    static async Task<double[]> RunAsync(LogWriter writer, int inFlight, TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, inFlight).Select(number => Task.Run(async () =>
        {
            List<double> mine = [];
            var entry = RandomNumberGenerator.GetBytes(EntryOctets);
            var last = -1L;
            while (watch.Elapsed < time)
            {
                BitConverter.TryWriteBytes(entry, last);
                var begun = Stopwatch.GetTimestamp();
                var index = await writer.AppendAsync(entry, CancellationToken.None);
                mine.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                if (index <= last)
                    throw new InvalidOperationException($"entry {index} after {last}");
                last = index;
            }
            return mine;
        })));
        return [.. times.SelectMany(one => one).Order()];
    }

    static async Task LargeAsync(string directory, int leaves)
    {
        var files = new UnflushedFiles(new DirectoryFiles(directory));
        TreeHead head;
        await using (var log = await OpenAsync(directory, files))
        {
            var entry = RandomNumberGenerator.GetBytes(EntryOctets);
            for (var number = 0; number < leaves;)
            {
                List<Task> batch = [];
                for (var end = Math.Min(leaves, number + 20_000); number < end; number++)
                {
                    BitConverter.TryWriteBytes(entry, number);
                    batch.Add(log.Writer.AppendAsync(entry, CancellationToken.None));
                }
                await Task.WhenAll(batch);
            }
            head = log.Writer.Head;
        }
        var source = new TileDirectory(directory);
        for (var round = 0; round < 3; round++)
        {
            var watch = Stopwatch.StartNew();
            var check = await TreeCheck.RunAsync(source, head, Environment.ProcessorCount, null, CancellationToken.None);
            Say($"fsck: {head.Size} leaves of {EntryOctets} octets in {watch.Elapsed.TotalSeconds:0.00} s, {head.Size / watch.Elapsed.TotalSeconds:0} leaves/s, {check.FaultCount} faults; peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1024 / 1024} MB");
        }
        List<double> times = [];
        for (var round = 0; round < Proofs; round++)
        {
            var index = RandomNumberGenerator.GetInt32((int)head.Size);
            var begun = Stopwatch.GetTimestamp();
            var tiles = new TreeTiles(source, head.Size);
            var proof = await tiles.ProveInclusionAsync(index, CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
            if (!MerkleProof.ShowsInclusion(await tiles.LeafAsync(index, CancellationToken.None), index, head.Size, proof, head.Root))
                throw new InvalidOperationException($"no proof of {index}");
        }
        times.Sort();
        Say($"proof from tiles at {head.Size} leaves: p50 {At([.. times], 0.5):0.00} ms, p99 {At([.. times], 0.99):0.00} ms");
    }

    static async Task<OpenLog> OpenAsync(string directory, ITreeFiles files)
    {
        Directory.CreateDirectory(directory);
        var database = await Database.OpenAsync(DatabaseAddress.File(directory + ".db"), TimeProvider.System, CancellationToken.None);
        var key = NoteSigningKey.Generate(Origin);
        var settings = new LogSettings { Files = files, Heads = new TreeHeadStore(database), Keys = [key] };
        await LogWriter.BeginAsync(settings, CancellationToken.None);
        return new OpenLog(await LogWriter.OpenAsync(settings, CancellationToken.None), database, key);
    }

    static double FlushMilliseconds(string directory)
    {
        var files = new DirectoryFiles(directory);
        var times = new double[50];
        for (var round = 0; round < times.Length; round++)
        {
            var begun = Stopwatch.GetTimestamp();
            files.Write("flushed", new byte[8192]);
            times[round] = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        }
        Array.Sort(times);
        return At(times, 0.5);
    }

    static double At(double[] sorted, double part) => sorted[(int)((sorted.Length - 1) * part)];

    static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    sealed record OpenLog(LogWriter Writer, Database Database, NoteSigningKey Key) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Writer.DisposeAsync();
            await Database.DisposeAsync();
            Key.Dispose();
        }
    }

    /// <summary>Files that need not outlast this run.</summary>
    sealed class UnflushedFiles(DirectoryFiles files) : ITreeFiles
    {
        public string Name => files.Name;

        public byte[]? Read(string path, int limit) => files.Read(path, limit);

        public bool Make(string directory) => files.Make(directory);

        public void Write(string path, ReadOnlySpan<byte> octets) => File.WriteAllBytes(Path.Combine(files.Name, path), octets);

        public void Rename(string path, string newPath) => files.Rename(path, newPath);

        public void Flush(string directory)
        {
        }

        public void Remove(string directory) => files.Remove(directory);

        public IDisposable Lock() => files.Lock();
    }
}
