using Servanda.Core.Cryptography;
using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Merkle;
using Servanda.Transparency.Notes;
using Servanda.Transparency.Policies;
using Servanda.Transparency.Proofs;
using Servanda.Transparency.Sequencing;
using Servanda.Transparency.Tiles;

namespace Servanda.Tests.Transparency.Sequencing;

/// <summary>Disk, database and checkpoint changed behind the log's back: each time nothing is signed.</summary>
public sealed class LogStartTests : IAsyncLifetime
{
    const string Origin = "log.example/one";
    const int Size = 700;

    readonly MemoryFiles _files = new(new Steps());
    readonly MemoryHeads _heads = new(new Steps());
    NoteSigningKey _key = null!;

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

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(Ed25519.CanSign, "libcrypto is not installed");
        _key = NoteSigningKey.Generate(Origin);
        await LogWriter.BeginAsync(Settings, Cancel);
        await using var writer = await LogWriter.OpenAsync(Settings, Cancel);
        await Task.WhenAll(Enumerable.Range(0, Size).Select(number => writer.AppendAsync(BitConverter.GetBytes(number), Cancel)));
    }

    public ValueTask DisposeAsync()
    {
        _key.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("tile/0/002.p/188")]
    [InlineData("tile/1/000.p/2")]
    [InlineData("tile/entries/002.p/188")]
    public async Task A_tile_of_the_edge_with_a_bit_changed_cut_or_gone_is_named(string path)
    {
        await RefusesAsync(path, octets => { octets[^1] ^= 1; return octets; });
        await RefusesAsync(path, octets => octets[..^1]);
        await RefusesAsync(path, _ => null);
    }

    [Theory]
    [InlineData("tile/0/001")]
    [InlineData("tile/entries/000")]
    public async Task A_tile_within_the_tree_with_a_bit_changed_cut_or_gone_is_named_by_a_check(string path)
    {
        foreach (var change in new Func<byte[], byte[]?>[] { octets => { octets[9] ^= 1; return octets; }, octets => octets[..^1], _ => null })
        {
            var before = _files.Read(path, int.MaxValue)!.ToArray();
            _files.Spoil(path, change);
            var head = (await _heads.FindAsync(Origin, Cancel))!;
            var check = await TreeCheck.RunAsync(new TreeFileSource(_files), head, 2, null, Cancel);
            // An entry that was changed shows in the tile of its hash; which of the two was changed only the root tells.
            Assert.Contains(check.Faults, fault => fault.Path == path || fault.Path == path.Replace("entries", "0", StringComparison.Ordinal));
            _files.Write(path, before);
        }
    }

    [Fact]
    public async Task A_check_of_a_sound_tree_finds_nothing_and_of_a_wrong_root_says_so()
    {
        var source = new TreeFileSource(_files);
        var head = (await _heads.FindAsync(Origin, Cancel))!;
        Assert.Equal(head, (await TreeCheck.RunAsync(source, head, 2, null, Cancel)).Head);
        Assert.Equal("checkpoint: its root is not that of the entries",
            (await TreeCheck.RunAsync(source, head with { Root = Rfc6962.Empty }, 1, null, Cancel)).Faults.Single().ToString());
        Assert.Empty((await TreeCheck.RunAsync(source, TreeHead.Empty, 1, null, Cancel)).Faults);
    }

    [Fact]
    public async Task A_check_lists_the_first_bad_files_and_counts_all()
    {
        foreach (var index in new[] { "000", "001", "002.p/188" })
            _files.Spoil("tile/entries/" + index, _ => null);
        var check = await TreeCheck.RunAsync(new TreeFileSource(_files), new TreeHead(Size, Rfc6962.Empty), 2, null, Cancel);
        Assert.Equal(3, check.FaultCount);
        Assert.Equal(["tile/entries/000: is missing", "tile/entries/001: is missing", "tile/entries/002.p/188: is missing"],
            check.Faults.Select(fault => fault.ToString()));
    }

    [Fact]
    public async Task A_proof_made_from_tiles_verifies_and_none_is_made_from_tiles_of_another_tree()
    {
        var source = new TreeFileSource(_files);
        var checkpoint = CheckpointNote.Read(_files.Read("checkpoint", int.MaxValue)).Value!;
        var index = 517;
        var bundle = await TileFetch.EntriesAsync(source, TileShape.Entries(index / 256, Size)!, Cancel);
        var proof = await TlogProof.MakeAsync(source, checkpoint, index, Cancel);
        Assert.NotNull(proof.Verify(bundle[index % 256].Span, LogPolicy.Unwitnessed(_key.Verifier)).Value);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => TlogProof.MakeAsync(source, checkpoint, Size, Cancel));
        _files.Spoil("tile/0/001", octets => { octets[77] ^= 1; return octets; });
        Assert.Equal(0, (await TlogProof.MakeAsync(source, checkpoint, 0, Cancel)).Index);
        _files.Spoil("tile/0/002.p/188", octets => { octets[77] ^= 1; return octets; });
        await Assert.ThrowsAsync<InvalidDataException>(() => TlogProof.MakeAsync(source, checkpoint, index, Cancel));
    }

    [Fact]
    public async Task A_checkpoint_of_another_log_is_refused()
    {
        using var other = NoteSigningKey.Generate("log.example/two");
        var note = CheckpointNote.Sign(new Checkpoint("log.example/two", 0, Rfc6962.Empty), other);
        await RefusesAsync("checkpoint", _ => note.Note.Bytes.ToArray(), "is of the log log.example/two");
    }

    [Fact]
    public async Task A_checkpoint_by_another_key_is_refused_until_that_key_is_named_as_a_former_one()
    {
        using var former = NoteSigningKey.Generate(Origin);
        var head = (await _heads.FindAsync(Origin, Cancel))!;
        var note = CheckpointNote.Sign(new Checkpoint(Origin, head.Size, head.Root), former);
        await RefusesAsync("checkpoint", _ => note.Note.Bytes.ToArray(), "former key");
        _files.Spoil("checkpoint", _ => note.Note.Bytes.ToArray());
        await using var writer = await LogWriter.OpenAsync(Settings with { FormerKeys = [former.Verifier] }, Cancel);
        await writer.AppendAsync(new byte[1], Cancel);
        Assert.NotNull((await writer.WaitPublishedAsync(Size + 1, Cancel)).Verify(_key.Verifier).Value);
    }

    [Fact]
    public async Task What_is_no_checkpoint_is_refused()
    {
        await RefusesAsync("checkpoint", octets => octets[..^9], "is no checkpoint");
        await RefusesAsync("checkpoint", _ => new byte[SignedNote.MaxOctets + 1], "checkpoint has 1000001 octets");
    }

    [Fact]
    public async Task A_published_checkpoint_with_another_root_is_refused_as_a_fork()
    {
        var fork = CheckpointNote.Sign(new Checkpoint(Origin, 400, Rfc6962.Leaf([4])), _key);
        await RefusesAsync("checkpoint", _ => fork.Note.Bytes.ToArray(), "fork");
    }

    [Fact]
    public async Task A_database_older_than_what_was_published_is_refused()
    {
        var root = await new TreeTiles(new TreeFileSource(_files), Size).RootAsync(600, Cancel);
        await RefusesAsync(() => _heads.Set(Origin, new TreeHead(600, root)), "older than what was published");
    }

    [Fact]
    public async Task A_database_with_another_root_is_refused_and_the_bad_file_named()
    {
        await RefusesAsync(() => _heads.Set(Origin, new TreeHead(Size, Rfc6962.Leaf([4]))), "do not have the root");
        await RefusesAsync(() => _files.Spoil("tile/1/000.p/2", octets => { octets[0] ^= 1; return octets; }), "The first bad file: tile/1/000.p/2");
    }

    [Fact]
    public async Task A_database_that_does_not_know_the_log_is_refused() =>
        await RefusesAsync(() => _heads.Set(Origin, null), "knows no log");

    [Fact]
    public async Task A_lost_database_is_set_to_the_published_tree_only_when_every_file_is_sound()
    {
        _heads.Set(Origin, null);
        var before = _files.Read("tile/0/000", int.MaxValue)!.ToArray();
        _files.Spoil("tile/0/000", octets => octets[..^32]);
        var fault = await Assert.ThrowsAsync<LogException>(() => LogTakeover.RunAsync(Settings, null, Cancel));
        Assert.Contains("1 files are not those of the checkpoint, the first: tile/0/000: tile.size", fault.Message, StringComparison.Ordinal);
        _files.Write("tile/0/000", before);
        Assert.Equal(Size, (await LogTakeover.RunAsync(Settings, null, Cancel)).Size);
        await using var writer = await LogWriter.OpenAsync(Settings, Cancel);
        Assert.Equal(Size, await writer.AppendAsync(new byte[1], Cancel));
    }

    [Fact]
    public async Task A_database_that_is_further_than_the_checkpoint_is_not_set_back()
    {
        _heads.Set(Origin, new TreeHead(Size + 1, Rfc6962.Empty));
        var fault = await Assert.ThrowsAsync<LogException>(() => LogTakeover.RunAsync(Settings, null, Cancel));
        Assert.Contains("nothing to take over", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_was_never_begun_is_refused()
    {
        var settings = Settings with { Files = new MemoryFiles(new Steps()), Heads = new MemoryHeads(new Steps()) };
        var fault = await Assert.ThrowsAsync<LogException>(() => LogWriter.OpenAsync(settings, Cancel));
        Assert.Equal("sqlite:memory knows no log log.example/one: begin it with `servanda log init`.", fault.Message);
    }

    async Task RefusesAsync(string path, Func<byte[], byte[]?> change, string? words = null)
    {
        var before = _files.Read(path, int.MaxValue)!.ToArray();
        await RefusesAsync(() => _files.Spoil(path, change), words ?? path.Split(".p")[0]);
        _files.Write(path, before);
    }

    async Task RefusesAsync(Action change, string words)
    {
        change();
        var published = _files.Checkpoints.Count;
        var fault = await Assert.ThrowsAsync<LogException>(() => LogWriter.OpenAsync(Settings, Cancel));
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
        Assert.EndsWith("Nothing is signed.", fault.Message, StringComparison.Ordinal);
        Assert.Equal(published, _files.Checkpoints.Count);
    }
}
