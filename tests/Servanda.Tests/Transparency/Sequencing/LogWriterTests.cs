using System.Collections.Concurrent;
using System.Text;
using Servanda.Core.Cryptography;
using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Cosignatures;
using Servanda.Transparency.Merkle;
using Servanda.Transparency.Notes;
using Servanda.Transparency.Policies;
using Servanda.Transparency.Sequencing;
using Servanda.Transparency.Tiles;

namespace Servanda.Tests.Transparency.Sequencing;

public sealed class LogWriterTests : IDisposable
{
    const string Origin = "log.example/one";

    readonly NoteSigningKey _key;
    readonly MemoryFiles _files = new(new Steps());
    readonly MemoryHeads _heads = new(new Steps());

    public LogWriterTests()
    {
        Assert.SkipUnless(Ed25519.CanSign, "libcrypto is not installed");
        _key = NoteSigningKey.Generate(Origin);
    }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    LogSettings Settings => new()
    {
        Files = _files,
        Heads = _heads,
        Keys = [_key],
        BatchDelay = TimeSpan.Zero,
        PublishInterval = TimeSpan.Zero,
        FlushesAtOnce = 1,
    };

    public void Dispose() => _key.Dispose();

    [Fact]
    public async Task Entries_get_the_next_index_and_stand_in_the_published_tree()
    {
        await LogWriter.BeginAsync(Settings, Cancel);
        await using var writer = await LogWriter.OpenAsync(Settings, Cancel);
        var indexes = await Task.WhenAll(Enumerable.Range(0, 1000).Select(number => writer.AppendAsync(Entry(number), Cancel)));
        Assert.Equal(Enumerable.Range(0, 1000).Select(number => (long)number), indexes.Order());
        var published = await writer.WaitPublishedAsync(1000, Cancel);
        Assert.Equal(writer.Head, new TreeHead(published.Checkpoint.Size, published.Checkpoint.Root));
        Assert.NotNull(published.Verify(_key.Verifier).Value);
        var check = await TreeCheck.RunAsync(writer.Tiles, writer.Head, 2, null, Cancel);
        Assert.Empty(check.Faults);
        for (var number = 0; number < 1000; number += 37)
        {
            var bundle = await TileFetch.EntriesAsync(writer.Tiles, TileShape.Entries(indexes[number] / 256, 1000)!, Cancel);
            Assert.Equal(Entry(number), bundle[(int)(indexes[number] % 256)].ToArray());
            var proof = await new TreeTiles(writer.Tiles, 1000).ProveInclusionAsync(indexes[number], Cancel);
            Assert.True(MerkleProof.ShowsInclusion(Rfc6962.Leaf(Entry(number)), indexes[number], 1000, proof, published.Checkpoint.Root));
        }
    }

