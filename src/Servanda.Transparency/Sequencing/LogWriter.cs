using System.Globalization;
using System.Threading.Channels;
using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Merkle;
using Servanda.Transparency.Tiles;

namespace Servanda.Transparency.Sequencing;

/// <summary>
/// The one writer of a log. Entries are put in order and stored in batches: bundles and tiles, flushed; then the new tree
/// in the database, by compare and swap; then the entries are acknowledged. Signing, cosignatures and publication follow
/// on their own, so that witnesses who are away delay a checkpoint and lose no entry. Safe for several threads.
/// </summary>
public sealed class LogWriter : IAsyncDisposable
{
    /// <summary>Entries that wait at the most; then appending waits too.</summary>
    public const int MaxWaiting = 65_536;

    readonly LogSettings _settings;
    readonly IDisposable _lock;
    readonly BatchFiles _files;
    readonly Publisher _publisher;
    readonly Channel<PendingEntries> _waiting = Channel.CreateBounded<PendingEntries>(
        new BoundedChannelOptions(MaxWaiting) { SingleReader = true });
    readonly Task _loop;
    // Only the loop changes it; when the loop has ended, so may others.
    readonly List<PendingEntries> _batch = [];
    int _count;
    TreeEdge _edge;

    LogWriter(LogSettings settings, IDisposable held, TreeEdge edge, CheckpointNote? published)
    {
        (_settings, _lock, _edge) = (settings, held, edge);
        _files = new BatchFiles(settings.Files, settings.FlushesAtOnce);
        _publisher = new Publisher(settings, edge.Head, published);
        _loop = Task.Run(RunAsync);
        // Should the loop end by a fault of the code, nobody is left waiting.
        _loop.ContinueWith(loop => Fail(loop.Exception!.InnerException!),
            CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    /// <summary>The log's name.</summary>
    public string Origin => _settings.Origin;

    /// <summary>The tree as stored; what is acknowledged is in it.</summary>
    public TreeHead Head => Volatile.Read(ref _edge).Head;

    /// <summary>The latest checkpoint that was published; null before the first.</summary>
    public CheckpointNote? Published => _publisher.Published;

    /// <summary>The log's tiles, to make proofs from.</summary>
    public ITileSource Tiles => new TreeFileSource(_settings.Files);

    /// <summary>Begins a log without entries, in a directory that holds none.</summary>
    /// <exception cref="LogException">The directory or the database has a log already.</exception>
    /// <exception cref="IOException">Disk or database do not answer.</exception>
    public static async Task BeginAsync(LogSettings settings, CancellationToken cancel)
    {
        using var held = settings.Files.Lock();
        if (settings.Files.Read(TileDirectory.CheckpointFile, int.MaxValue) is not null)
            throw new LogException($"{settings.Files.Name}/checkpoint is there: the directory holds a log already.");
        if (!await settings.Heads.TryBeginAsync(settings.Origin, TreeHead.Empty, cancel))
            throw new LogException($"{settings.Heads.Name} has a log {settings.Origin} already: name its directory, or another origin.");
    }

    /// <summary>Opens a log for writing, once disk, database and published checkpoint agree.</summary>
    /// <exception cref="LogException">They do not agree; the message says how to proceed. Nothing was signed.</exception>
    /// <exception cref="IOException">Another writer is at work, or disk or database do not answer.</exception>
    public static async Task<LogWriter> OpenAsync(LogSettings settings, CancellationToken cancel)
    {
        var held = settings.Files.Lock();
        try
        {
            var (edge, published) = await new LogStart(settings).RunAsync(cancel);
            var writer = new LogWriter(settings, held, edge, published);
            held = null;
            return writer;
        }
        finally
        {
            held?.Dispose();
        }
    }

    /// <summary>Appends an entry. Once this returns its index, the entry is stored so that a crash does not lose it, and
    /// every later checkpoint holds it in that place.</summary>
    /// <param name="entry">The entry; it is copied.</param>
    /// <param name="cancel">Stops waiting; the entry may be appended all the same.</param>
    /// <exception cref="ArgumentException">It is over 65,535 octets (C2SP tlog-tiles, Log entries).</exception>
    /// <exception cref="LogException">It was not appended, or it is not known; the message says which and why.</exception>
    public Task<long> AppendAsync(ReadOnlyMemory<byte> entry, CancellationToken cancel) => AppendAsync([entry], cancel);

    /// <summary>Appends entries one after the other, all or none, so that one may name another by its index.</summary>
    /// <param name="entries">One or more; they are copied.</param>
    /// <param name="cancel">Stops waiting; the entries may be appended all the same.</param>
    /// <returns>The index of the first.</returns>
    /// <exception cref="ArgumentException">There is none, or one is over 65,535 octets (C2SP tlog-tiles, Log entries).</exception>
    /// <exception cref="LogException">They were not appended, or it is not known; the message says which and why.</exception>
    public async Task<long> AppendAsync(IReadOnlyList<ReadOnlyMemory<byte>> entries, CancellationToken cancel)
    {
        if (entries.Count == 0)
            throw new ArgumentException("There is no entry to append.", nameof(entries));
        foreach (var entry in entries)
        {
            if (entry.Length > EntryBundle.MaxEntryOctets)
                throw new ArgumentException(
                    Say($"An entry has {EntryBundle.MaxEntryOctets} octets at the most (C2SP tlog-tiles, Log entries), not {entry.Length}."), nameof(entries));
        }
        var pending = new PendingEntries([.. entries.Select(entry => new ReadOnlyMemory<byte>(entry.ToArray()))]);
        try
        {
            await _waiting.Writer.WriteAsync(pending, cancel);
        }
        catch (ChannelClosedException closed)
        {
            throw new LogException(closed.InnerException?.Message ?? "The log is closed.", closed);
        }
        return await pending.Task.WaitAsync(cancel);
    }

    /// <summary>Waits until a checkpoint of at least this size is published.</summary>
    /// <exception cref="LogException">The log was closed before.</exception>
    public Task<CheckpointNote> WaitPublishedAsync(long size, CancellationToken cancel) => _publisher.WaitAsync(size, cancel);

    /// <summary>Has the tree that is published signed and cosigned once more, so that the witnesses' times on it are recent
    /// though it did not grow. Without a policy there is nobody to ask, and nothing is done.</summary>
    public void Renew() => _publisher.Renew();

    /// <summary>Stores what waits, tries once to publish what is stored, and lets the next writer in.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _publisher.DisposeAsync();
        _lock.Dispose();
    }

    async Task RunAsync()
    {
        while (await _waiting.Reader.WaitToReadAsync())
        {
            var octets = Fill(0);
            if (_settings.BatchDelay > TimeSpan.Zero && _count < _settings.MaxBatch && octets < _settings.MaxBatchOctets)
            {
                await Task.Delay(_settings.BatchDelay, _settings.Clock);
                Fill(octets);
            }
            await StoreAsync();
            _batch.Clear();
            _count = 0;
        }
    }

    long Fill(long octets)
    {
        while (_waiting.Reader.TryPeek(out var next) && (_batch.Count == 0 || Fits(next, octets)) && _waiting.Reader.TryRead(out next))
        {
            _batch.Add(next);
            _count += next.Entries.Count;
            octets += next.Octets;
        }
        return octets;
    }

    bool Fits(PendingEntries next, long octets) =>
        _count + next.Entries.Count <= _settings.MaxBatch && octets + next.Octets <= _settings.MaxBatchOctets;

    async Task StoreAsync()
    {
        var first = _edge.Head.Size;
        var (edge, files) = _edge.Append(_batch.SelectMany(pending => pending.Entries));
        try
        {
            await _files.WriteAsync(files);
        }
        catch (IOException fault)
        {
            // The tree stands as it stood: what was written lies beyond its end, and the next batch writes it anew.
            Refuse(new LogException($"{fault.Message} The entry is not in the log, and nothing was signed.", fault));
            return;
        }
        if (await AdvanceAsync(edge.Head) is { } stop)
        {
            Refuse(stop);
            Stop(stop);
            return;
        }
        Volatile.Write(ref _edge, edge);
        _publisher.Advance(edge.Head);
        foreach (var pending in _batch)
        {
            pending.TrySetResult(first);
            first += pending.Entries.Count;
        }
        RemovePartials(files);
    }

    /// <summary>Null once the database has the new tree; otherwise why this writer has to stop.</summary>
    async Task<LogException?> AdvanceAsync(TreeHead to)
    {
        try
        {
            return await _settings.Heads.TryAdvanceAsync(Origin, _edge.Head, to, CancellationToken.None)
                ? null
                : new LogException($"{_settings.Heads.Name} does not have the log {Origin} where this writer left it: another writer, or a "
                    + "restored backup. The entry is not in the log, and nothing was signed. Open the log again, which says what differs.");
        }
        catch (IOException fault)
        {
            return new LogException($"{fault.Message} Whether the entry is in the log is not known. Open the log again, once "
                + $"{_settings.Heads.Name} answers, and look.", fault);
        }
    }

    void RemovePartials(List<TreeFile> files)
    {
        try
        {
            _files.RemovePartials(files);
        }
        catch (IOException fault)
        {
            // Left over, they take room and do no harm.
            _settings.Tell?.Invoke(fault.Message);
        }
    }

    void Fail(Exception why)
    {
        Refuse(why);
        Stop(why);
    }

    void Stop(Exception why)
    {
        _waiting.Writer.TryComplete(why);
        while (_waiting.Reader.TryRead(out var pending))
            pending.TrySetException(new LogException($"{why.Message} The entry is not in the log.", why));
    }

    void Refuse(Exception why)
    {
        foreach (var pending in _batch)
            pending.TrySetException(why);
    }

    static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
