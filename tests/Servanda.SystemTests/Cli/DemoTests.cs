using System.Text.Json;
using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.Cli;

/// <summary>The first command of the README, and what a doubter does with what it wrote.</summary>
public sealed class DemoTests
{
    [Fact]
    public async Task The_demo_writes_reports_and_bundles_that_verify_until_one_byte_is_changed()
    {
        using var scratch = new Scratch();
        var demo = await CommandLine.RunAsync("demo", "--out", scratch.At("demo"));
        Assert.True(demo.Code == 0, demo.Output + demo.Error);

        Assert.Contains("<html lang=\"en\"", await File.ReadAllTextAsync(scratch.At("demo/index.html")), StringComparison.Ordinal);
        using var document = JsonDocument.Parse(await File.ReadAllBytesAsync(scratch.At("demo/scorecards.json")));
        var bundles = Directory.GetFiles(scratch.At("demo/bundles"), "*.zip");
        Assert.True(bundles.Length >= 16);
        Assert.Equal(bundles.Length, document.RootElement.GetProperty("organisations").GetArrayLength());

        var verified = await CommandLine.RunAsync(["verify", .. bundles]);
        Assert.True(verified.Code == 0, verified.Output);

        var bytes = await File.ReadAllBytesAsync(bundles[0]);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(bundles[0], bytes);
        var changed = await CommandLine.RunAsync(["verify", .. bundles]);
        Assert.True(changed.Code == 1, changed.Output);
        Assert.Contains("FAILED", changed.Output, StringComparison.Ordinal);
    }
}
