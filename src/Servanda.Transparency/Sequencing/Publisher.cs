using System.Globalization;
using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Cosignatures;
using Servanda.Transparency.Merkle;
using Servanda.Transparency.Policies;
using Servanda.Transparency.Tiles;

namespace Servanda.Transparency.Sequencing;

/// <summary>
/// Signs the tree that is stored, has it cosigned, and publishes it once the quorum is met; always the latest, so that
/// trees in between may never be published. Only trees the database has come here.
/// </summary>
sealed class Publisher : IAsyncDisposable
{
    const string Beside = TileDirectory.CheckpointFile + ".new";

    readonly LogSettings _settings;
    readonly LogPolicy _policy;
    readonly SemaphoreSlim _changed = new(1);
    readonly CancellationTokenSource _closing = new();
    readonly PriorityQueue<TaskCompletionSource<CheckpointNote>, long> _waiting = new();
    readonly Task _loop;
    TreeHead _head;
    bool _isStale;
    CheckpointNote? _published;

    public Publisher(LogSettings settings, TreeHead head, CheckpointNote? published)
    {
        (_settings, _head, _published) = (settings, head, published);
        _policy = settings.Policy ?? LogPolicy.Unwitnessed(settings.Keys[0].Verifier);
        _loop = Task.Run(RunAsync);
    }

    public CheckpointNote? Published => Volatile.Read(ref _published);

    /// <summary>Goes on to a tree that is stored.</summary>
    public void Advance(TreeHead head)
    {
        Volatile.Write(ref _head, head);
        Wake();
    }

    /// <summary>Publishes the same tree again, newly cosigned.</summary>
    public void Renew()
    {
        if (_settings.Witnesses is null)
            return;
        Volatile.Write(ref _isStale, true);
        Wake();
    }

    public async Task<CheckpointNote> WaitAsync(long size, CancellationToken cancel)
    {
        var waiter = new TaskCompletionSource<CheckpointNote>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_waiting)
        {
            if (_published is { } already && already.Checkpoint.Size >= size)
                return already;
            if (_loop.IsCompleted)
                throw Closed();
            _waiting.Enqueue(waiter, size);
        }
        return await waiter.Task.WaitAsync(cancel);
    }

    /// <summary>Tries once more where something is to be published, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_waiting)
        {
            while (_waiting.TryDequeue(out var waiter, out _))
                waiter.TrySetException(Closed());
        }
        _closing.Dispose();
        _changed.Dispose();
    }

    async Task RunAsync()
    {
        while (!_closing.IsCancellationRequested)
        {
            await PauseAsync(_changed.WaitAsync(_closing.Token));
            while (IsBehind())
            {
                var isClosing = _closing.IsCancellationRequested;
                var isDone = await TryPublishAsync();
                if (isClosing)
                    return;
                await PauseAsync(Task.Delay(isDone ? _settings.PublishInterval : _settings.RetryDelay, _settings.Clock, _closing.Token));
            }
        }
    }

    void Wake()
    {
        if (_changed.CurrentCount == 0)
            _changed.Release();
    }

    bool IsBehind() =>
        Volatile.Read(ref _isStale) || _published is not { } published || published.Checkpoint.Size != Volatile.Read(ref _head).Size ||
        !_policy.IsMetBy(Cosignature.Find(published.Note, Witnesses()).Value ?? []);

    async Task<bool> TryPublishAsync()
    {
        var head = Volatile.Read(ref _head);
        var note = CheckpointNote.Sign(new Checkpoint(_settings.Origin, head.Size, head.Root), [.. _settings.Keys]);
        try
        {
            note = await CosignAsync(note, head);
            if (!_policy.IsMetBy(Cosignature.Find(note.Note, Witnesses()).Value ?? []))
                return false;
            _settings.Files.Write(Beside, note.Note.Bytes.Span);
            _settings.Files.Rename(Beside, TileDirectory.CheckpointFile);
            _settings.Files.Flush("");
        }
        catch (IOException fault)
        {
            _settings.Tell?.Invoke(fault.Message);
            return false;
        }
        catch (InvalidDataException fault)
        {
            // A tile that a proof for a witness needs is gone or is none.
            _settings.Tell?.Invoke(fault.Message);
            return false;
        }
        Volatile.Write(ref _isStale, false);
        lock (_waiting)
        {
            _published = note;
            while (_waiting.TryPeek(out var waiter, out var size) && size <= head.Size)
                _waiting.Dequeue().TrySetResult(note);
        }
        return true;
    }

    async Task<CheckpointNote> CosignAsync(CheckpointNote note, TreeHead head)
    {
        if (_settings.Witnesses is not { } witnesses)
            return note;
        var round = await witnesses.CosignAsync(
            note, (old, cancel) => new TreeTiles(new TreeFileSource(_settings.Files), head.Size).ProveConsistencyAsync(old, cancel),
            _policy.IsMetBy, CancellationToken.None);
        foreach (var refusal in round.Refusals)
            _settings.Tell?.Invoke(refusal);
        var known = Witnesses();
        // Whatever the client said, only what holds is published.
        foreach (var one in round.Cosignatures.Where(one => known.Contains(one.By) && one.By.Verifies(note.Note.Text.Span, one.Line.Octets.Span, out _)))
            note = note.With(one.Line);
        if (!_policy.IsMetBy(round.Cosignatures))
            _settings.Tell?.Invoke(string.Create(CultureInfo.InvariantCulture,
                $"The checkpoint at {head.Size} entries waits: the quorum of witnesses is not met."));
        return note;
    }

    List<CosignerKey> Witnesses() => [.. _policy.Witnesses.Select(witness => witness.Key).OfType<CosignerKey>()];

    static LogException Closed() => new("The log was closed before the checkpoint was published.");

    static async Task PauseAsync(Task pause) => await pause.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
