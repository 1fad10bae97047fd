using System.Text;
using Servanda.SystemTests.Servers;
using Servanda.Transparency.Keys;
using Servanda.Transparency.Notes;

namespace Servanda.SystemTests.Log;

/// <summary>Keys of a log: whose they are, where they come from, and that no command says them.</summary>
public sealed class LogKeyTests
{
    [Fact]
    public async Task No_command_prints_a_secret()
    {
        using var log = await LogScratch.StartAsync();
        var secret = await File.ReadAllTextAsync(Path.Combine(log.Log, "log.key"));
        var leaf = log.Write("leaf.json", LogScratch.Draft("acme"));
        var said = new StringBuilder();
        foreach (string[] arguments in (string[][])
            [
                ["append", "--link", leaf], ["append", "--json", leaf], ["prove", "1"],
                ["fsck", "--json"], ["init", "--origin", LogScratch.Origin], ["init", "--adopt", "--json"],
                ["rotate"], ["fsck"],
            ])
        {
            var run = await log.RunAsync(arguments[0], arguments[1..]);
            said.Append(run.Output).Append(run.Error);
        }
        foreach (var file in Directory.GetFiles(log.Tree, "*", SearchOption.AllDirectories))
            said.Append(Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)));
        foreach (var text in new[] { secret, await File.ReadAllTextAsync(Path.Combine(log.Log, "log.key")) })
        {
            Assert.StartsWith("PRIVATE+KEY", text, StringComparison.Ordinal);
            Assert.DoesNotContain(text.Trim().Split('+')[^1], said.ToString(), StringComparison.Ordinal);
        }
        Assert.DoesNotContain("PRIVATE", said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_owner_reads_the_keys_of_a_log_and_one_that_others_read_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has access lists, not modes");
        if (OperatingSystem.IsWindows())
            return;
        using var log = await LogScratch.StartAsync();
        Assert.Equal(0, (await log.RunAsync("rotate")).Code);
        var keys = Directory.GetFiles(log.Log, "log.key*").Where(path => !path.EndsWith(".pub", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, keys.Count);
        foreach (var path in keys)
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        File.SetUnixFileMode(Path.Combine(log.Log, "log.key"), UnixFileMode.UserRead | UnixFileMode.OtherRead);
        var refused = await log.RunAsync("append", "--link", log.Write("leaf.json", LogScratch.Draft("acme")));
        Assert.Equal(2, refused.Code);
        Assert.Contains("chmod 600", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_handed_in_by_the_environment_or_a_file_is_not_written_to_the_directory()
    {
        using var scratch = new Scratch();
        using var key = NoteSigningKey.Generate(LogScratch.Origin);
        (string, string)[] environment = [("SERVANDA_LOG_KEY", key.Write())];
        var log = scratch.At("log");
        var made = await CommandLine.RunAsync(environment, "log", "init", log, "--origin", LogScratch.Origin);
        Assert.True(made.Code == 0, made.Output + made.Error);
        Assert.Equal(key.Verifier.ToString(), made.Output.Trim());
        Assert.False(File.Exists(Path.Combine(log, "log.key")));
        var leaf = scratch.Write("leaf.json", LogScratch.Draft("acme"));
        Assert.Equal(2, (await CommandLine.RunAsync("log", "append", log, "--link", leaf)).Code);
        Assert.Equal(0, (await CommandLine.RunAsync(environment, "log", "append", log, "--link", leaf)).Code);
        KeyFile.Write(scratch.At("handed.key"), key);
        Assert.Equal(0, (await CommandLine.RunAsync(
            "log", "append", log, "--key", scratch.At("handed.key"), "--link", scratch.Write("leaf2.json", LogScratch.Draft("acme")))).Code);
        Assert.Equal(0, (await CommandLine.RunAsync("log", "fsck", log)).Code);
    }
}
