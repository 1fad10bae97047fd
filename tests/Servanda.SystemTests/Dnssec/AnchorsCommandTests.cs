using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.Dnssec;

/// <summary><c>servanda dns anchors</c> over the private internet, as an operator runs it from a timer.</summary>
[Collection(nameof(SignedWorld))]
public sealed class AnchorsCommandTests(PrivateInternet world)
{
    [Fact]
    public async Task A_book_is_begun_refreshed_printed_and_validated_with()
    {
        using var scratch = new Scratch();
        var (book, resolver) = (scratch.At("root.anchors"), world.Resolver.ToString());
        var begun = await CommandLine.RunAsync("dns", "anchors", book, "--create", "--anchor", world.AnchorFile);
        Assert.Equal((0, ""), (begun.Code, begun.Error));
        var seen = await CommandLine.RunAsync("dns", "anchors", book, "--refresh", "--resolver", resolver);
        Assert.Equal((0, ""), (seen.Code, seen.Error));
        Assert.Contains("; valid since", seen.Output, StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(book));
        var again = await CommandLine.RunAsync("dns", "anchors", book, "--refresh", "--resolver", resolver);
        Assert.Contains("less than an hour ago", again.Error, StringComparison.Ordinal);
        var validated = await CommandLine.RunAsync("dns", "query", "www.p256.test", "A", "--validate",
            "--anchor", scratch.Write("root.key", again.Output), "--resolver", resolver);
        Assert.Equal(0, validated.Code);
        Assert.Contains("; secure", validated.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_nobody_trusted_signed_change_nothing()
    {
        using var scratch = new Scratch();
        var book = scratch.At("root.anchors");
        // IANA's keys, and a root that is not IANA's.
        await CommandLine.RunAsync("dns", "anchors", book, "--create");
        var seen = await CommandLine.RunAsync("dns", "anchors", book, "--refresh", "--resolver", world.Resolver.ToString());
        Assert.Equal(3, seen.Code);
        Assert.Contains("No trusted key signed", seen.Error, StringComparison.Ordinal);
        Assert.Contains("never looked at", seen.Output, StringComparison.Ordinal);
        Assert.Contains(" DS 38696 ", seen.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_book_that_was_changed_is_told_with_what_to_do()
    {
        using var scratch = new Scratch();
        var book = scratch.At("root.anchors");
        await CommandLine.RunAsync("dns", "anchors", book, "--create");
        await File.WriteAllTextAsync(book, (await File.ReadAllTextAsync(book)).Replace("20326", "20327", StringComparison.Ordinal));
        var run = await CommandLine.RunAsync("dns", "anchors", book);
        Assert.Equal(2, run.Code);
        Assert.Contains("dnssec.book.changed", run.Error, StringComparison.Ordinal);
        Assert.Contains("--create", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_book_that_others_may_write_is_not_used()
    {
        using var scratch = new Scratch();
        var book = scratch.At("root.anchors");
        await CommandLine.RunAsync("dns", "anchors", book, "--create");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(book, File.GetUnixFileMode(book) | UnixFileMode.GroupWrite);
        var run = await CommandLine.RunAsync("dns", "anchors", book);
        Assert.Equal(2, run.Code);
        Assert.Contains("chmod 600", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--refresh")]
    [InlineData("--create")]
    public async Task A_book_is_neither_made_up_nor_overwritten(string how)
    {
        using var scratch = new Scratch();
        var book = how == "--create" ? scratch.Write("root.anchors", "something") : scratch.At("root.anchors");
        var run = await CommandLine.RunAsync("dns", "anchors", book, how);
        Assert.Equal(2, run.Code);
        Assert.Equal(how == "--create", File.Exists(book));
    }
}