    [Fact]
    public async Task A_log_goes_on_where_it_stopped_at_every_size()
    {
        await LogWriter.BeginAsync(Settings, Cancel);
        for (var number = 0; number < 300; number++)
        {
            await using var writer = await LogWriter.OpenAsync(Settings, Cancel);
            Assert.Equal(number, await writer.AppendAsync(Entry(number), Cancel));
        }
        var head = (await _heads.FindAsync(Origin, Cancel))!;
        var source = new TreeFileSource(_files);
        Assert.Empty((await TreeCheck.RunAsync(source, head, 1, null, Cancel)).Faults);
        Assert.Equal(300, CheckpointNote.Read(_files.Read("checkpoint", int.MaxValue)).Value!.Checkpoint.Size);
        Assert.DoesNotContain(_files.Paths, path => path.StartsWith("tile/0/000.p/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_log_without_entries_is_published_too()
    {
        await LogWriter.BeginAsync(Settings, Cancel);
        await using var writer = await LogWriter.OpenAsync(Settings, Cancel);
        Assert.Equal(Rfc6962.Empty, (await writer.WaitPublishedAsync(0, Cancel)).Checkpoint.Root);
    }

    [Fact]
    public async Task An_entry_of_65535_octets_is_taken_and_a_longer_one_refused()
    {
        await LogWriter.BeginAsync(Settings, Cancel);
        await using var writer = await LogWriter.OpenAsync(Settings, Cancel);
        Assert.Equal(0, await writer.AppendAsync(new byte[65_535], Cancel));
        var fault = await Assert.ThrowsAsync<ArgumentException>(() => writer.AppendAsync(new byte[65_536], Cancel));
        Assert.Contains("tlog-tiles", fault.Message, StringComparison.Ordinal);
        Assert.Equal(1, writer.Head.Size);
    }

    [Fact]
    public async Task No_time_of_day_is_asked_for_so_a_clock_set_back_changes_nothing()
    {
        var settings = Settings with { Clock = new NoTimeOfDay(), BatchDelay = TimeSpan.FromMilliseconds(1) };
        await LogWriter.BeginAsync(settings, Cancel);
        await using var writer = await LogWriter.OpenAsync(settings, Cancel);
        Assert.Equal(0, await writer.AppendAsync(Entry(0), Cancel));
        Assert.Empty((await writer.WaitPublishedAsync(1, Cancel)).Checkpoint.Extensions);
    }

    [Fact]
    public async Task A_tile_that_a_witness_needs_and_that_is_gone_delays_the_checkpoint_and_is_told()
    {
        using var witness = CosigningKey.Generate("witness.example/w1");
        var told = new ConcurrentQueue<string>();
        var settings = Settings with
        {
            Policy = LogPolicy.Read(Encoding.UTF8.GetBytes($"witness W {witness.Verifier}\nquorum W\n")).Value,
            Witnesses = new OneWitness(witness) { IsAway = false, ProvesFrom = 2 },
            RetryDelay = TimeSpan.FromMilliseconds(5),
            Tell = told.Enqueue,
        };
        await LogWriter.BeginAsync(settings, Cancel);
        await using var writer = await LogWriter.OpenAsync(settings, Cancel);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(number => writer.AppendAsync(Entry(number), Cancel)));
        await writer.WaitPublishedAsync(3, Cancel);
        await writer.AppendAsync(Entry(3), Cancel);
        await writer.WaitPublishedAsync(4, Cancel);
        Assert.DoesNotContain(told, words => words.Contains("missing", StringComparison.Ordinal));
        _files.Lose = "tile/0/000.p/5";
        await writer.AppendAsync(Entry(4), Cancel);
        while (!told.Any(words => words.Contains("tile/0/000.p/5 is missing", StringComparison.Ordinal)))
            await Task.Delay(5, Cancel);
        Assert.Equal(4, writer.Published!.Checkpoint.Size);
        _files.Lose = null;
        await writer.WaitPublishedAsync(5, Cancel);
    }

    [Fact]
    public async Task A_second_writer_is_kept_out_and_a_log_is_begun_once()
    {
        await LogWriter.BeginAsync(Settings, Cancel);
        await using (await LogWriter.OpenAsync(Settings, Cancel))
            await Assert.ThrowsAsync<IOException>(() => LogWriter.OpenAsync(Settings, Cancel));
        await Assert.ThrowsAsync<LogException>(() => LogWriter.BeginAsync(Settings, Cancel));
    }

    [Fact]
    public async Task A_writer_that_another_has_overtaken_stops_and_signs_nothing()
    {
        await LogWriter.BeginAsync(Settings, Cancel);
        await using var writer = await LogWriter.OpenAsync(Settings, Cancel);
        await writer.AppendAsync(Entry(0), Cancel);
        await writer.WaitPublishedAsync(1, Cancel);
        _heads.Set(Origin, new TreeHead(7, Rfc6962.Leaf([7])));
        var fault = await Assert.ThrowsAsync<LogException>(() => writer.AppendAsync(Entry(1), Cancel));
        Assert.Contains("another writer", fault.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<LogException>(() => writer.AppendAsync(Entry(2), Cancel));
        Assert.Equal(1, writer.Published!.Checkpoint.Size);
    }

    [Fact]
    public async Task Without_a_quorum_entries_are_stored_and_published_once_there_is_one()
    {
        using var witness = CosigningKey.Generate("witness.example/w1");
        var witnesses = new OneWitness(witness);
        List<string> told = [];
        var settings = Settings with
        {
            Policy = LogPolicy.Read(Encoding.UTF8.GetBytes($"witness W {witness.Verifier}\nquorum W\n")).Value,
            Witnesses = witnesses,
            RetryDelay = TimeSpan.FromMilliseconds(5),
            Tell = told.Add,
        };
        await LogWriter.BeginAsync(settings, Cancel);
        await using (var writer = await LogWriter.OpenAsync(settings, Cancel))
        {
            Assert.Equal(0, await writer.AppendAsync(Entry(0), Cancel));
            Assert.Null(writer.Published);
        }
        Assert.Contains("The checkpoint at 1 entries waits: the quorum of witnesses is not met.", told);
        Assert.Contains("witness.example/w1 is away", told);
        Assert.Null(_files.Read("checkpoint", int.MaxValue));
        witnesses.IsAway = false;
        await using (var writer = await LogWriter.OpenAsync(settings, Cancel))
        {
            await writer.AppendAsync(Entry(1), Cancel);
            var published = await writer.WaitPublishedAsync(2, Cancel);
            Assert.NotNull(settings.Policy!.WithLog(_key.Verifier).Verify(published).Value);
        }
    }

    [Fact]
    public async Task A_wrong_cosignature_is_not_published()
    {
        using var witness = CosigningKey.Generate("witness.example/w1");
        var settings = Settings with
        {
            Policy = LogPolicy.Read(Encoding.UTF8.GetBytes($"witness W {witness.Verifier}\nquorum none\n")).Value,
            Witnesses = new OneWitness(witness) { IsAway = false, IsLying = true },
        };
        await LogWriter.BeginAsync(settings, Cancel);
        await using var writer = await LogWriter.OpenAsync(settings, Cancel);
        Assert.Single((await writer.WaitPublishedAsync(0, Cancel)).Note.Signatures);
    }

    [Fact]
    public async Task Entries_appended_together_stand_one_after_the_other_whatever_a_batch_holds()
    {
        var settings = Settings with { MaxBatch = 3 };
        await LogWriter.BeginAsync(settings, Cancel);
        await using var writer = await LogWriter.OpenAsync(settings, Cancel);
        var runs = Enumerable.Range(0, 40)
            .Select(run => Enumerable.Range(0, 1 + run % 7).Select(at => (ReadOnlyMemory<byte>)Entry(run * 10 + at)).ToList()).ToList();
        var firsts = await Task.WhenAll(runs.Select(run => writer.AppendAsync(run, Cancel)));
        Assert.Equal(runs.Sum(run => run.Count), writer.Head.Size);
        foreach (var (first, run) in firsts.Zip(runs))
        {
            for (var at = 0; at < run.Count; at++)
            {
                var bundle = await TileFetch.EntriesAsync(writer.Tiles, TileShape.Entries((first + at) / 256, writer.Head.Size)!, Cancel);
                Assert.Equal(run[at].ToArray(), bundle[(int)((first + at) % 256)].ToArray());
            }
        }
        await Assert.ThrowsAsync<ArgumentException>(() => writer.AppendAsync([], Cancel));
        await Assert.ThrowsAsync<ArgumentException>(() => writer.AppendAsync([Entry(0), new byte[65_536]], Cancel));
        Assert.Equal(runs.Sum(run => run.Count), writer.Head.Size);
    }

    [Fact]
    public async Task A_log_that_does_not_grow_is_cosigned_anew_when_asked()
    {
        using var witness = CosigningKey.Generate("witness.example/w1");
        var witnesses = new OneWitness(witness) { IsAway = false };
        var settings = Settings with
        {
            Policy = LogPolicy.Read(Encoding.UTF8.GetBytes($"witness W {witness.Verifier}\nquorum W\n")).Value,
            Witnesses = witnesses,
        };
        await LogWriter.BeginAsync(settings, Cancel);
        await using var writer = await LogWriter.OpenAsync(settings, Cancel);
        await writer.AppendAsync(Entry(0), Cancel);
        var first = await writer.WaitPublishedAsync(1, Cancel);
        witnesses.Day = 2;
        writer.Renew();
        var again = await AnotherAsync(writer, first);
        Assert.Equal((first.Checkpoint.Size, first.Checkpoint.Root), (again.Checkpoint.Size, again.Checkpoint.Root));
        Assert.Equal(2 * 86_400, Assert.Single(Cosignature.Find(again.Note, [witness.Verifier]).Value!).Time);
        Assert.Equal(again.Note.Bytes.ToArray(), _files.Read("checkpoint", int.MaxValue));
    }

    [Fact]
    public async Task Where_nobody_cosigns_there_is_nothing_to_renew()
    {
        await LogWriter.BeginAsync(Settings, Cancel);
        await using var writer = await LogWriter.OpenAsync(Settings, Cancel);
        await writer.AppendAsync(Entry(0), Cancel);
        var first = await writer.WaitPublishedAsync(1, Cancel);
        writer.Renew();
        await writer.AppendAsync(Entry(1), Cancel);
        Assert.Equal(2, (await AnotherAsync(writer, first)).Checkpoint.Size);
    }

    static async Task<CheckpointNote> AnotherAsync(LogWriter writer, CheckpointNote than)
    {
        for (var began = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromMinutes(1);)
        {
            if (writer.Published is { } now && now != than)
                return now;
            await Task.Delay(5, Cancel);
        }
        throw new TimeoutException("no other checkpoint was published");
    }

    static byte[] Entry(int number) => Encoding.ASCII.GetBytes($"entry {number}");

    sealed class OneWitness(CosigningKey key) : ICheckpointWitnesses
    {
        public bool IsAway { get; set; } = true;

        public bool IsLying { get; init; }

        public int Day { get; set; } = 1;

        public long ProvesFrom { get; init; }

        public async Task<WitnessRound> CosignAsync(
            CheckpointNote checkpoint, ProveFrom prove, Func<IReadOnlyList<Cosignature>, bool> isEnough, CancellationToken cancel)
        {
            if (ProvesFrom > 0 && checkpoint.Checkpoint.Size >= ProvesFrom)
                await prove(ProvesFrom, cancel);
            var line = key.Cosign(IsLying ? "another text\n"u8 : checkpoint.Note.Text.Span, DateTimeOffset.UnixEpoch.AddDays(Day));
            return IsAway
                ? new WitnessRound([], ["witness.example/w1 is away"])
                : new WitnessRound([new Cosignature(key.Verifier, Day * 86_400L, line)], []);
        }
    }

    sealed class NoTimeOfDay : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => throw new InvalidOperationException("the time of day was asked for");
    }
}
