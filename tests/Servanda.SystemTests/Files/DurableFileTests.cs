using Servanda.Core.Files;
using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.Files;

public sealed class DurableFileTests
{
    [Fact]
    public void A_file_is_made_and_then_replaced_and_nothing_is_left_beside_it()
    {
        using var scratch = new Scratch();
        var path = scratch.At("state");
        DurableFile.Replace(path, "the first, a long one"u8);
        DurableFile.Replace(path, "second"u8);
        Assert.Equal("second"u8, File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(scratch.Root));
    }

    [Fact]
    public void What_a_crash_left_beside_is_overwritten()
    {
        using var scratch = new Scratch();
        scratch.Write("state.new", "half of something much longer");
        DurableFile.Replace(scratch.At("state"), "whole"u8);
        Assert.Equal("whole"u8, File.ReadAllBytes(scratch.At("state")));
    }

    [Fact]
    public void A_directory_that_is_not_there_cannot_be_flushed_and_is_named()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "nothing is done there");
        var fault = Assert.Throws<IOException>(() => DurableFile.FlushDirectory("/no/such/directory"));
        Assert.Contains("/no/such/directory", fault.Message, StringComparison.Ordinal);
    }
}
