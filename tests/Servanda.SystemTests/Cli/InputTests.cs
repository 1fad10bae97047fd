using System.Globalization;
using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.Cli;

/// <summary>What the program says to input that is wrong, and to an operator who has had enough.</summary>
public sealed class InputTests
{
    [Fact]
    public async Task A_malformed_file_is_told_with_file_and_line_and_2()
    {
        using var scratch = new Scratch();
        var file = scratch.Write("organisations.csv", "name,domain,country\nGood,good.test,CHE\nBad,not a domain,XXX\n");
        var run = await CommandLine.RunAsync("assess", file, "--resolver", Nowhere());
        Assert.Equal(2, run.Code);
        Assert.Contains($"{file}:3", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Good", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keep_going_assesses_the_others_of_a_malformed_file()
    {
        using var scratch = new Scratch();
        var file = scratch.Write("organisations.csv", "name,domain\nGood,good.test\nBad,not a domain\n");
        var run = await CommandLine.RunAsync(
            "assess", file, "--keep-going", "--resolver", Nowhere(), "--control", "mail.spf", "--format", "json");
        Assert.Contains($"{file}:3", run.Error, StringComparison.Ordinal);
        Assert.Contains("\"Good\"", run.Output, StringComparison.Ordinal);
        Assert.NotEqual(0, run.Code);
    }

    [Theory]
    [InlineData("assess", "exa mple")]
    [InlineData("assess", "example.test", "--accord", "no-such-accord")]
    [InlineData("assess", "example.test", "--resolver", "nonsense")]
    [InlineData("assess", "example.test", "--allow-address", "300.0.0.0/8")]
    [InlineData("assess")]
    [InlineData("explain", "no.such.thing")]
    [InlineData("verify", "/no/such/file.zip")]
    [InlineData("catalogue", "list", "organisations", "--register", "none")]
    [InlineData("dns", "query", "..")]
    [InlineData("no-such-command")]
    public async Task Wrong_input_says_so_with_2(params string[] arguments)
    {
        var run = await CommandLine.RunAsync(arguments);
        Assert.True(run.Code == 2, $"{run.Code}: {run.Output}{run.Error}");
        Assert.NotEmpty(run.Error.Trim());
    }

    [Fact]
    public async Task Interrupted_it_finishes_what_was_begun_and_says_what_was_left()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no SIGINT to send");
        using var scratch = new Scratch();
        var file = scratch.Write("domains.csv", "name,domain\n" + string.Concat(
            Enumerable.Range(0, 40).Select(i => string.Create(CultureInfo.InvariantCulture, $"Number {i},d{i}.test\n"))));
        await using var run = RealProcess.Start("dotnet", CommandLine.Program,
            "assess", file, "--resolver", Nowhere(), "--control", "mail.spf", "--concurrency", "1",
            "--out", scratch.At("out"), "--key", scratch.At("key"));
        await run.SaysAsync("key to sign");
        await Task.Delay(1000);
        await RealProcess.RunAsync("/bin/kill", ["-INT", run.Id.ToString(CultureInfo.InvariantCulture)]);
        await run.EndsAsync();
        Assert.Contains("not assessed", run.Log, StringComparison.Ordinal);
        Assert.EndsWith("}", (await File.ReadAllTextAsync(scratch.At("out/scorecards.json"))).TrimEnd(), StringComparison.Ordinal);
    }

    static string Nowhere() => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Ports.Free()}");
}
