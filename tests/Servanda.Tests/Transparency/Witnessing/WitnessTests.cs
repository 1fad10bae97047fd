using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Tests.Dns;
using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Cosignatures;
using Servanda.Transparency.Merkle;
using Servanda.Transparency.Witnessing;

namespace Servanda.Tests.Transparency.Witnessing;

/// <summary>C2SP tlog-witness, add-checkpoint.</summary>
public sealed class WitnessTests : IDisposable
{
    readonly MadeUpLog _log = MadeUpLog.Open();
    readonly CosigningKey _key = CosigningKey.Generate("witness.example/w1");
    readonly MemoryWitnessStore _store = new();
    readonly ManualClock _clock = new();

    public void Dispose()
    {
        _log.Dispose();
        _key.Dispose();
    }

    [Fact]
    public void A_checkpoint_that_extends_the_last_is_cosigned_with_the_time_and_kept_before_the_answer()
    {
        var witness = Open();
        Assert.Equal(200, Add(witness, _log.Asking(0, 3)).Status);
        _clock.Advance(TimeSpan.FromHours(1));
        var reply = Add(witness, _log.Asking(3, 10));
        Assert.Equal(200, reply.Status);
        var line = Assert.Single(CheckpointNote.Read([.. _log.At(10).Note.Bytes.Span, .. reply.Octets()]).Value!.Note.Signatures.Skip(1));
        Assert.True(witness.Verifier.Verifies(_log.At(10).Note.Text.Span, line.Octets.Span, out var time));
        Assert.Equal(_clock.GetUtcNow().ToUnixTimeSeconds(), time);
        var kept = CosignedCheckpoint.Read(_store[_log.Watched], _log.Origin, witness.Verifier).Value!;
        Assert.Equal((10, time), (kept.Checkpoint.Size, kept.Cosignature.Time));
        Assert.NotNull(kept.Note.Verify(_log.Key).Value);
    }

