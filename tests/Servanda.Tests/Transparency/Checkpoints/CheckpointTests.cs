using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Core.Json;
using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Merkle;
using Servanda.Transparency.Notes;
using Servanda.Transparency.Tiles;

namespace Servanda.Tests.Transparency.Checkpoints;

public sealed class CheckpointTests
{
    static readonly TreeHash Root = Rfc6962.Leaf("x"u8);

    [Fact]
    public void Every_checkpoint_of_the_suite_is_read_or_refused_as_it_should_be()
    {
        var cases = StrictJson.Read(File.ReadAllBytes(Suites.Path("log", "checkpoint", "unmarshal.json"))).Value!.Items;
        Assert.Equal(12, cases.Count);
        foreach (var one in cases)
        {
            var read = Checkpoint.Read(Encoding.UTF8.GetBytes(one["text"]!.AsText!));
            // The suite takes roots of any length, and in one case empty extension lines; docs/conformance.md says why
            // these are refused. All else must be as the suite has it.
            var other = read.Problems.Select(problem => problem.Code)
                .Except(["checkpoint.root.length", "checkpoint.extension.empty"]).ToList();
            Assert.True(other.Count > 0 == one["wantErr"]!.AsTruth, $"{one["name"]!.AsText}: {string.Join(' ', other)}");
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"checkpoint: {cases.Count} of 12");
    }

    [Fact]
    public async Task Every_checkpoint_of_Tessera_verifies_and_its_tiles_and_entries_lead_to_its_root()
    {
        var cancel = TestContext.Current.CancellationToken;
        var key = NoteVerifierKey.Read(File.ReadAllText(Suites.Path("log", "tlog-tiles-tessera", "vkey.txt")).Trim()).Value!;
        var log = Suites.Path("log", "tlog-tiles-tessera", "log");
        var source = new TileDirectory(log);
        var count = 0;
        foreach (var file in Directory.GetFiles(log, "checkpoint.*").Where(file => Path.HasExtension(file)))
        {
            var verified = CheckpointNote.Read(await File.ReadAllBytesAsync(file, cancel)).Value!.Verify(key).Value!;
            var (size, root) = (verified.Checkpoint.Size, verified.Checkpoint.Root);
            Assert.Equal(size.ToString(System.Globalization.CultureInfo.InvariantCulture), Path.GetExtension(file)[1..]);
            Assert.Equal(root, await new TreeTiles(source, size).RootAsync(cancel));
            if (TileShape.Entries(0, size) is { } id)
                Assert.Equal(root, HashTile.Read((await TileFetch.EntriesAsync(source, id, cancel)).Leaves(), (int)size).Value!.Root(0, (int)size));
            count++;
        }
        Assert.Equal(16, count);
        TestContext.Current.TestOutputHelper?.WriteLine($"Tessera: {count} of 16 sizes");
    }

    [Fact]
    public void A_checkpoint_reads_back_with_its_extensions()
    {
        var written = new Checkpoint("log.example/one", 7, Root) { Extensions = ["one", "two"] };
        var read = Checkpoint.Read(Encoding.UTF8.GetBytes(written.Write())).Value!;
        Assert.Equal((written.Origin, written.Size, written.Root), (read.Origin, read.Size, read.Root));
        Assert.Equal(written.Extensions, read.Extensions);
    }

    [Theory]
    [InlineData("\n01\nx\n", "checkpoint.origin.empty checkpoint.size checkpoint.root")]
    [InlineData("a\n9223372036854775808\nYmFuYW5hcw==\n", "checkpoint.size checkpoint.root.length")]
    [InlineData("a\n0\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", "checkpoint.root.empty")]
    [InlineData("a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n", "checkpoint.extension.empty")]
    [InlineData("a\n+1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", "checkpoint.size")]
    [InlineData("a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=", "checkpoint.lines")]
    public void Every_fault_of_a_checkpoint_is_told(string text, string codes) =>
        Assert.Equal(codes, string.Join(' ', Checkpoint.Read(Encoding.UTF8.GetBytes(text)).Problems.Select(problem => problem.Code)));

    [Fact]
    public void A_checkpoint_of_another_log_or_signed_by_another_key_is_not_believed()
    {
        using var key = Key("log.example/one");
        using var other = Key("log.example/one");
        var note = CheckpointNote.Sign(new Checkpoint("log.example/one", 1, Root), key);
        Assert.NotNull(note.Verify(key.Verifier).Value);
        Assert.Equal("note.unsigned", note.Verify(other.Verifier).Problems.Single().Code);
        Assert.Equal("checkpoint.origin.other", note.Verify("log.example/two", key.Verifier).Problems.Single().Code);
    }

    [Fact]
    public void Any_bytes_are_read_as_a_checkpoint_without_a_throw()
    {
        Prop.ForAll<byte[]>(bytes => Checkpoint.Read(bytes) is { } read && read.IsClean == (read.Value is not null))
            .QuickCheckThrowOnFailure();
        string[] pieces = ["log", "\n", "0", "17", "é", Rfc6962.Empty.ToString(), Root.ToString(), "\n\n", "— "];
        Prop.ForAll(Gen.Elements(pieces).ArrayOf().Select(string.Concat).ToArbitrary(), text =>
        {
            var read = Checkpoint.Read(Encoding.UTF8.GetBytes(text));
            return read.IsClean == (read.Value is not null) && (read.Value is null || read.Value.Write() == text) &&
                CheckpointNote.Read(Encoding.UTF8.GetBytes(text)).Value is null;
        }).QuickCheckThrowOnFailure();
    }

    static NoteSigningKey Key(string name)
    {
        Assert.SkipUnless(Servanda.Core.Cryptography.Ed25519.CanSign, "libcrypto is not installed");
        return NoteSigningKey.Generate(name);
    }
}
