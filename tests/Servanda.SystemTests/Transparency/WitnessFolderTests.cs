using Servanda.SystemTests.Servers;
using Servanda.Tests.Transparency.Witnessing;
using Servanda.Transparency.Cosignatures;
using Servanda.Transparency.Witnessing;

namespace Servanda.SystemTests.Transparency;

/// <summary>What a witness keeps on disk.</summary>
public sealed class WitnessFolderTests : IDisposable
{
    readonly Scratch _scratch = new();
    readonly MadeUpLog _log = MadeUpLog.Open();
    readonly CosigningKey _key = CosigningKey.Generate("witness.example/w1");

    public void Dispose()
    {
        _log.Dispose();
        _key.Dispose();
        _scratch.Dispose();
    }

    string Kept => Path.Combine(_scratch.At("state"), _log.Watched.OriginHash, "checkpoint");

    [Fact]
    public void A_witness_goes_on_from_its_folder_which_holds_the_note_that_monitors_are_shown()
    {
        using (var folder = new WitnessFolder(_scratch.At("state")))
            Assert.Equal(200, Add(folder, 0, 3).Status);
        Assert.Equal(3, CosignedCheckpoint.Read(File.ReadAllBytes(Kept), _log.Origin, _key.Verifier).Value!.Checkpoint.Size);
        using var again = new WitnessFolder(_scratch.At("state"));
        Assert.Equal("3\n", Add(again, 0, 5).Body);
        Assert.Equal(200, Add(again, 3, 5).Status);
    }

    [Fact]
    public void The_first_checkpoint_that_does_not_extend_the_last_is_kept_beside_it()
    {
        using var folder = new WitnessFolder(_scratch.At("state"));
        Add(folder, 0, 5);
        var fork = _log.Forked(2);
        foreach (var size in (long[])[7, 5])
            Assert.Equal(422, Open(folder).Add(fork.Asking(5, size).Write()).Status);
        Assert.Equal(fork.At(7).Note.Bytes.ToArray(), File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(Kept)!, "refused")));
    }

    [Fact]
    public void Two_witnesses_never_share_a_folder()
    {
        using var first = new WitnessFolder(_scratch.At("state"));
        var fault = Assert.Throws<IOException>(() => new WitnessFolder(_scratch.At("state")));
        Assert.Contains(_scratch.At("state"), fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_state_rolled_back_or_removed_beneath_a_running_witness_is_not_built_upon(bool isRemoved)
    {
        using var folder = new WitnessFolder(_scratch.At("state"));
        var witness = Open(folder);
        witness.Add(_log.Asking(0, 3).Write());
        var old = File.ReadAllBytes(Kept);
        witness.Add(_log.Asking(3, 5).Write());
        File.Delete(Kept);
        if (!isRemoved)
            File.WriteAllBytes(Kept, old);
        var fault = Assert.Throws<IOException>(() => witness.Add(_log.Asking(5, 7).Write()));
        Assert.Contains(Kept, fault.Message, StringComparison.Ordinal);
        Assert.Equal(!isRemoved, File.Exists(Kept));
    }

    [Fact]
    public void A_state_of_impossible_size_is_refused_by_name()
    {
        using var folder = new WitnessFolder(_scratch.At("state"));
        Directory.CreateDirectory(Path.GetDirectoryName(Kept)!);
        File.WriteAllBytes(Kept, new byte[WitnessFolder.MaxOctets + 1]);
        Assert.Contains(Kept, Assert.Throws<IOException>(() => Open(folder)).Message, StringComparison.Ordinal);
    }

    Witness Open(WitnessFolder folder) => new(_key, [_log.Watched], folder, 60, TimeProvider.System);

    WitnessReply Add(WitnessFolder folder, long oldSize, long size) => Open(folder).Add(_log.Asking(oldSize, size).Write());
}