    [Fact]
    public void What_monitors_are_shown_is_what_is_kept()
    {
        var witness = Open();
        Assert.Null(witness.Find(_log.Watched.OriginHash));
        Add(witness, _log.Asking(0, 3));
        Assert.Equal(_store[_log.Watched], witness.Find(_log.Watched.OriginHash)!.Value.ToArray());
        Assert.Null(witness.Find("00"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("old 0\n")]
    [InlineData("old 01\n\n")]
    [InlineData("old -1\n\n")]
    [InlineData("old 9223372036854775808\n\n")]
    [InlineData("Old 0\n\n")]
    [InlineData("old 0\nAAAA\n\n")]
    [InlineData("old 0\n\nno checkpoint\n")]
    public void A_malformed_request_is_400(string request) =>
        Assert.Equal(400, Open().Add(Encoding.UTF8.GetBytes(request)).Status);

    [Fact]
    public void More_than_63_proof_lines_are_400_and_63_are_read()
    {
        var hashes = Enumerable.Repeat(Rfc6962.Empty, 64).ToList();
        var request = _log.Asking(0, 3);
        Assert.Equal(400, Add(Open(), request with { Proof = hashes }).Status);
        Assert.Equal(422, Add(Open(), request with { Proof = hashes[1..] }).Status);
    }

    [Fact]
    public void An_old_size_beyond_the_checkpoint_is_400() =>
        Assert.Equal(400, Add(Open(), new AddCheckpoint(4, [], _log.At(3).Note)).Status);

    [Fact]
    public void A_log_that_is_not_looked_after_is_404()
    {
        using var other = MadeUpLog.Open("other.example/log");
        Assert.Equal(404, Add(Open(), other.Asking(0, 3)).Status);
    }

    [Fact]
    public void A_checkpoint_not_signed_or_wrongly_signed_by_the_log_is_403()
    {
        using var impostor = MadeUpLog.Open();
        Assert.Equal(403, Add(Open(), impostor.Asking(0, 3)).Status);
        var bytes = _log.At(3).Note.Bytes.ToArray();
        bytes[^10] = (byte)(bytes[^10] == 'A' ? 'B' : 'A');
        var note = CheckpointNote.Read(bytes).Value!.Note;
        Assert.Equal(403, Add(Open(), new AddCheckpoint(0, [], note)).Status);
    }

    [Fact]
    public void Another_old_size_than_the_last_cosigned_is_409_with_that_size()
    {
        var witness = Open();
        var first = Add(witness, _log.Asking(2, 3));
        Assert.Equal((409, "text/x.tlog.size", "0\n"), (first.Status, first.ContentType, first.Body));
        Add(witness, _log.Asking(0, 3));
        Assert.Equal((409, "3\n"), (Add(witness, _log.Asking(2, 5)).Status, Add(witness, _log.Asking(0, 5)).Body));
    }

    [Fact]
    public void A_fork_is_422_whatever_its_size_and_what_was_kept_stays()
    {
        var witness = Open();
        Add(witness, _log.Asking(0, 5));
        var kept = _store[_log.Watched];
        var fork = _log.Forked(2);
        Assert.Equal(422, Add(witness, fork.Asking(5, 9)).Status);
        Assert.Equal(422, Add(witness, fork.Asking(5, 5)).Status);
        Assert.Equal(422, Add(witness, _log.Asking(5, 5) with { Proof = [Rfc6962.Empty] }).Status);
        Assert.Same(kept, _store[_log.Watched]);
        Assert.Equal(fork.At(9).Note.Bytes.ToArray(), _store.Refused);
    }

    [Fact]
    public void An_empty_tree_is_cosigned_with_the_one_root_it_has()
    {
        var wrong = _log.Claiming(new Checkpoint(_log.Origin, 0, _log.Root(3)));
        Assert.Equal(422, Add(Open(), new AddCheckpoint(0, [], wrong)).Status);
        Assert.Equal(400, Add(Open(), new AddCheckpoint(1, [], wrong)).Status);
        var witness = Open();
        Assert.Equal(200, Add(witness, _log.Asking(0, 0)).Status);
        Assert.Equal(200, Add(witness, _log.Asking(0, 7)).Status);
        Assert.Equal(409, Add(witness, new AddCheckpoint(0, [], wrong)).Status);
    }

    [Fact]
    public void The_same_checkpoint_within_a_minute_gets_the_same_cosignature_and_later_a_new_one()
    {
        var witness = Open();
        var first = Add(witness, _log.Asking(0, 3));
        Assert.Equal(first, Add(witness, _log.Asking(3, 3)));
        Assert.Equal(1, _store.Writes);
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.NotEqual(first, Add(witness, _log.Asking(3, 3)));
        Assert.Equal(2, _store.Writes);
    }

    [Fact]
    public void What_could_not_be_kept_is_not_cosigned()
    {
        var witness = Open();
        Add(witness, _log.Asking(0, 3));
        _store.Fails = true;
        Assert.Throws<IOException>(() => Add(witness, _log.Asking(3, 5)));
        _store.Fails = false;
        Assert.Equal((409, "3\n"), (Add(witness, _log.Asking(5, 6)).Status, Add(witness, _log.Asking(5, 6)).Body));
        Assert.Equal(200, Add(witness, _log.Asking(3, 5)).Status);
    }

    [Fact]
    public void A_clock_that_went_back_cosigns_nothing_until_it_has_caught_up()
    {
        Add(Open(), _log.Asking(0, 3));
        var early = new Witness(_key, [_log.Watched], _store, 60, new SetClock(_clock.GetUtcNow().AddSeconds(-1)));
        var reply = Add(early, _log.Asking(3, 5));
        Assert.Equal((503, 60), (reply.Status, reply.RetryAfter));
        var late = new Witness(_key, [_log.Watched], _store, 60, new SetClock(_clock.GetUtcNow()));
        Assert.Equal(200, Add(late, _log.Asking(3, 5)).Status);
    }

    [Fact]
    public void A_restarted_witness_goes_on_from_what_it_kept()
    {
        Add(Open(), _log.Asking(0, 3));
        Assert.Equal("3\n", Add(Open(), _log.Asking(0, 5)).Body);
        Assert.Equal(200, Add(Open(), _log.Asking(3, 5)).Status);
    }

    [Fact]
    public void A_state_that_this_witness_did_not_write_stops_it_from_starting()
    {
        Add(Open(), _log.Asking(0, 3));
        var kept = _store[_log.Watched]!;
        kept[_log.Origin.Length + 1] = (byte)'2';
        Assert.Contains("memory", Assert.Throws<InvalidDataException>(Open).Message, StringComparison.Ordinal);
        _store[_log.Watched] = _log.At(3).Note.Bytes.ToArray();
        Assert.Throws<InvalidDataException>(Open);
    }

    [Fact]
    public void A_witness_whose_state_was_rolled_back_sees_its_own_cosignature_and_cosigns_no_more()
    {
        var witness = Open();
        Add(witness, _log.Asking(0, 3));
        var old = _store[_log.Watched]!;
        Add(witness, _log.Asking(3, 5));
        var own = witness.Logs.Single().Last!.Cosignature.Line;
        _store[_log.Watched] = old;
        Assert.Equal(500, Add(Open(), _log.Asking(3, 5) with { Checkpoint = _log.At(5).Note.With(own) }).Status);
    }

    [Fact]
    public void A_log_has_so_many_new_checkpoints_a_minute_and_another_log_is_not_held_up()
    {
        using var other = MadeUpLog.Open("other.example/log");
        var witness = new Witness(_key, [_log.Watched, other.Watched], _store, 2, _clock);
        Add(witness, _log.Asking(0, 1));
        Add(witness, _log.Asking(1, 2));
        var held = Add(witness, _log.Asking(2, 3));
        Assert.Equal((429, 30), (held.Status, held.RetryAfter));
        Assert.Equal(200, Add(witness, other.Asking(0, 3)).Status);
        _clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(200, Add(witness, _log.Asking(2, 3)).Status);
    }

    [Fact]
    public void Of_many_at_once_from_one_size_one_is_cosigned_and_the_others_are_told_its_size()
    {
        var witness = new Witness(_key, [_log.Watched], _store, 1000, _clock);
        var replies = new WitnessReply[32];
        Parallel.For(0, replies.Length, at => replies[at] = Add(witness, _log.Asking(0, at + 1)));
        var size = CosignedCheckpoint.Read(_store[_log.Watched], _log.Origin, witness.Verifier).Value!.Checkpoint.Size;
        Assert.Equal(200, Assert.Single(replies, reply => reply.Status != 409).Status);
        Assert.All(replies.Where(reply => reply.Status == 409), reply => Assert.Equal($"{size}\n", reply.Body));
    }

    [Fact]
    public void Any_request_is_answered()
    {
        var witness = Open();
        var good = _log.Asking(0, 3).Write();
        Prop.ForAll<byte[]>(bytes => witness.Add(bytes ?? []).Status == 400).QuickCheckThrowOnFailure();
        Prop.ForAll<int, byte>((at, value) =>
        {
            var changed = good.ToArray();
            changed[(int)((uint)at % good.Length)] ^= value;
            return value == 0 || witness.Add(changed).Status is 400 or 403 or 404 or 409 or 422;
        }).QuickCheckThrowOnFailure();
        Assert.Equal(400, witness.Add(new byte[AddCheckpoint.MaxOctets + 1]).Status);
    }

    [Fact]
    public void A_request_reads_back_as_it_was_written()
    {
        var request = _log.Asking(3, 1000);
        var read = AddCheckpoint.Read(request.Write()).Value!;
        Assert.Equal(request.OldSize, read.OldSize);
        Assert.Equal(request.Proof, read.Proof);
        Assert.Equal(request.Checkpoint.Bytes.ToArray(), read.Checkpoint.Bytes.ToArray());
    }

    Witness Open() => new(_key, [_log.Watched], _store, 60, _clock);

    static WitnessReply Add(Witness witness, AddCheckpoint request) => witness.Add(request.Write());

    sealed class SetClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
