using System.Diagnostics;
using System.Globalization;
using System.Text;
using Servanda.Storage;
using Servanda.Storage.Log;
using Servanda.Transparency.Keys;
using Servanda.Transparency.Merkle;
using Servanda.Transparency.Sequencing;

namespace Servanda.SystemTests.Transparency;

/// <summary>
/// A process that appends to a log, says every acknowledgement as it comes, and kills itself (SIGKILL) at a given step of
/// writing.
/// </summary>
static class LogChild
{
    public const string Name = "log-child";

    public const string Origin = "log.example/killed";

    // They touch a partial bundle, fill it and begin the next, and touch that.
    static readonly int[] Batches = [5, 260, 2];

    public static async Task<int> RunAsync(string[] args)
    {
        var (directory, address, step) = (args[0], args[1], int.Parse(args[2], CultureInfo.InvariantCulture));
        using var key = KeyFile.Read(Path.Combine(directory, "key")).Value!;
        await using var database = await Database.OpenAsync(DatabaseAddress.Read(address).Value!, TimeProvider.System, CancellationToken.None);
        await using var heads = new TreeHeadStore(database);
        var killer = new Killer(step);
        var settings = new LogSettings
        {
            Files = new KilledFiles(new DirectoryFiles(Path.Combine(directory, "log")), killer),
            Heads = new KilledHeads(heads, killer),
            Keys = [key],
            BatchDelay = TimeSpan.Zero,
            PublishInterval = TimeSpan.Zero,
            FlushesAtOnce = 1,
        };
        try
        {
            var watch = Stopwatch.StartNew();
            await using var writer = await LogWriter.OpenAsync(settings, CancellationToken.None);
            Say($"opened {watch.ElapsedMilliseconds}");
            foreach (var batch in Batches)
            {
                await Task.WhenAll(Enumerable.Range(0, batch).Select(async number =>
                {
                    var entry = $"{step}.{batch}.{number}";
                    Say($"{await writer.AppendAsync(Encoding.ASCII.GetBytes(entry), CancellationToken.None)} {entry}");
                }));
            }
            return 0;
        }
        catch (IOException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return 3;
        }
    }

    // One write to the pipe each: what was said is said, whatever comes after.
    static void Say(FormattableString line)
    {
        lock (Name)
        {
            Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
            Console.Out.Flush();
        }
    }

    sealed class Killer(int step)
    {
        int _count;

        public void Next(Action? half = null)
        {
            if (Interlocked.Increment(ref _count) != step)
                return;
            half?.Invoke();
            using var self = Process.GetCurrentProcess();
            self.Kill();
            self.WaitForExit();
        }
    }

    sealed class KilledFiles(DirectoryFiles files, Killer killer) : ITreeFiles
    {
        public string Name => files.Name;

        public byte[]? Read(string path, int limit) => files.Read(path, limit);

        public bool Make(string directory)
        {
            killer.Next();
            return files.Make(directory);
        }

        public void Write(string path, ReadOnlySpan<byte> octets)
        {
            var half = octets[..(octets.Length / 2)].ToArray();
            killer.Next(() => File.WriteAllBytes(Path.Combine(files.Name, path), half));
            files.Write(path, octets);
        }

        public void Rename(string path, string newPath)
        {
            killer.Next();
            files.Rename(path, newPath);
        }

        public void Flush(string directory)
        {
            killer.Next();
            files.Flush(directory);
        }

        public void Remove(string directory)
        {
            killer.Next();
            files.Remove(directory);
        }

        public IDisposable Lock() => files.Lock();
    }

    sealed class KilledHeads(TreeHeadStore heads, Killer killer) : ITreeHeadStore
    {
        public string Name => heads.Name;

        public Task<TreeHead?> FindAsync(string origin, CancellationToken cancel) => heads.FindAsync(origin, cancel);

        public Task<bool> TryBeginAsync(string origin, TreeHead head, CancellationToken cancel) =>
            heads.TryBeginAsync(origin, head, cancel);

        public async Task<bool> TryAdvanceAsync(string origin, TreeHead old, TreeHead head, CancellationToken cancel)
        {
            killer.Next();
            var isAhead = await heads.TryAdvanceAsync(origin, old, head, cancel);
            killer.Next();
            return isAhead;
        }
    }
}
