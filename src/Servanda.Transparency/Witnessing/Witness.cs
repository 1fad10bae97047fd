using System.Text;
using Servanda.Core;
using Servanda.Transparency.Cosignatures;

namespace Servanda.Transparency.Witnessing;

/// <summary>
/// A witness: cosigns a checkpoint only when it extends all it cosigned of that log before (C2SP tlog-witness). What it
/// cosigned is in its store before the answer is given. Safe for several threads; requests of one log go one by one.
/// </summary>
public sealed class Witness
{
    /// <summary>The same checkpoint asked for again within this time gets the same cosignature again, at no cost.</summary>
    public static readonly TimeSpan RefreshAfter = TimeSpan.FromMinutes(1);

    readonly CosigningKey _key;
    readonly IWitnessStore _store;
    readonly TimeProvider _clock;
    readonly Dictionary<string, Follower> _byOrigin, _byHash;

    /// <param name="key">The key to cosign with; not disposed here.</param>
    /// <param name="logs">The logs looked after.</param>
    /// <param name="store">Where the latest checkpoints are kept.</param>
    /// <param name="perMinute">New checkpoints of one log cosigned in a minute at the most.</param>
    /// <param name="clock">The time that goes into cosignatures.</param>
    /// <exception cref="InvalidDataException">What is kept of a log is not what this witness cosigned; the message names
    /// the place and says what to do.</exception>
    /// <exception cref="IOException">The store cannot be read.</exception>
    public Witness(CosigningKey key, IReadOnlyList<WatchedLog> logs, IWitnessStore store, int perMinute, TimeProvider clock)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(perMinute);
        (_key, _store, _clock) = (key, store, clock);
        _byOrigin = logs.ToDictionary(
            log => log.Origin, log => new Follower(log, new Allowance(perMinute, clock)) { Last = Load(log) }, StringComparer.Ordinal);
        _byHash = _byOrigin.Values.ToDictionary(one => one.Log.OriginHash, StringComparer.Ordinal);
    }

    /// <summary>What others check its cosignatures with.</summary>
    public CosignerKey Verifier => _key.Verifier;

    /// <summary>The logs and the checkpoint cosigned last of each; null where none was.</summary>
    public IEnumerable<(WatchedLog Log, CosignedCheckpoint? Last)> Logs => _byOrigin.Values.Select(one => (one.Log, one.Last));

    /// <summary>The note to show monitors for a log named by its <see cref="WatchedLog.OriginHash"/>; null where nothing
    /// was cosigned (C2SP tlog-witness, Monitor Retrieval Mechanism).</summary>
    public ReadOnlyMemory<byte>? Find(string originHash) =>
        _byHash.TryGetValue(originHash, out var one) && one.Last is { } last ? last.Bytes : default(ReadOnlyMemory<byte>?);

    /// <summary>Answers add-checkpoint.</summary>
    /// <exception cref="IOException">The store failed; nothing was cosigned.</exception>
    public WitnessReply Add(ReadOnlySpan<byte> request)
    {
        var read = AddCheckpoint.Read(request);
        if (read.Value is not { } asked)
        {
            // A signature line that cannot be read is no signature by a trusted key, which is what 403 stands for.
            return read.Problems.All(problem => problem.Code.StartsWith("note.signature.", StringComparison.Ordinal))
                ? WitnessReply.Refused(403, $"invalid signature: {Words(read.Problems[0])}")
                : WitnessReply.Refused(400, $"malformed request: {Words(read.Problems[0])}");
        }
        var text = asked.Checkpoint.Text.Span;
        if (!_byOrigin.TryGetValue(Encoding.UTF8.GetString(text[..text.IndexOf((byte)'\n')]), out var follower))
            return WitnessReply.Refused(404, "unknown log: this witness does not look after the checkpoint's origin");
        if (asked.Checkpoint.Verify(follower.Log.Keys) is { Value: null } unsigned)
            return WitnessReply.Refused(403, $"invalid signature: {Words(unsigned.Problems[0])}");
        lock (follower)
            return Add(follower, asked) with { About = (follower.Log.Origin, SizeOf(asked)) };
    }

    WitnessReply Add(Follower follower, AddCheckpoint asked)
    {
        var judged = Examination.Run(asked, follower.Last);
        if (judged.Reply is { } reply)
        {
            if (reply.Status == WitnessReply.Unprocessable)
                _store.KeepRefused(follower.Log, asked.Checkpoint.Bytes);
            return reply;
        }
        var now = _clock.GetUtcNow();
        if (follower.Last is { } last)
        {
            // A cosignature says that nothing larger was seen by then, so a later one cannot bear an earlier time.
            if (now.ToUnixTimeSeconds() < last.Cosignature.Time)
                return WitnessReply.Refused(503, "this witness's clock stands before its last cosignature") with { RetryAfter = 60 };
            if (now.ToUnixTimeSeconds() - last.Cosignature.Time < RefreshAfter.TotalSeconds
                && last.Note.Note.Text.Span.SequenceEqual(asked.Checkpoint.Text.Span))
                return WitnessReply.Cosigned(last.Cosignature.Line.Write());
        }
        if (HasCosignedMore(asked, judged.Checkpoint!.Size, follower.Last))
            return WitnessReply.Refused(500, "this witness cosigned this checkpoint before and has lost its record of it");
        if (follower.Allowance.Take() is { } wait)
            return WitnessReply.Refused(429, "too many new checkpoints of this log in a minute") with { RetryAfter = wait };
        var cosigned = Cosign(follower.Log, asked, now);
        _store.Replace(follower.Log, follower.Last?.Bytes, cosigned.Bytes);
        follower.Last = cosigned;
        return WitnessReply.Cosigned(cosigned.Cosignature.Line.Write());
    }

    /// <summary>Keeps the signatures of the log that were checked, and ours; those of strangers are left out.</summary>
    CosignedCheckpoint Cosign(WatchedLog log, AddCheckpoint asked, DateTimeOffset now)
    {
        var own = _key.Cosign(asked.Checkpoint.Text.Span, now).Write();
        var lines = asked.Checkpoint.Signatures.Where(line => log.Keys.Any(key => key.Id == line.Key)).Select(line => line.Write());
        byte[] bytes = [.. asked.Checkpoint.Text.Span, (byte)'\n', .. Encoding.UTF8.GetBytes(string.Concat(lines) + own)];
        return CosignedCheckpoint.Read(bytes, log.Origin, Verifier).Value
            ?? throw new InvalidOperationException("What was just cosigned does not verify.");
    }

    /// <summary>Our own cosignature on something larger than we remember: the state was rolled back.</summary>
    bool HasCosignedMore(AddCheckpoint asked, long size, CosignedCheckpoint? last) =>
        size > (last?.Checkpoint.Size ?? 0) && Cosignature.Find(asked.Checkpoint, [Verifier]).Value is [_];

    CosignedCheckpoint? Load(WatchedLog log)
    {
        if (_store.Read(log) is not { } kept)
            return null;
        var read = CosignedCheckpoint.Read(kept.Span, log.Origin, Verifier);
        return read.Value ?? throw new InvalidDataException(
            $"{_store.PlaceOf(log)} is no checkpoint of {log.Origin} that {Verifier.Id} cosigned ({Words(read.Problems[0])}). " +
            "Put back the file as this witness wrote it last. Never remove it under a key that has cosigned: make a new key instead.");
    }

    static long SizeOf(AddCheckpoint asked) => Checkpoints.Checkpoint.Read(asked.Checkpoint.Text.Span).Value?.Size ?? 0;

    static string Words(Problem problem) => $"{problem.Code} at {problem.Offset} ({problem.Clause})";

    sealed class Follower(WatchedLog log, Allowance allowance)
    {
        public WatchedLog Log => log;

        public Allowance Allowance => allowance;

        // Written under the follower's lock, read by anyone: a reference is replaced whole.
        public CosignedCheckpoint? Last { get => Volatile.Read(ref field); set => Volatile.Write(ref field, value); }
    }
}
