using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.Log;

/// <summary>A log of leaves in a directory of its own, kept with the program as an operator keeps it.</summary>
sealed class LogScratch : IDisposable
{
    public const string Origin = "log.example.org/accords";

    readonly Scratch _scratch = new();

    public string Log => _scratch.At("log");

    public string Tree => Path.Combine(Log, "public");

    /// <summary>Believes this log, without witnesses.</summary>
    public string Policy => _scratch.At("policy");

    public string At(string path) => _scratch.At(path);

    public string Write(string path, string text) => _scratch.Write(path, text);

    /// <summary>A log with these leaves after its first entry.</summary>
    public static async Task<LogScratch> StartAsync(int leaves = 0)
    {
        var log = new LogScratch();
        var made = await log.RunAsync("init", "--origin", Origin);
        Assert.True(made.Code == 0, made.Output + made.Error);
        await File.WriteAllTextAsync(log.Policy, $"log {made.Output.Trim()}\nquorum none\n");
        if (leaves > 0)
        {
            var drafts = log.Write("drafts.jsonl", string.Concat(Enumerable.Repeat(Draft("acme") + "\n", leaves)));
            var appended = await RealProcess.TryRunAsync("/bin/sh",
                ["-c", $"exec dotnet '{CommandLine.Program}' log append '{log.Log}' --link - < '{drafts}'"]);
            Assert.True(appended.Code == 0, appended.Output + appended.Error);
        }
        return log;
    }

    /// <summary>A leaf that lacks what <c>--link</c> puts in.</summary>
    public static string Draft(string subject) => $$"""{"body":{"accord":"cta"},"kind":"withdrawal","subject":"{{subject}}"}""";

    /// <summary>A command upon this log.</summary>
    public Task<Ended> RunAsync(string command, params string[] rest) => CommandLine.RunAsync(["log", command, Log, .. rest]);

    public Task<Ended> VerifyAsync(params string[] arguments) => CommandLine.RunAsync(["verify", "--policy", Policy, .. arguments]);

    /// <summary>Changes one bit of a file below the log's tree.</summary>
    public void Flip(string path, Index at)
    {
        var full = Path.Combine(Tree, path);
        var bytes = File.ReadAllBytes(full);
        bytes[at] ^= 1;
        File.WriteAllBytes(full, bytes);
    }

    public void Dispose() => _scratch.Dispose();
}
